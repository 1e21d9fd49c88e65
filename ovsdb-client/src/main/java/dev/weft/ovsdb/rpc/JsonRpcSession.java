/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.rpc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.error.OvsdbException;
import dev.weft.ovsdb.error.RpcTimeoutException;
import dev.weft.ovsdb.json.JsonFrameDecoder;
import dev.weft.ovsdb.json.JsonText;
import dev.weft.ovsdb.rpc.PendingCalls.Call;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON-RPC 1.0 conversation. The same whether we dialled or were dialled. Methods may be called by any thread;
 * requests of one thread go out in order. Futures complete on the event loop, so whatever is chained to them without an
 * executor must not block. When the session ends, by whatever cause, each open future fails with
 * {@link DisconnectedException}, and {@link #closed()} completes with the reason.
 */
public final class JsonRpcSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JsonRpcSession.class);

    private final AtomicLong lastId = new AtomicLong();
    private final AtomicReference<String> closeReason = new AtomicReference<>();
    private final CompletableFuture<JsonRpcSession> ready = new CompletableFuture<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final PendingCalls pending = new PendingCalls();
    private final Channel channel;
    private final String peer;
    private final RpcOptions options;

    private volatile NotificationHandler notifications = (method, params) -> LOG.debug("nobody hears {}", method);

    private JsonRpcSession(final Channel channel, final String peer, final RpcOptions options) {
        this.channel = channel;
        this.peer = peer;
        this.options = options;
    }

    /**
     * Makes a session on a channel that has no handlers yet, or only one for TLS.
     *
     * @param channel the channel, not yet active
     * @param peer who is at the other end, for messages
     * @param awaitTls whether the session is ready only after the TLS handshake
     */
    public static JsonRpcSession on(final Channel channel, final String peer, final RpcOptions options,
            final boolean awaitTls) {
        final var session = new JsonRpcSession(channel, peer, options);
        final var keepalive = new Keepalive(options.probeIdle(), options.probeAnswer(), session::probe,
            session::fail);
        channel.pipeline()
            .addLast("keepalive", keepalive)
            .addLast("frames", new JsonFrameDecoder(options.maxFrameBytes(), options.maxDepth()))
            .addLast("rpc", new RpcChannelHandler(session, session.pending, awaitTls, () -> {
                keepalive.start(channel.pipeline().context(keepalive));
                session.ready.complete(session);
            }));
        channel.closeFuture().addListener(future -> session.finish());
        return session;
    }

    /** Who is at the other end, for messages. */
    public String peer() {
        return peer;
    }

    /** This side's IP address in the session; empty on a Unix socket. */
    public Optional<InetAddress> localAddress() {
        return channel.localAddress() instanceof InetSocketAddress local ? Optional.of(local.getAddress())
            : Optional.empty();
    }

    /** Whether it has not ended yet. */
    public boolean isOpen() {
        return !isClosing() && channel.isOpen();
    }

    /** Completes with this session when requests can be sent; fails if it never comes to that. */
    public CompletableFuture<JsonRpcSession> ready() {
        return ready.copy();
    }

    /** Completes with the reason when the session has ended; never fails. */
    public CompletableFuture<String> closed() {
        return closed.copy();
    }

    /** Sets who hears notifications; set it before asking the peer for any. */
    public void onNotification(final NotificationHandler handler) {
        notifications = handler;
    }

    /** Calls a method and gives its result unchanged, within the default time. */
    public CompletableFuture<JsonElement> call(final String method, final JsonArray params) {
        return call(method, params, options.requestTimeout(), Function.identity());
    }

    /**
     * Calls a method.
     *
     * @param timeout how long to wait for the answer
     * @param decoder makes the result; runs on the event loop before any later message is looked at. Whatever it throws
     *     fails the future, and also closes the session unless it is an {@code OvsdbException} other than a
     *     {@code ProtocolException}
     * @return fails with an {@code RpcErrorException}, {@code RpcTimeoutException}, {@code DisconnectedException}, or
     *     what the decoder threw; with {@link IllegalArgumentException} if the request exceeds the size limit, and
     *     with {@link RejectedExecutionException} if too many requests are unanswered
     */
    public <T> CompletableFuture<T> call(final String method, final JsonArray params, final Duration timeout,
            final Function<JsonElement, T> decoder) {
        final var future = new CompletableFuture<T>();
        final long id = lastId.incrementAndGet();
        final JsonObject request = message(method, params);
        request.addProperty("id", id);
        try {
            // Encoded here: a large request should not hold up the event loop
            final ByteBuf frame = encode(request);
            onLoop(frame, () -> send(id, new Call<>(method, decoder, future), frame, timeout));
        } catch (IllegalArgumentException | OvsdbException e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    /**
     * Sends a notification; when the session has ended, it goes nowhere.
     *
     * @throws IllegalArgumentException if it exceeds the size limit
     */
    public void notify(final String method, final JsonArray params) {
        final JsonObject notification = message(method, params);
        notification.add("id", JsonNull.INSTANCE);
        final ByteBuf frame = encode(notification);
        try {
            onLoop(frame, () -> channel.writeAndFlush(frame));
        } catch (DisconnectedException e) {
            LOG.debug("{}: {} was not sent", peer, method, e);
        }
    }

    /** Ends the session for a reason, which {@link #closed()} and all open futures get. */
    public void fail(final String reason) {
        if (closeReason.compareAndSet(null, reason)) {
            LOG.debug("closing the session with {}: {}", peer, reason);
        }
        channel.close();
    }

    @Override
    public void close() {
        fail("closed by this side");
    }

    @Override
    public String toString() {
        return "session with " + peer;
    }

    /** Whether the end has come, so that nothing the peer still sends counts. */
    boolean isClosing() {
        return closeReason.get() != null;
    }

    void notified(final String method, final JsonArray params) {
        notifications.notified(method, params);
    }

    /** Encodes and writes an answer; on the event loop. */
    ChannelFuture answer(final JsonObject message) {
        return channel.writeAndFlush(encode(message));
    }

    private static JsonObject message(final String method, final JsonArray params) {
        final JsonObject message = new JsonObject();
        message.addProperty("method", method);
        message.add("params", params);
        return message;
    }

    private ByteBuf encode(final JsonElement message) {
        return JsonText.encode(message, channel.alloc(), options.maxFrameBytes());
    }

    private void onLoop(final ByteBuf frame, final Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            frame.release();
            throw new DisconnectedException("the event loop of the session with " + peer + " was shut down", e);
        }
    }

    private void send(final long id, final Call<?> call, final ByteBuf frame, final Duration timeout) {
        if (!channel.isActive() || isClosing()) {
            frame.release();
            call.fail(new DisconnectedException(call.method() + " was not sent to " + peer + ": "
                + Objects.requireNonNullElse(closeReason.get(), "there is no connection")));
            return;
        }
        if (pending.size() >= options.maxPending()) {
            frame.release();
            call.fail(new RejectedExecutionException(call.method() + " was not sent to " + peer + ": "
                + pending.size() + " requests are unanswered, the limit is " + options.maxPending()));
            return;
        }
        pending.add(id, call);
        call.timeout(channel.eventLoop().schedule(() -> timeOut(id, timeout), timeout.toNanos(),
            TimeUnit.NANOSECONDS));
        channel.writeAndFlush(frame).addListener(future -> {
            if (!future.isSuccess()) {
                fail("cannot send: " + future.cause().getMessage());
            }
        });
    }

    private void timeOut(final long id, final Duration timeout) {
        final Call<?> call = pending.remove(id);
        if (call != null) {
            call.fail(new RpcTimeoutException(call.method(), peer, timeout));
        }
    }

    private void probe() {
        call("echo", new JsonArray(), options.probeAnswer(), Function.identity());
    }

    private void finish() {
        closeReason.compareAndSet(null, "closed by " + peer);
        final String reason = closeReason.get();
        pending.failAll(reason);
        ready.completeExceptionally(new DisconnectedException("no session with " + peer + ": " + reason));
        closed.complete(reason);
    }
}
