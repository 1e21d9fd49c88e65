/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.packet;

import java.lang.ref.Reference;
import java.time.Duration;

/**
 * A packet socket on one interface: sees what the interface receives and the filter lets through, never what is sent
 * there, and sends whole Ethernet frames. Blocks at most for the time given. Closed only by the thread that uses it.
 */
public final class PacketSocket implements AutoCloseable {
    private static final int BUFFER_BYTES = 8 << 20;

    private final int fd;
    private final int index;
    private final String name;

    private PacketSocket(final int fd, final int index, final String name) {
        this.fd = fd;
        this.index = index;
        this.name = name;
    }

    /**
     * Opens a socket that sees nothing from before.
     *
     * @param longest how long a read waits for a packet
     * @throws PacketException saying what Linux refused
     */
    public static PacketSocket open(final String name, final PacketFilter filter, final Duration longest)
            throws PacketException {
        final int index = Linux.if_nametoindex(name);
        if (index == 0) {
            throw new PacketException("packet socket on " + name, Linux.ENODEV);
        }
        // Without a protocol nothing arrives before the filter is there
        final int fd = Linux.socket(Linux.AF_PACKET, Linux.SOCK_RAW | Linux.SOCK_CLOEXEC, 0);
        if (fd < 0) {
            throw new PacketException("packet socket on " + name, Linux.errno());
        }
        final var socket = new PacketSocket(fd, index, name);
        try {
            socket.filter(filter);
            socket.option(Linux.SOL_PACKET, Linux.PACKET_IGNORE_OUTGOING, 1);
            socket.option(Linux.SOL_PACKET, Linux.PACKET_AUXDATA, 1);
            socket.option(Linux.SOL_SOCKET, Linux.SO_RCVBUFFORCE, BUFFER_BYTES);
            socket.option(Linux.SOL_SOCKET, Linux.SO_SNDBUFFORCE, BUFFER_BYTES);
            socket.waitAtMost(longest);
            socket.bind();
        } catch (PacketException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    /** Whether there is an interface of that name; Java itself sees only those with an IP address. */
    public static boolean isInterface(final String name) {
        return Linux.if_nametoindex(name) != 0;
    }

    /** Whether the interface of that name is still the same: a socket hears nothing of one made anew. */
    public boolean isCurrent() {
        return Linux.if_nametoindex(name) == index;
    }

    /**
     * Waits for packets.
     *
     * @return how many came; 0 if none came in time or the interface is down for now
     * @throws PacketException if none will come any more
     */
    int receive(final MessageVector vector, final int count) throws PacketException {
        vector.expectTags(count);
        final int received = Linux.recvmmsg(fd, vector.address(0), count, Linux.MSG_WAITFORONE, 0);
        if (received >= 0) {
            return received;
        }
        final int errno = Linux.errno();
        if (errno == Linux.EAGAIN || errno == Linux.EINTR || errno == Linux.ENETDOWN) {
            return 0;
        }
        throw new PacketException("receiving from " + name, errno);
    }

    /**
     * Sends packets; those that the interface does not take are lost, as on any wire.
     *
     * @return how many were lost
     * @throws PacketException if it cannot take any more
     */
    int send(final MessageVector vector, final int count) throws PacketException {
        int lost = 0;
        int next = 0;
        while (next < count) {
            final int sent = Linux.sendmmsg(fd, vector.address(next), count - next, 0);
            if (sent > 0) {
                next += sent;
            } else {
                final int errno = Linux.errno();
                if (errno != Linux.EINTR) {
                    checkSend(errno);
                    lost++;
                    next++;
                }
            }
        }
        return lost;
    }

    @Override
    public void close() {
        Linux.close(fd);
    }

    private void checkSend(final int errno) throws PacketException {
        if (errno != Linux.EAGAIN && errno != Linux.ENOBUFS && errno != Linux.ENETDOWN && errno != Linux.EMSGSIZE) {
            throw new PacketException("sending to " + name, errno);
        }
    }

    private void filter(final PacketFilter filter) throws PacketException {
        final var program = NativeBuffer.of(filter.program());
        final var argument = NativeBuffer.structures(16);
        argument.bytes().putShort(0, (short) (program.bytes().capacity() / PacketFilter.INSTRUCTION))
            .putLong(8, program.address());
        set("filter", Linux.SOL_SOCKET, Linux.SO_ATTACH_FILTER, argument);
        Reference.reachabilityFence(program);
    }

    private void option(final int level, final int option, final int value) throws PacketException {
        final var argument = NativeBuffer.structures(4);
        argument.bytes().putInt(0, value);
        set("option " + option, level, option, argument);
    }

    private void waitAtMost(final Duration longest) throws PacketException {
        final var argument = NativeBuffer.structures(16);
        argument.bytes().putLong(0, longest.toSeconds()).putLong(8, longest.toNanosPart() / 1000);
        set("time limit", Linux.SOL_SOCKET, Linux.SO_RCVTIMEO, argument);
    }

    private void bind() throws PacketException {
        final var address = NativeBuffer.structures(20);
        address.bytes().putShort(0, (short) Linux.AF_PACKET).put(2, (byte) 0).put(3, (byte) Linux.ETH_P_ALL)
            .putInt(4, index);
        check("bind", Linux.bind(fd, address.address(), address.bytes().capacity()));
        Reference.reachabilityFence(address);
    }

    private void set(final String what, final int level, final int option, final NativeBuffer argument)
            throws PacketException {
        check(what, Linux.setsockopt(fd, level, option, argument.address(), argument.bytes().capacity()));
        Reference.reachabilityFence(argument);
    }

    private void check(final String what, final int result) throws PacketException {
        if (result != 0) {
            throw new PacketException("packet socket on " + name + ", " + what, Linux.errno());
        }
    }
}
