/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.rpc;

import java.time.Duration;

/**
 * Limits and times of a session.
 *
 * @param maxFrameBytes largest message in bytes, both ways; 64 MiB by default
 * @param maxDepth deepest nesting of a message; 64 by default
 * @param maxPending most requests without an answer; 10,000 by default
 * @param connectTimeout for the connection, and again for the TLS handshake; 5 s by default
 * @param requestTimeout for an answer when the caller does not say; 30 s by default
 * @param probeIdle silence after which an echo is sent; 5 s by default, zero for no keepalive at all
 * @param probeAnswer further silence after which the session is closed; 5 s by default
 */
public record RpcOptions(int maxFrameBytes, int maxDepth, int maxPending, Duration connectTimeout,
        Duration requestTimeout, Duration probeIdle, Duration probeAnswer) {
    public RpcOptions {
        positive("maxFrameBytes", maxFrameBytes);
        positive("maxDepth", maxDepth);
        positive("maxPending", maxPending);
        positive("connectTimeout (ms)", connectTimeout.toMillis());
        positive("requestTimeout (ms)", requestTimeout.toMillis());
        positive("probeAnswer (ms)", probeAnswer.toMillis());
        if (probeIdle.isNegative()) {
            throw new IllegalArgumentException("probeIdle should be zero or more, but is " + probeIdle);
        }
    }

    /** The defaults. */
    public static RpcOptions defaults() {
        return new RpcOptions(64 << 20, 64, 10_000, Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /** The same with another limit for the size of messages. */
    public RpcOptions withMaxFrameBytes(final int bytes) {
        return new RpcOptions(bytes, maxDepth, maxPending, connectTimeout, requestTimeout, probeIdle, probeAnswer);
    }

    /** The same with another limit for unanswered requests. */
    public RpcOptions withMaxPending(final int requests) {
        return new RpcOptions(maxFrameBytes, maxDepth, requests, connectTimeout, requestTimeout, probeIdle,
            probeAnswer);
    }

    /** The same with other times for connecting and for answers. */
    public RpcOptions withTimeouts(final Duration connect, final Duration request) {
        return new RpcOptions(maxFrameBytes, maxDepth, maxPending, connect, request, probeIdle, probeAnswer);
    }

    /** The same with another keepalive. */
    public RpcOptions withProbe(final Duration idle, final Duration answer) {
        return new RpcOptions(maxFrameBytes, maxDepth, maxPending, connectTimeout, requestTimeout, idle, answer);
    }

    /** The same without keepalive. */
    public RpcOptions withoutProbe() {
        return withProbe(Duration.ZERO, probeAnswer);
    }

    private static void positive(final String name, final long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " should be more than 0, but is " + value);
        }
    }
}
