/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.it.harness.Await;
import dev.weft.it.harness.Bed;
import dev.weft.it.harness.Controller;
import dev.weft.it.harness.Intent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;

/** Private layer-2 networks: fences and vnets on the real thing (FN-1 to FN-8, FN-12, VN-1, VN-6). */
public class NetworkIT extends SystemTestCase {
    private static final int GUESTS = 20;
    private static final String STRANGER = "02:00:00:00:79:01";
    private static final String EVERYBODY = "ff:ff:ff:ff:ff:ff";

    @Test
    public void generatedNetworksReachTheirOwnMembersAndNobodyElse() {
        final long seed = new Random().nextLong();
        final var topology = Topology.random(new Random(seed), GUESTS);
        saw("seed of the topology: {}", seed);
        lab().makeGuests(Intent.document(List.of(), topology.appliances(), List.of()));
        try {
            intent().addNetworks(topology.appliances(), topology.entries());
            intent().awaitAllUp();
            final var arrived = Await.until("all frames to arrive as intended; seed " + seed, SOON,
                () -> lab().matrix(topology.guests().keySet()), topology.expected()::equals);
            saw("{} guests in {} networks on 3 hosts: {} frames arrived, none of them elsewhere", GUESTS,
                topology.networks().size(), arrived.size());
        } finally {
            bed().restore();
            lab().removeGuests(topology.guests().keySet());
        }
    }

    @Test
    public void oneMoreMemberCostsOnlyItsOwnFlows() {
        lab().run("add-guest", "it-more", "--host", "host2", "--iface", "eth0,mac=02:00:00:00:01:09,ip=10.1.0.9/24");
        try {
            final var before = bed().flows();
            final var mods = bed().flowMods();
            final var members = List.of("web-copy", "app-copy", "db-copy", "mon-copy", "it-more");
            intent().addNetworks(List.of(Intent.json("{'name':'it-more','node':'host2','interface':[{'name':'eth0',"
                + "'inner':{'mac-address':'02:00:00:00:01:09'}}]}")), List.of(Intent.network("copy", "", members)));
            intent().awaitAllUp();
            assertReaches("it-more", "10.1.0.3");
            final var after = bed().flows();
            for (var host : Bed.HOSTS) {
                assertFlowMods(host, mods.get(host), before.get(host), after.get(host));
            }
            for (var host : List.of("host1", "host3")) {
                assertEquals("flows of a far member on " + host, 2, after.get(host).minus(before.get(host)).size());
                assertEquals(List.of(), List.copyOf(before.get(host).minus(after.get(host))));
            }
            final var more = after.get("host2").minus(before.get("host2"));
            assertTrue("flows of one more member on its own node: " + more, more.size() <= 8);
            saw("one more member of a fence: {} flows on its node, 2 on each of the 2 others", more.size());
        } finally {
            bed().restore();
            lab().run("remove-guest", "it-more");
        }
    }

    @Test
    public void withoutControllerStationsAreLearnedAndFollowed() {
        final var before = bed().flows();
        Controller.kill();
        try {
            for (var guest : List.of("app-office", "db-office", "mon-office")) {
                Await.until("frames to a station behind " + guest + " to go there", SOON, () -> {
                    send(guest, STRANGER, EVERYBODY);
                    return heard(send("web-office", "02:00:00:00:01:01", STRANGER, "--heard-by", "app-office",
                        "db-office", "mon-office"));
                }, List.of(guest)::equals);
            }
            assertReaches("web-office", "10.1.0.3");
            assertReaches("gate-dmz", "10.2.0.3");
        } finally {
            Controller.start();
        }
        intent().awaitAllUp();
        assertSame(before, bed().flows(), Bed.HOSTS);
        assertEquals("flow modifications", Map.of("host1", 0L, "host2", 0L, "host3", 0L), bed().flowMods());
        saw("without a controller a station behind three members in turn is learned and followed");
    }

    @Test
    public void aMemberWithoutPortIsNamedAndTheOthersGoOn() {
        final String port = lab().port("app-office");
        lab().exec("host2", "ovs-vsctl", "del-port", "br-int", port);
        try {
            final var state = intent().await("network", "office", "waiting");
            assertTrue("the reason names the member: " + state,
                state.get("reason").getAsString().contains("app-office"));
            assertReaches("web-office", "10.1.0.3");
        } finally {
            lab().exec("host2", "ovs-vsctl", "add-port", "br-int", port, "--", "set", "Interface", port,
                "external_ids:iface-id=app-office/eth0");
        }
        intent().await("network", "office", "up");
        assertReaches("app-office", "10.1.0.1");
    }

    private static List<String> heard(final JsonObject said) {
        return said.getAsJsonArray("heard").asList().stream().map(JsonElement::getAsString).toList();
    }

    private static JsonObject send(final String guest, final String from, final String to, final String... options) {
        return lab().json(Stream.concat(Stream.of("send", guest, "--inner-src-mac", from, "--inner-dst-mac", to,
            "--inner-src", "10.1.0.77", "--inner-dst", "10.1.0.255", "--count", "2", "--json"), Stream.of(options))
            .toArray(String[]::new));
    }
}
