/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.net;

import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import dev.weft.ovsdb.rpc.RpcOptions;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes sessions by calling and by listening. One for a whole program will do: a single thread of it serves hundreds of
 * nodes. TCP and TLS run on Java's own sockets; the first Unix endpoint loads Netty's epoll classes, which nothing else
 * needs.
 */
public final class RpcTransport implements AutoCloseable {
    private final EventLoopGroup group;
    private final boolean ownsGroup;
    /** Made for the first Unix endpoint. */
    private UnixLoops unixLoops;
    private boolean closed;

    private RpcTransport(final EventLoopGroup group, final boolean ownsGroup) {
        this.group = group;
        this.ownsGroup = ownsGroup;
    }

    /** A transport with one daemon thread of its own, ended by {@link #close()}. */
    public static RpcTransport create() {
        return new RpcTransport(new NioEventLoopGroup(1, new DefaultThreadFactory("weft-ovsdb", true)), true);
    }

    /** A transport on the caller's threads, which the caller ends. */
    public static RpcTransport on(final NioEventLoopGroup group) {
        return new RpcTransport(group, false);
    }

    /** One of the event loops, for timers. */
    public EventExecutor executor() {
        return group.next();
    }

    /**
     * Calls a peer.
     *
     * @param tls how to secure the connection, needed for {@code ssl:} only. Open vSwitch certificates name switches,
     *     not hosts, so that trust comes from the certificate authority in it; host names are not compared
     * @return the session once it can be used; fails with a {@link DisconnectedException} that says why
     * @throws IllegalArgumentException if the endpoint needs {@code tls} and there is none
     */
    public CompletableFuture<JsonRpcSession> dial(final Endpoint.Dial endpoint, final Optional<SslContext> tls,
            final RpcOptions options) {
        final Optional<SslContext> used = tlsFor(endpoint, tls);
        final var result = new CompletableFuture<JsonRpcSession>();
        final var created = new CompletableFuture<JsonRpcSession>();
        final var bootstrap = new Bootstrap()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) options.connectTimeout().toMillis())
            .handler(new SessionInitializer(endpoint.toString(), used, options, created::complete));
        final SocketAddress address;
        try {
            address = target(endpoint, bootstrap);
        } catch (DisconnectedException e) {
            return CompletableFuture.failedFuture(e);
        }
        bootstrap.connect(address).addListener(future -> {
            if (future.isSuccess()) {
                created.thenCompose(JsonRpcSession::ready).whenComplete(
                    (ready, failure) -> complete(result, ready, failure));
            } else {
                result.completeExceptionally(new DisconnectedException("cannot connect to " + endpoint + ": "
                    + future.cause().getMessage(), future.cause()));
            }
        });
        return result;
    }

    /**
     * Waits for peers to call.
     *
     * @param tls how to secure connections, needed for {@code pssl:} only
     * @param accepted hears of each new session, on its event loop, before it is ready
     * @return the listening channel; close it to stop
     */
    public CompletableFuture<Channel> listen(final Endpoint.Listen endpoint, final Optional<SslContext> tls,
            final RpcOptions options, final Consumer<JsonRpcSession> accepted) {
        final Optional<SslContext> used = tlsFor(endpoint, tls);
        final var result = new CompletableFuture<Channel>();
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new SessionInitializer(null, used, options, accepted))
            .bind(endpoint.socketAddress()).addListener((ChannelFuture future) -> {
                if (future.isSuccess()) {
                    result.complete(future.channel());
                } else {
                    result.completeExceptionally(new DisconnectedException("cannot listen on " + endpoint + ": "
                        + future.cause().getMessage(), future.cause()));
                }
            });
        return result;
    }

    /** Ends the threads that are its own, and with them their sessions; does not wait for it. */
    @Override
    public synchronized void close() {
        closed = true;
        if (ownsGroup) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
        if (unixLoops != null) {
            unixLoops.close();
        }
    }

    private SocketAddress target(final Endpoint.Dial endpoint, final Bootstrap bootstrap) {
        if (endpoint instanceof Endpoint.Unix unix) {
            return unixLoops().prepare(bootstrap, unix.path());
        }
        bootstrap.group(group).channel(NioSocketChannel.class).option(ChannelOption.TCP_NODELAY, true);
        if (endpoint instanceof Endpoint.Tcp tcp) {
            return InetSocketAddress.createUnresolved(tcp.host(), tcp.port());
        }
        final var ssl = (Endpoint.Ssl) endpoint;
        return InetSocketAddress.createUnresolved(ssl.host(), ssl.port());
    }

    private synchronized UnixLoops unixLoops() {
        if (closed) {
            throw new DisconnectedException("the transport is closed");
        }
        if (unixLoops == null) {
            try {
                unixLoops = new UnixLoops();
            } catch (NoClassDefFoundError e) {
                throw new DisconnectedException("Unix sockets need netty-transport-classes-epoll on the class path", e);
            }
        }
        return unixLoops;
    }

    private static Optional<SslContext> tlsFor(final Endpoint endpoint, final Optional<SslContext> tls) {
        if (endpoint.secure() && tls.isEmpty()) {
            throw new IllegalArgumentException(endpoint + " needs keys and certificates (an SslContext), but none were "
                + "given");
        }
        return endpoint.secure() ? tls : Optional.empty();
    }

    private static void complete(final CompletableFuture<JsonRpcSession> result, final JsonRpcSession session,
            final Throwable failure) {
        if (failure == null) {
            result.complete(session);
        } else {
            result.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    /** Puts TLS and a session on a new channel. */
    private static final class SessionInitializer extends ChannelInitializer<Channel> {
        private final String peer;
        private final Optional<SslContext> tls;
        private final RpcOptions options;
        private final Consumer<JsonRpcSession> created;

        /** Peer is null where it is known only from the channel. */
        SessionInitializer(final String peer, final Optional<SslContext> tls, final RpcOptions options,
                final Consumer<JsonRpcSession> created) {
            this.peer = peer;
            this.tls = tls;
            this.options = options;
            this.created = created;
        }

        @Override
        protected void initChannel(final Channel channel) {
            tls.ifPresent(context -> {
                final SslHandler handler = context.newHandler(channel.alloc());
                handler.setHandshakeTimeoutMillis(options.connectTimeout().toMillis());
                channel.pipeline().addLast("tls", handler);
            });
            created.accept(JsonRpcSession.on(channel, peer == null ? peerOf(channel) : peer, options,
                tls.isPresent()));
        }

        private String peerOf(final Channel channel) {
            final var address = (InetSocketAddress) channel.remoteAddress();
            return (tls.isPresent() ? "ssl:" : "tcp:")
                + EndpointParser.bracketed(address.getAddress().getHostAddress()) + ":" + address.getPort();
        }
    }
}
