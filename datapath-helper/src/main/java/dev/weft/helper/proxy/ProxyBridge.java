/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.end.PortName;
import dev.weft.helper.underlay.OwnFlows;
import dev.weft.helper.vnet.VnetSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The bridge beside br-int that has a patch port for each vnet, and puts the vnet's id before what comes through it and
 * takes it off again: so one interface does for all vnets. All on one thread.
 */
final class ProxyBridge {
    /** The bridge, and its own interface, by which the helper exchanges frames with it. */
    static final String BRIDGE = "weft-proxy";
    /** What the names of ports of br-int begin with; the vnet's id follows. */
    static final String NEAR = "wp";
    /** What those of the other ends begin with. */
    static final String FAR = "wq";

    /** What the controller owns is marked otherwise: it would take away ports that it did not make. */
    private static final String MARK = "external_ids:made-for=weft-proxy";
    private static final String COOKIE = "0x574b000000000000";
    private static final String HELPER = "02:57:00:00:00:00";
    private static final int AT_ONCE = 256;

    private final NodeCommands commands;
    private final Function<PortName, OptionalInt> ofport;
    private final OwnFlows flows;
    private Set<Long> made = Set.of();
    private boolean complete;
    private boolean clean;

    /**
     * A bridge that was not looked at yet.
     *
     * @param ofport the OpenFlow number of a port, as far as it is known
     */
    ProxyBridge(final NodeCommands commands, final Function<PortName, OptionalInt> ofport) {
        this.commands = commands;
        this.ofport = ofport;
        flows = new OwnFlows(commands, COOKIE);
    }

    /** The port of br-int for a vnet. */
    static PortName near(final long vnet) {
        return new PortName.Device(name(NEAR, vnet));
    }

    private static String name(final String prefix, final long vnet) {
        return prefix + String.format("%08x", vnet);
    }

    /** Makes all that is needed for these vnets and nothing else; flows of ports without a number follow later. */
    CompletableFuture<Void> keep(final String integration, final Set<Long> vnets) {
        clean = false;
        final boolean there = complete && made.equals(vnets) && vnets.stream().allMatch(vnet ->
            far(vnet).isPresent() && ofport.apply(near(vnet)).isPresent());
        return (there ? CompletableFuture.<Void>completedFuture(null) : ports(integration, vnets))
            .thenCompose(done -> commands.up(List.of(BRIDGE), ""))
            .thenCompose(done -> flows.keep(BRIDGE, new TreeSet<>(vnets).stream().flatMap(vnet ->
                far(vnet).stream().boxed().flatMap(port -> flows(vnet, port).stream())).toList()));
    }

    /** Whether it was made. */
    boolean isMade() {
        return complete;
    }

    private OptionalInt far(final long vnet) {
        return ofport.apply(new PortName.Device(name(FAR, vnet)));
    }

    private CompletableFuture<Void> ports(final String integration, final Set<Long> vnets) {
        return commands.vsctl("--if-exists", "get", "bridge", integration, "datapath_type")
            .thenCompose(type -> commands.vsctl("--no-wait", "--may-exist", "add-br", BRIDGE, "--", "set", "bridge",
                BRIDGE, "datapath_type=" + type.strip(), "fail_mode=secure", MARK, "--", "set", "interface", BRIDGE,
                "mtu_request=" + SwitchPort.MTU))
            .thenCompose(done -> there())
            .thenCompose(there -> change(integration, there, vnets))
            .thenAccept(done -> {
                made = Set.copyOf(vnets);
                complete = true;
            });
    }

    /** The names of all ports that are there. */
    private CompletableFuture<Set<String>> there() {
        return commands.vsctl("--no-wait", "--format=json", "--columns=name", "find", "interface", MARK)
            .thenApply(ProxyBridge::names);
    }

    private static Set<String> names(final String text) {
        try {
            final Set<String> names = new HashSet<>();
            if (!text.isBlank()) {
                final JsonArray rows = JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("data");
                for (JsonElement row : rows) {
                    names.add(row.getAsJsonArray().get(0).getAsString());
                }
            }
            return names;
        } catch (JsonParseException | IllegalStateException e) {
            throw new CommandException("ovs-vsctl lists interfaces in an unknown way", e);
        }
    }

    private CompletableFuture<Void> change(final String integration, final Set<String> there,
            final Collection<Long> vnets) {
        final List<List<String>> changes = new ArrayList<>();
        final Set<String> wanted = new HashSet<>();
        for (Long vnet : vnets) {
            final String near = name(NEAR, vnet);
            final String far = name(FAR, vnet);
            wanted.addAll(List.of(near, far));
            if (!there.contains(near) || !there.contains(far)) {
                changes.add(List.of("--", "--may-exist", "add-port", integration, near, "--", "set", "interface", near,
                    "type=patch", "options:peer=" + far, MARK, "external_ids:iface-id=" + VnetSettings.proxyPort(vnet),
                    "--", "--may-exist", "add-port", BRIDGE, far, "--", "set", "interface", far, "type=patch",
                    "options:peer=" + near, MARK));
            }
        }
        there.stream().filter(name -> !wanted.contains(name)).forEach(name ->
            changes.add(List.of("--", "--if-exists", "del-port", name)));
        CompletableFuture<?> done = CompletableFuture.completedFuture(null);
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            final List<String> command = new ArrayList<>(List.of("--no-wait"));
            changes.subList(from, Math.min(from + AT_ONCE, changes.size())).forEach(command::addAll);
            done = done.thenCompose(before -> commands.vsctl(command.toArray(String[]::new)));
        }
        return done.thenAccept(last -> { });
    }

    private List<String> flows(final long vnet, final int port) {
        return List.of(
            flows.flow(100, "in_port=" + port + ",actions=encap(nsh(md_type=1)),set_field:0x5d->nsh_spi,"
                + "set_field:255->nsh_si,set_field:" + vnet + "->nsh_c1,encap(ethernet),set_field:" + HELPER
                + "->eth_dst,set_field:02:57:00:00:00:01->eth_src,LOCAL"),
            flows.flow(100, "in_port=LOCAL,dl_dst=" + HELPER + ",dl_type=0x894f,nsh_spi=0x5d,nsh_si=255,nsh_c1=" + vnet
                + ",actions=decap(),decap(),output:" + port));
    }

    /** Takes all of it away, also what a helper before has left. */
    CompletableFuture<Void> remove(final String integration) {
        if (clean) {
            return CompletableFuture.completedFuture(null);
        }
        made = Set.of();
        complete = false;
        return there().thenCompose(there -> change(integration, there, List.of()))
            .thenCompose(done -> commands.vsctl("--no-wait", "--if-exists", "del-br", BRIDGE))
            .thenAccept(done -> clean = true);
    }
}
