/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.command.NodeCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * What the kernel has to know of the gateway's bridge. It is told only what it does not know: Open vSwitch forgets all
 * routes for a moment, and frames are lost, whenever an address or a route is told again.
 */
final class GatewayAddresses {
    private static final Pattern UP = Pattern.compile("\\{\"ifindex\":[^{}]*\"flags\":\\[[^\\]]*\"UP\"[^\\]]*\\],"
        + "\"mtu\":" + Gateway.CABLE_MTU + ",");

    private final NodeCommands commands;

    GatewayAddresses(final NodeCommands commands) {
        this.commands = commands;
    }

    /**
     * Tells what is missing.
     *
     * @param own this node's number
     */
    CompletableFuture<Void> ensure(final int own) {
        return commands.ip(List.of("link show dev " + Gateway.CABLE, "link show dev " + Gateway.BRIDGE))
            .thenCompose(text -> UP.matcher(text).results().count() == 2 ? CompletableFuture.completedFuture(null)
                : commands.up(List.of(Gateway.CABLE, Gateway.BRIDGE), "mtu " + Gateway.CABLE_MTU))
            .thenCompose(done -> commands.ip(List.of("addr show dev " + Gateway.BRIDGE, "route show "
                + TunnelAddress.ALL + " dev " + Gateway.BRIDGE, "neigh show dev " + Gateway.BRIDGE)))
            .thenCompose(text -> {
                final List<String> missing = missing(own, text);
                return missing.isEmpty() ? CompletableFuture.completedFuture("") : commands.ip(missing);
            }).thenAccept(done -> { });
    }

    private static List<String> missing(final int own, final String text) {
        final List<String> lines = new ArrayList<>();
        for (Level level : Level.values()) {
            final String address = TunnelAddress.of(level, 0, own);
            if (!text.contains("\"local\":\"" + address + "\"")) {
                // Open vSwitch only takes a route whose next hop is in the network of an address
                lines.add("addr replace " + address + "/5 dev " + Gateway.BRIDGE + " noprefixroute");
            }
        }
        if (!text.contains("\"dst\":\"" + TunnelAddress.GATEWAY + "\"")
                || !text.contains("\"lladdr\":\"" + Gateway.GATEWAY_MAC + "\"")) {
            lines.add("neigh replace " + TunnelAddress.GATEWAY + " lladdr " + Gateway.GATEWAY_MAC + " dev "
                + Gateway.BRIDGE + " nud permanent");
        }
        final String source = TunnelAddress.of(Level.ENCRYPTED, 0, own);
        if (!text.contains("\"gateway\":\"" + TunnelAddress.GATEWAY + "\"")
                || !text.contains("\"prefsrc\":\"" + source + "\"")) {
            lines.add("route replace " + TunnelAddress.ALL + " via " + TunnelAddress.GATEWAY + " dev " + Gateway.BRIDGE
                + " onlink src " + source);
        }
        return lines;
    }
}
