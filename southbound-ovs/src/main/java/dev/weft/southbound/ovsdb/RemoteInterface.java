/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import com.google.common.net.InetAddresses;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.node.Underlay;
import dev.weft.api.overlay.Family;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the tunnel to an appliance looks in the database (SI-11): a port of its own with one remote and one key. Open
 * vSwitch gives it what comes from there with that key, before any port that takes all remotes, and nothing else.
 *
 * @param tunnel what is wanted
 */
record RemoteInterface(PortRef.Tunnel tunnel) {
    private static final String REMOTE = "remote_ip";
    private static final String KEY = "key";

    /** The port's and interface's name. */
    String name() {
        return tunnel.portName();
    }

    /** The interface's type. */
    String type() {
        return tunnel.kind().toString();
    }

    /** The options at a node, whose own address is set so that nothing for another address of its comes in. */
    Map<String, String> options(final Underlay underlay) {
        final var options = new HashMap<>(Map.of(REMOTE, text(tunnel.remote()), KEY, Long.toString(tunnel.key()),
            "tos", "inherit"));
        underlay.addresses().stream().filter(own -> Family.of(own) == Family.of(tunnel.remote())).findFirst()
            .ifPresent(own -> options.put("local_ip", text(own)));
        return options;
    }

    /**
     * Reads a row back.
     *
     * @param type the interface's type
     * @param options its options
     * @return the tunnel, empty if it is none of ours
     */
    static Optional<PortRef.Tunnel> read(final String type, final Map<String, String> options) {
        try {
            return Optional.of(new PortRef.Tunnel(Kind.valueOf(type.toUpperCase(Locale.ROOT)),
                InetAddresses.forString(options.getOrDefault(REMOTE, "")),
                Long.parseLong(options.getOrDefault(KEY, ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(final InetAddress address) {
        return InetAddresses.toAddrString(address);
    }
}
