/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.varp.VarpEngine;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP sockets of discovery on a node: for each underlay address one that sends and hears what is sent to it alone,
 * and one that hears its LAN segment; a relay may have one more for other relays.
 */
final class VarpSockets implements AutoCloseable {
    private static final int PORT = VarpEngine.PORT;

    private static final Logger LOG = LoggerFactory.getLogger(VarpSockets.class);
    private static final byte[] GROUP_IPV4 = {(byte) 239, 87, 86, 1};
    private static final byte[] GROUP_IPV6 = {(byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x57, 0x56};

    private final Map<InetAddress, DatagramChannel> senders = new HashMap<>();
    private final Map<InetAddress, DatagramChannel> relays = new HashMap<>();
    private final Map<InetAddress, InetSocketAddress> groups = new HashMap<>();
    private final Map<InetAddress, Integer> interfaces = new HashMap<>();
    private final List<DatagramChannel> all = new ArrayList<>();
    private final Set<InetAddress> own;
    private final int relayPort;

    private VarpSockets(final Set<InetAddress> own, final int relayPort) {
        this.own = Set.copyOf(own);
        this.relayPort = relayPort;
    }

    /**
     * Opens the sockets of all own addresses.
     *
     * @param relayPort one more port that is heard; {@link VarpEngine#PORT} if there is none
     * @throws IOException saying which address cannot be used
     */
    static VarpSockets open(final Set<InetAddress> own, final int relayPort) throws IOException {
        final var sockets = new VarpSockets(own, relayPort);
        boolean opened = false;
        try {
            for (InetAddress address : own) {
                sockets.add(address);
            }
            opened = true;
            return sockets;
        } finally {
            if (!opened) {
                sockets.close();
            }
        }
    }

    /** Whether these are the sockets for that, and the interfaces are still the same ones. */
    boolean serves(final Set<InetAddress> addresses, final int port) {
        return own.equals(addresses) && relayPort == port && own.stream().allMatch(address -> {
            try {
                return holder(address).getIndex() == interfaces.get(address);
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** What can be heard. */
    List<DatagramChannel> channels() {
        return List.copyOf(all);
    }

    /** Sends to all of the LAN segment. */
    void multicast(final InetAddress from, final byte[] message) throws IOException {
        send(from, groups.get(from), message);
    }

    /** Sends to one node. */
    void unicast(final InetAddress from, final InetAddress to, final int port, final byte[] message)
            throws IOException {
        send(from, new InetSocketAddress(to, port), message);
    }

    /** Sends to a relay of another LAN segment, from the port on which such ones are heard. */
    void toRelay(final InetAddress from, final InetAddress to, final int port, final byte[] message)
            throws IOException {
        send(relays.get(from), new InetSocketAddress(to, port), message);
    }

    /** By which relays of other LAN segments are heard, by own address. */
    Map<InetAddress, DatagramChannel> relays() {
        return Map.copyOf(relays);
    }

    @Override
    public void close() {
        for (DatagramChannel channel : all) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("closing {}", channel, e);
            }
        }
    }

    private void send(final InetAddress from, final InetSocketAddress to, final byte[] message) throws IOException {
        send(senders.get(from), to, message);
    }

    private static void send(final DatagramChannel channel, final InetSocketAddress to, final byte[] message)
            throws IOException {
        if (channel == null || channel.send(ByteBuffer.wrap(message), to) == 0) {
            throw new IOException("no room to send to " + to);
        }
    }

    private void add(final InetAddress address) throws IOException {
        final NetworkInterface holder = holder(address);
        final DatagramChannel sender = channel(address);
        sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, holder);
        sender.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1);
        sender.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false);
        sender.bind(new InetSocketAddress(address, PORT));
        senders.put(address, sender);
        interfaces.put(address, holder.getIndex());
        final InetAddress group = group(address, holder);
        groups.put(address, new InetSocketAddress(group, PORT));
        final DatagramChannel listener = channel(address);
        // Only what is sent to the group, of several interfaces only this one
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(new InetSocketAddress(group, PORT));
        listener.join(group, holder);
        final DatagramChannel relay = relayPort == PORT ? sender : channel(address);
        if (relayPort != PORT) {
            relay.bind(new InetSocketAddress(address, relayPort));
        }
        relays.put(address, relay);
    }

    private DatagramChannel channel(final InetAddress address) throws IOException {
        final DatagramChannel channel = DatagramChannel.open(address instanceof Inet4Address
            ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        all.add(channel);
        channel.configureBlocking(false);
        return channel;
    }

    private static NetworkInterface holder(final InetAddress address) throws IOException {
        final NetworkInterface holder = NetworkInterface.getByInetAddress(address);
        if (holder == null) {
            throw new IOException("no interface of this node has its outer address " + address.getHostAddress());
        }
        return holder;
    }

    private static InetAddress group(final InetAddress address, final NetworkInterface holder)
            throws UnknownHostException {
        return address instanceof Inet4Address ? InetAddress.getByAddress(GROUP_IPV4)
            : Inet6Address.getByAddress(null, GROUP_IPV6, holder);
    }
}
