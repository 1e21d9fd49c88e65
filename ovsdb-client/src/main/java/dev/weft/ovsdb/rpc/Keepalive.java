/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.rpc;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Notices a dead peer: after some silence it asks for a sign of life, after some more it gives up. Any byte counts as a
 * sign, so that a large message over a slow line does not look like death.
 */
final class Keepalive extends ChannelInboundHandlerAdapter {
    private final long idleNanos;
    private final long answerNanos;
    private final Runnable probe;
    private final Consumer<String> giveUp;

    private long heardAt;
    private boolean probing;
    private boolean graceGiven;

    Keepalive(final Duration idle, final Duration answer, final Runnable probe, final Consumer<String> giveUp) {
        this.idleNanos = idle.toNanos();
        this.answerNanos = answer.toNanos();
        this.probe = probe;
        this.giveUp = giveUp;
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object msg) {
        heardAt = System.nanoTime();
        probing = false;
        graceGiven = false;
        ctx.fireChannelRead(msg);
    }

    /** Begins to watch; called on the event loop when the session is ready. */
    void start(final ChannelHandlerContext ctx) {
        if (idleNanos > 0) {
            heardAt = System.nanoTime();
            checkIn(ctx, idleNanos);
        }
    }

    private void checkIn(final ChannelHandlerContext ctx, final long nanos) {
        final long due = System.nanoTime() + nanos;
        ctx.executor().schedule(() -> check(ctx, due), nanos, TimeUnit.NANOSECONDS);
    }

    private void check(final ChannelHandlerContext ctx, final long due) {
        if (!ctx.channel().isActive()) {
            return;
        }
        final long now = System.nanoTime();
        final long left = heardAt + idleNanos - now;
        if (left > 0) {
            checkIn(ctx, left);
        } else if (!probing) {
            probing = true;
            probe.run();
            checkIn(ctx, answerNanos);
        } else if (!graceGiven && now - due > answerNanos / 2) {
            // We were late ourselves (a stopped process, a long collection): the answer may lie unread in the socket
            graceGiven = true;
            checkIn(ctx, answerNanos);
        } else {
            giveUp.accept("heard nothing for " + TimeUnit.NANOSECONDS.toMillis(now - heardAt)
                + " ms, not even an answer to echo");
        }
    }
}
