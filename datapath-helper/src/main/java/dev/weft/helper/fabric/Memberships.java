/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Says to the switches and routers of the underlay that this node listens to groups (IGMP, MLD): the kernel does, as
 * long as a socket is in them. On one thread.
 */
final class Memberships implements AutoCloseable {
    /** What the kernel lets one socket be in, unless it was told otherwise. */
    private static final int AT_ONCE = 20;

    private final Map<InetAddress, MembershipKey> keys = new HashMap<>();
    private final List<DatagramChannel> channels = new ArrayList<>();
    private int device = -1;

    /**
     * Is in these groups and in no others.
     *
     * @param name of the interface
     * @throws IOException saying what Linux refused
     */
    void keep(final String name, final Collection<InetAddress> groups) throws IOException {
        final NetworkInterface found = NetworkInterface.getByName(name);
        if (found == null) {
            throw new IOException("there is no interface " + name);
        }
        if (found.getIndex() != device || !keys.keySet().equals(new HashSet<>(groups))
                || keys.values().stream().anyMatch(key -> !key.isValid())) {
            close();
            for (InetAddress group : groups) {
                keys.put(group, channel(group).join(group, found));
            }
            device = found.getIndex();
        }
    }

    private DatagramChannel channel(final InetAddress group) throws IOException {
        final ProtocolFamily family = group instanceof Inet4Address ? StandardProtocolFamily.INET
            : StandardProtocolFamily.INET6;
        final long same = keys.keySet().stream().filter(each -> each.getClass() == group.getClass()).count();
        if (same % AT_ONCE == 0) {
            channels.add(DatagramChannel.open(family));
            return channels.get(channels.size() - 1);
        }
        return keys.entrySet().stream().filter(each -> each.getKey().getClass() == group.getClass())
            .map(each -> (DatagramChannel) each.getValue().channel())
            .filter(channel -> keys.values().stream().filter(key -> key.channel() == channel).count() < AT_ONCE)
            .findFirst().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
        channels.clear();
        keys.clear();
        device = -1;
    }
}
