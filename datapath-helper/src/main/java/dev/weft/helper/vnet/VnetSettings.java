/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vnet;

import dev.weft.helper.end.LinkKey;
import dev.weft.helper.end.PortName;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the controller wants of this node for a vnet whose stations are discovered (VN-2, VN-3).
 *
 * @param vnet its id, 1 to 2^32-1
 * @param network its name, for people
 * @param retryAfter seconds to wait for an answer, 1 to 60
 * @param attempts requests until waiting frames are dropped, 1 to 20
 * @param expiry seconds for which an answer is used, 2 to 3600
 * @param queue frames that wait for one answer, 0 to 1024
 * @param far number of the path to each other node of the vnet, by its underlay address
 * @param members the vnet's ports on this node, and the addresses that are known to be theirs
 * @param key with which messages are signed; empty: they are not
 */
public record VnetSettings(long vnet, String network, int retryAfter, int attempts, int expiry, int queue,
        Map<InetAddress, Long> far, Map<PortName, Set<Long>> members, Optional<LinkKey> key) {
    private static final long MAX = 0xffff_ffffL;
    private static final String PROXY_PORT = "weft-proxy-";

    public VnetSettings {
        Objects.requireNonNull(network);
        check("vnet", vnet, 1, MAX);
        check("retry-after", retryAfter, 1, 60);
        check("attempts", attempts, 1, 20);
        check("expiry", expiry, 2, 3600);
        check("queue", queue, 0, 1024);
        far = Map.copyOf(far);
        members = Map.copyOf(members);
        Objects.requireNonNull(key);
    }

    /** The iface-id of the port by which a proxy exchanges frames of a vnet with other LAN segments (VN-5). */
    public static String proxyPort(final long vnet) {
        return PROXY_PORT + vnet;
    }

    /** Whether this node passes frames of the vnet on to other LAN segments: that port is one of its members. */
    public boolean isProxied() {
        return members.containsKey(new PortName.Plugged(proxyPort(vnet)));
    }

    private static void check(final String what, final long value, final long min, final long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " should be " + min + " to " + max + ", but is " + value);
        }
    }
}
