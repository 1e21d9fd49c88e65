/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.overlay.Carrier;
import dev.weft.southbound.ovsdb.WantedDatabase;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the datapath helper must do for frames that travel on the node's LAN segment without IP (FN-3, VN-1, VN-8). */
final class LanSheet {
    private static final int UNTAGGED = 0;

    private final NodeSpec spec;
    private final SortedSet<Integer> encapsulated = new TreeSet<>();
    private final SortedSet<Integer> hosts = new TreeSet<>();
    private final SortedSet<Integer> physical = new TreeSet<>();

    /**
     * Looks for what travels so.
     *
     * @param spec the node
     * @param peers the ways to and from other nodes
     */
    LanSheet(final NodeSpec spec, final Collection<Peer> peers) {
        this.spec = spec;
        for (var peer : peers) {
            if (peer.carrier() instanceof Carrier.Ethernet ethernet) {
                encapsulated.add(ethernet.vlan().orElse(UNTAGGED));
                ethernet.remote().ifPresent(host -> hosts.add(host.value()));
            } else if (peer.carrier() instanceof Carrier.Physical plain) {
                physical.add(plain.vlan().orElse(UNTAGGED));
            }
        }
    }

    /** Whether anything travels so. */
    boolean isNeeded() {
        return !encapsulated.isEmpty() || !physical.isEmpty();
    }

    /** Writes it: whose halves are joined, and the VLANs of the physical network (0 stands for untagged frames). */
    JsonObject json() {
        final var sheet = new JsonObject();
        sheet.addProperty("installation", spec.installation());
        sheet.addProperty("host", spec.host().value());
        sheet.addProperty("patch", WantedDatabase.UNDERLAY_PORT);
        spec.underlay().bridge().ifPresent(bridge -> sheet.addProperty("bridge", bridge));
        spec.underlay().device().ifPresent(device -> sheet.addProperty("nic", device));
        addNumbers(sheet, "hosts", hosts);
        addNumbers(sheet, "physical", physical);
        return sheet;
    }

    private static void addNumbers(final JsonObject sheet, final String key, final SortedSet<Integer> numbers) {
        if (!numbers.isEmpty()) {
            final var array = new JsonArray();
            numbers.forEach(array::add);
            sheet.add(key, array);
        }
    }
}
