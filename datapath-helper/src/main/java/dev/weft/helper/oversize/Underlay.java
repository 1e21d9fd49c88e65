/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.fabric.PatchPorts;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.sheet.Ethernet;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.underlay.OwnFlows;
import dev.weft.helper.underlay.Site;
import dev.weft.helper.underlay.SiteException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the helper has at the underlay bridge: a cable, whose one end is a port of the bridge and the other one the
 * helper's own, and some flows. All on one thread.
 */
final class Underlay {
    /** The end of the cable in the bridge. */
    static final String PORT = "weft-oversize";
    /** The helper's end. */
    static final String OWN_END = "weft-oversize-h";

    /** No frame has this VLAN, so a bridge in NORMAL mode floods nothing into the port. */
    private static final String TAG = "tag=4095";
    /** A whole frame has at most two halves. */
    private static final int HALVES = 2;
    private static final Pattern MTU = Pattern.compile("\"mtu\":([0-9]{1,6})");

    private final NodeCommands commands;
    private final OwnFlows flows;

    Underlay(final NodeCommands commands) {
        this.commands = commands;
        flows = new OwnFlows(commands, BridgeFlows.COOKIE);
    }

    /** Makes the cable, unless it is there; fails with a {@link SiteException} if the NIC is not fit for the MTU. */
    CompletableFuture<Void> cable(final Oversize wanted, final Site site) {
        if (!PacketSocket.isInterface(site.nic())) {
            return CompletableFuture.failedFuture(new SiteException("there is no interface " + site.nic()
                + ", which is a port of " + site.bridge()));
        }
        final List<String> lines = new ArrayList<>();
        if (!PacketSocket.isInterface(PORT)) {
            lines.add("link add " + PORT + " type veth peer name " + OWN_END);
        }
        lines.add("link show dev " + site.nic());
        return commands.ip(lines).thenCompose(text -> {
            checkMtu(text, wanted, site);
            return commands.up(List.of(PORT, OWN_END), "mtu " + HALVES * wanted.mtu());
        });
    }

    private static void checkMtu(final String text, final Oversize wanted, final Site site) {
        final Matcher mtu = MTU.matcher(text);
        if (mtu.find() && Integer.parseInt(mtu.group(1)) < wanted.mtu()) {
            throw new SiteException(site.nic() + " has an MTU of " + mtu.group(1) + ", but the underlay should have "
                + wanted.mtu() + "; raise that of " + site.nic() + ", or lower the node's in the intent");
        }
    }

    /** The bridge that has the helper's port, perhaps of a helper before; empty if none has. */
    CompletableFuture<String> home() {
        return commands.vsctl("--no-wait", "--bare", "--columns=name", "find", "port", "name=" + PORT)
            .thenCompose(found -> found.isBlank() ? CompletableFuture.completedFuture("")
                : commands.vsctl("--no-wait", "port-to-br", PORT)).thenApply(String::strip);
    }

    /** Plugs the cable in and sets the flows, unless everything is there. */
    CompletableFuture<Void> bridge(final Oversize wanted, final Site site, final Optional<Ethernet> ethernet) {
        return commands.vsctl("--may-exist", "add-port", site.bridge(), PORT, "--", "set", "port", PORT, TAG)
            .thenCompose(done -> commands.vsctl("get", "interface", PORT, "ofport", "--", "get", "interface",
                site.nic(), "ofport", "--", "--if-exists", "get", "interface", PatchPorts.FAR_END, "ofport"))
            .thenCompose(text -> flows(wanted, site, ethernet, text.strip().split("\\s+")));
    }

    /** Takes everything away that is left, whatever part of it; {@code bridge} may be empty if it is not known. */
    CompletableFuture<Void> remove(final String bridge) {
        final CompletableFuture<String> known = bridge.isEmpty() ? home() : CompletableFuture.completedFuture(bridge);
        return known.thenCompose(name -> name.isEmpty() ? CompletableFuture.<Void>completedFuture(null)
                : flows.remove(name)
                    // Without ovs-vswitchd there are no flows; the port goes in any case
                    .exceptionally(failure -> null))
            .thenCompose(done -> commands.vsctl("--no-wait", "--if-exists", "del-port", PORT))
            .thenCompose(done -> PacketSocket.isInterface(PORT) ? commands.ip(List.of("link delete " + PORT))
                : CompletableFuture.completedFuture(""))
            .thenAccept(done -> { });
    }

    private CompletableFuture<Void> flows(final Oversize wanted, final Site site, final Optional<Ethernet> ethernet,
            final String[] words) {
        if (words.length < 2 || !Arrays.stream(words).allMatch(word -> word.matches("[0-9]{1,5}"))) {
            return CompletableFuture.failedFuture(new SiteException(PORT + " and " + site.nic()
                + " should be working ports of " + site.bridge() + "; Open vSwitch says " + List.of(words)));
        }
        final var made = new BridgeFlows(flows, wanted, Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        // Whoever makes the patch port says so, and then there is another pass
        return flows.keep(site.bridge(), ethernet.isPresent() && words.length > 2
            ? made.of(ethernet.orElseThrow(), Integer.parseInt(words[2])) : made.of());
    }
}
