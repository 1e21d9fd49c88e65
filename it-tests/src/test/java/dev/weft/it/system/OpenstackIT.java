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
import dev.weft.it.harness.Intent;
import dev.weft.it.harness.OpenstackClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.After;
import org.junit.Test;

/** OpenStack's own client makes a network, its ports and a chain, and traffic visits the service. */
public class OpenstackIT extends SystemTestCase {
    private static final String CLIENT = "10.44.0.1";
    private static final String SERVER = "10.44.0.2";
    private static final String POLICY = "policy";

    private final OpenstackClient client = OpenstackClient.withPassword();
    private final List<String> guests = new ArrayList<>();

    @After
    public void clean() {
        lab().removeGuests(guests);
    }

    @Test
    public void trafficVisitsAChainThatOpenstackMade() {
        final var before = objects();
        makeNetwork();
        intent().await("network", "os-" + id("network show os-net"), "up");
        assertReaches("os-client", SERVER);
        assertFoundByAddress();
        makeChain();
        final var policy = intent().entries(POLICY).stream().map(entry -> entry.get("name").getAsString())
            .filter(name -> name.startsWith("os-")).findFirst().orElseThrow();
        intent().await(POLICY, policy, "up");
        assertServed(true);
        assertEquals(intent().state(POLICY, policy).get("id").getAsInt(),
            object("sfc port chain show os-chain").get("Chain ID").getAsInt());
        assertEquals("ACTIVE", object("port show os-in").get("status").getAsString());
        assertEquals("host3", object("port show os-in").get("binding_host_id").getAsString());
        assertRefused();
        client.run("sfc port chain unset --all-flow-classifier os-chain");
        intent().await("network", "os-" + id("network show os-net"), "up");
        assertServed(false);
        List.of("sfc port chain delete os-chain", "sfc flow classifier delete os-flow",
            "sfc port pair group delete os-group", "sfc port pair delete os-pair",
            "port delete os-client os-server os-in os-out", "network delete os-net").forEach(client::run);
        assertEquals("nothing is left", before, objects());
        assertEquals("[]", client.show("port list").toString());
    }

    @Test
    public void onlyUsersOfTheControllerAreLetIn() throws Exception {
        assertTrue(client.show("network list").isJsonArray());
        assertTrue(OpenstackClient.withToken(base64("admin:admin")).show("sfc port chain list").isJsonArray());
        final var said = OpenstackClient.withToken(base64("admin:no")).refused("network list");
        assertTrue(said, said.contains("401"));
        assertTrue(OpenstackClient.withAddressOnly("admin:admin@").show("network list").isJsonArray());
        OpenstackClient.withAddressOnly("").refused("network list");
        assertEquals("helpers do nothing but report", 403, status("X-Auth-Token", base64("weft-node:x")));
        assertEquals("nobody", 401, status("X-Nothing", "x"));
    }

    private void makeNetwork() {
        client.run("network create os-net");
        guest("os-client", "host1", "eth0,mac=02:00:00:00:44:01,ip=" + CLIENT + "/24");
        guest("os-server", "host2", "eth0,mac=02:00:00:00:44:02,ip=" + SERVER + "/24");
        guest("os-fw", "host3", "eth0", "eth1");
        plug("os-client", "host1", 0, port("os-client",
            " --mac-address 02:00:00:00:44:01 --fixed-ip ip-address=" + CLIENT));
        plug("os-server", "host2", 0, port("os-server", " --mac-address 02:00:00:00:44:02"));
    }

    private void assertFoundByAddress() {
        for (var filter : List.of("ip-address=" + CLIENT, "ip-substring=10.44.")) {
            final var found = client.show("port list --fixed-ip " + filter).getAsJsonArray();
            assertEquals(filter, 1, found.size());
            assertEquals(filter, "os-client", found.get(0).getAsJsonObject().get("Name").getAsString());
        }
        assertEquals("[]", client.show("port list --fixed-ip ip-address=" + SERVER).toString());
    }

    private void makeChain() {
        plug("os-fw", "host3", 0, port("os-in", ""));
        plug("os-fw", "host3", 1, port("os-out", ""));
        lab().run("serve", "os-fw", "bridge");
        client.run("sfc port pair create --ingress os-in --egress os-out os-pair");
        client.run("sfc port pair group create --port-pair os-pair os-group");
        client.run("sfc flow classifier create --protocol icmp --logical-source-port os-client os-flow");
        client.run("sfc port chain create --port-pair-group os-group --flow-classifier os-flow"
            + " --chain-parameters symmetric=true os-chain");
    }

    /** What users are told: the module's own refusals, and those of the intent's rules. */
    private void assertRefused() {
        final var before = intent().stored();
        assertRefused("sfc port pair delete os-pair", "in use by port pair group");
        assertRefused("sfc flow classifier delete os-flow", "in use by port chain");
        assertRefused("network delete os-net", "409");
        assertRefused("sfc flow classifier create --logical-source-port os-in bad", "port pair");
        assertRefused("sfc port pair group create --enable-tap bad", "tap_enabled");
        assertRefused("port create --network os-net --mac-address 02:00:00:00:44:01 bad", "02:00:00:00:44:01");
        assertRefused("network create --provider-network-type vxlan bad", "provider:network_type");
        assertEquals("nothing is half done", before, intent().stored());
    }

    private void assertRefused(final String command, final String reason) {
        final var said = client.refused(command);
        assertTrue(command + ": " + said, said.contains(reason));
        saw("{}: {}", command, said.strip());
    }

    private void assertServed(final boolean wanted) {
        final var visits = assertReachesBy("chain wanted: " + wanted, "os-client", SERVER, List.of("os-fw"));
        List.of(CLIENT + " " + SERVER, SERVER + " " + CLIENT).forEach(way ->
            assertEquals("pings " + way, wanted ? visits.pings().sent() : 0, visits.of("os-fw", way)));
    }

    /** All objects of the intent, whose order says nothing. */
    private static Set<String> objects() {
        return intent().stored().getAsJsonObject(Intent.ROOT).entrySet().stream()
            .flatMap(list -> (list.getValue().isJsonArray() ? list.getValue().getAsJsonArray().asList()
                : List.of(list.getValue())).stream().map(entry -> list.getKey() + " " + entry))
            .collect(Collectors.toSet());
    }

    private String port(final String name, final String options) {
        client.run("port create --network os-net" + options + " " + name);
        return id("port show " + name);
    }

    private void guest(final String name, final String host, final String... interfaces) {
        final var command = new ArrayList<>(List.of("add-guest", name, "--host", host));
        List.of(interfaces).forEach(spec -> command.addAll(List.of("--iface", spec)));
        guests.add(name);
        lab().run(command.toArray(String[]::new));
    }

    /** Does what Nova does when it plugs a virtual machine in. */
    private void plug(final String guest, final String host, final int number, final String portId) {
        final var all = lab().json("list", "--json").getAsJsonArray("guests");
        final var port = StreamSupport.stream(all.spliterator(), false).map(JsonElement::getAsJsonObject)
            .filter(entry -> entry.get("name").getAsString().equals(guest))
            .map(entry -> entry.getAsJsonArray("interfaces").get(number).getAsJsonObject().get("port").getAsString())
            .findFirst().orElseThrow();
        lab().exec(host, "ovs-vsctl", "set", "Interface", port, "external_ids:iface-id=" + portId);
    }

    private String id(final String command) {
        return object(command).get("id").getAsString();
    }

    private JsonObject object(final String command) {
        return client.show(command).getAsJsonObject();
    }

    private static int status(final String header, final String value) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:8181/openstack/v2.0/networks")).header(header, value).build(),
            BodyHandlers.discarding()).statusCode();
    }

    private static String base64(final String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
