/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.sheet.InterfaceName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the underlay bridge and its NIC where the sheet does not name them: the bridge of Open vSwitch whose local port
 * has an outer address of this node, and the only port of it that can lead to other nodes. Looks anew each time, since
 * both may be made anew.
 */
public final class SiteSearch {
    private static final int MAX_PORTS = 512;
    private static final String BRIDGE = "weft:weft/node/oversize/bridge";
    private static final String NO_BRIDGE = "no bridge named";

    private final NodeCommands commands;
    private final Function<InetAddress, Optional<String>> holder;

    /**
     * A search among this node's interfaces.
     *
     * @param commands whose answers come on the one thread
     */
    public SiteSearch(final NodeCommands commands) {
        this(commands, AddressHolder::of);
    }

    /**
     * A search.
     *
     * @param holder the interface of this node that has an address
     */
    SiteSearch(final NodeCommands commands, final Function<InetAddress, Optional<String>> holder) {
        this.commands = commands;
        this.holder = holder;
    }

    /**
     * Looks; fails with a {@link SiteException} if there is no place where the helper can work.
     *
     * @param named the bridge's name in the sheet, if it has one
     * @param nic that of the NIC
     * @param addresses outer addresses of this node
     */
    public CompletableFuture<Site> find(final Optional<String> named, final Optional<String> nic,
            final Set<InetAddress> addresses) {
        final String bridge;
        try {
            bridge = named.orElseGet(() -> byAddress(addresses));
        } catch (SiteException e) {
            return CompletableFuture.failedFuture(e);
        }
        return commands.vsctl("--no-wait", "br-to-parent", bridge, "--", "list-ports", bridge)
            .exceptionally(failure -> {
                throw explained(failure, bridge, named.isPresent());
            })
            .thenCompose(text -> ports(bridge, text.lines().map(String::strip).toList()))
            .thenApply(ports -> ports.choose(nic));
    }

    private String byAddress(final Set<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw new SiteException("the sheet names neither the underlay bridge nor an outer address of this node; "
                + "give the node an address, or name the bridge in " + BRIDGE);
        }
        final Map<String, String> holders = new TreeMap<>();
        addresses.forEach(address -> holder.apply(address)
            .ifPresent(name -> holders.put(name, address.getHostAddress())));
        if (holders.isEmpty()) {
            throw new SiteException("no interface of this node has an outer address of it ("
                + addresses.stream().map(InetAddress::getHostAddress).sorted().collect(Collectors.joining(", "))
                + "); give it to the local port of the underlay bridge");
        }
        if (holders.size() > 1) {
            throw new SiteException("the outer addresses of this node are on several interfaces: " + holders
                + "; name the underlay bridge in " + BRIDGE);
        }
        final String name = holders.keySet().iterator().next();
        if (!InterfaceName.isGood(name)) {
            throw new SiteException("the interface with the outer address should not be called \"" + name + "\"");
        }
        return name;
    }

    private static RuntimeException explained(final Throwable failure, final String bridge, final boolean named) {
        final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (String.valueOf(cause.getMessage()).contains(NO_BRIDGE)) {
            return new SiteException(named ? "Open vSwitch has no bridge " + bridge + ", which " + BRIDGE + " names"
                : "the outer address of this node is on " + bridge + ", which is no bridge of Open vSwitch; give it to "
                + "the local port of the underlay bridge");
        }
        return new SiteException(String.valueOf(cause.getMessage()));
    }

    private CompletableFuture<BridgePorts> ports(final String bridge, final List<String> lines) {
        if (!lines.get(0).equals(bridge)) {
            throw new SiteException(bridge + " is only a VLAN of " + lines.get(0)
                + ", past which no halves can be sent; give the outer address to a bridge of its own");
        }
        if (lines.size() > MAX_PORTS) {
            throw new SiteException(bridge + " has " + (lines.size() - 1) + " ports; the underlay should have a bridge "
                + "of its own with at most " + (MAX_PORTS - 1));
        }
        final List<String> portList = list("port", PortListing.PORT_COLUMNS, lines);
        return commands.vsctl(portList.toArray(String[]::new)).thenCompose(portText -> {
            final List<String> command = list("interface", PortListing.INTERFACE_COLUMNS,
                PortListing.interfaceIds(portText));
            return commands.vsctl(command.toArray(String[]::new)).thenApply(text ->
                new BridgePorts(bridge, PortListing.ports(portText, text)));
        });
    }

    private static List<String> list(final String table, final String columns, final List<String> records) {
        final List<String> command = new ArrayList<>(List.of("--no-wait", "--format=json", "--", "--if-exists",
            columns, "list", table));
        // What could be taken for an option is no NIC either
        records.stream().filter(name -> !name.startsWith("-")).forEach(command::add);
        return command;
    }
}
