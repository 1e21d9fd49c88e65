/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.net;

import dev.weft.ovsdb.error.DisconnectedException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The only class that needs Netty's epoll transport, which has Unix sockets on Java 17; loaded for the first of them.
 */
final class UnixLoops implements AutoCloseable {
    private final EventLoopGroup group;

    UnixLoops() {
        if (!Epoll.isAvailable()) {
            throw new DisconnectedException("Unix sockets need netty-transport-native-epoll for this machine on the "
                + "class path: " + Epoll.unavailabilityCause(), Epoll.unavailabilityCause());
        }
        group = new EpollEventLoopGroup(1, new DefaultThreadFactory("weft-ovsdb-unix", true));
    }

    /** Makes the bootstrap one for Unix sockets and gives the address to connect to. */
    SocketAddress prepare(final Bootstrap bootstrap, final String path) {
        bootstrap.group(group).channel(EpollDomainSocketChannel.class);
        return new DomainSocketAddress(path);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
