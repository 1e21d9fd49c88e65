/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import dev.weft.ovsdb.rpc.RpcOptions;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How to connect and to reconnect.
 *
 * @param rpc limits and times of each session
 * @param tls keys and certificates; needed for {@code ssl:} and {@code pssl:}
 * @param firstWait wait after the first failure; 1 s by default
 * @param longestWait upper bound of the waits, which double; 8 s by default
 */
public record ConnectionOptions(RpcOptions rpc, Optional<SslContext> tls, Duration firstWait, Duration longestWait) {
    public ConnectionOptions {
        Objects.requireNonNull(rpc);
        Objects.requireNonNull(tls);
        if (firstWait.isNegative() || firstWait.isZero() || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("the waits between attempts should grow from more than zero, but are "
                + firstWait + " to " + longestWait);
        }
    }

    /** The defaults, without TLS. */
    public static ConnectionOptions defaults() {
        return new ConnectionOptions(RpcOptions.defaults(), Optional.empty(), Duration.ofSeconds(1),
            Duration.ofSeconds(8));
    }

    /** The same with other limits and times. */
    public ConnectionOptions withRpc(final RpcOptions newRpc) {
        return new ConnectionOptions(newRpc, tls, firstWait, longestWait);
    }

    /** The same with TLS. */
    public ConnectionOptions withTls(final SslContext context) {
        return new ConnectionOptions(rpc, Optional.of(context), firstWait, longestWait);
    }

    /** The same with other waits between attempts. */
    public ConnectionOptions withWaits(final Duration first, final Duration longest) {
        return new ConnectionOptions(rpc, tls, first, longest);
    }
}
