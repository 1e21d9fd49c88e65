/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import com.google.gson.JsonObject;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Intent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Networks made by chance, and who must hear whom in them. Addresses recur in each network.
 *
 * @param networks the settings of each network, as members of its entry
 * @param guests the guests by name
 */
record Topology(List<String> networks, Map<String, Guest> guests) {
    /** A guest: where it is, its network (none if negative), and its number there, which makes its address. */
    record Guest(String host, int network, int number) {
        String mac() {
            return "02:00:00:00:0a:%02x".formatted(number);
        }
    }

    static Topology random(final Random random, final int size) {
        final List<String> networks = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(3); i++) {
            networks.add(random.nextBoolean() ? "'kind':'fence','unknown-unicast':'drop'"
                : "'kind':'vnet','unknown-unicast':'drop'");
        }
        final Map<String, Guest> guests = new LinkedHashMap<>();
        final int[] sizes = new int[networks.size() + 1];
        for (int i = 0; i < size; i++) {
            // one in so many is in no network, and must neither hear nor be heard
            final int network = random.nextInt(networks.size() + 1) - 1;
            guests.put("r%02d".formatted(i), new Guest(Bed.HOSTS.get(random.nextInt(Bed.HOSTS.size())), network,
                sizes[network + 1]++));
        }
        return new Topology(networks, guests);
    }

    List<JsonObject> appliances() {
        return guests.entrySet().stream().map(entry -> Intent.json(
            "{'name':'%s','node':'%s','interface':[{'name':'eth0','inner':{'mac-address':'%s'}}]}".formatted(
                entry.getKey(), entry.getValue().host, entry.getValue().mac()))).toList();
    }

    List<JsonObject> entries() {
        final List<JsonObject> entries = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            entries.add(Intent.network("random-" + i, networks.get(i), members(i)));
        }
        return entries;
    }

    /** What must arrive when each guest sends one frame to each other one's address and one to all. */
    SortedSet<String> expected() {
        final SortedSet<String> expected = new TreeSet<>();
        guests.forEach((from, sender) -> {
            for (var at : members(sender.network)) {
                if (!at.equals(from)) {
                    expected.add(from + " * " + at + " 1");
                    guests.forEach((to, target) -> {
                        if (!to.equals(from) && target.mac().equals(guests.get(at).mac())) {
                            expected.add(from + " " + to + " " + at + " 1");
                        }
                    });
                }
            }
        });
        return expected;
    }

    private List<String> members(final int network) {
        return network < 0 ? List.of() : guests.entrySet().stream()
            .filter(entry -> entry.getValue().network == network).map(Map.Entry::getKey).toList();
    }
}
