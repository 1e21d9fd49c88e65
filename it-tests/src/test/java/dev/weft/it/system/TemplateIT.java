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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.After;
import org.junit.Test;

/** Templates and their copies (FN-9). */
public class TemplateIT extends SystemTestCase {
    private static final String TEMPLATES = "weft-template:templates";
    private static final String FAR = "10.10.0.2";
    private static final int COPIES = 50;
    private static final int APPLIANCES = 10;
    private static final Duration BULK = Duration.ofSeconds(60);

    private static final String PAIR = "{'weft-template:template':[{'name':'pair','appliance':[%s,%s],"
        + "'network':[{'name':'lan','member':[{'appliance':'web','interface':'eth0'},"
        + "{'appliance':'db','interface':'eth0'}]}]}]}";

    private final List<String> guests = new ArrayList<>();

    @After
    public void leaveNothing() {
        bed().restore();
        intent().restconf().send("DELETE", TEMPLATES, null);
        lab().removeGuests(guests);
    }

    @Test
    public void copiesAreAlikeAndApart() {
        putPair();
        makeGuests("c1");
        makeGuests("c2");
        deploy("{'weft-template:input':{'template':'pair','copy':['c1','c2'],'node':['host1','host2'],"
            + "'spread':'appliance','placement':[{'appliance':'web','node':'host1'},"
            + "{'appliance':'db','node':'host2'}]}}");
        intent().awaitAllUp();
        final var stranger = lab().capture("c2.db", "--in", "--filter", "icmp");
        assertReaches("c1.web", FAR);
        assertEquals("what the other copy hears", List.of(), stranger.frames());
        assertReaches("c2.web", FAR);
        saw("two copies with the same addresses talk, each for itself");
    }

    @Test
    public void aRefusedRequestLeavesNothing() {
        putPair();
        deploy("{'weft-template:input':{'template':'pair','copy':['c1'],'node':['host1']}}");
        final var before = intent().stored();
        final var refused = intent().attempt("weft-template:deploy", "{'weft-template:input':{'template':'pair',"
            + "'copy':['c2','c3'],'node':['host1','host9']}}");
        assertEquals(400, refused.status());
        assertTrue(refused.messages(), refused.messages().startsWith("nothing was deployed: appliance c3.db: node host9"
            + " does not exist"));
        assertEquals(before, intent().stored());
        final var again = intent().attempt("weft-template:deploy",
            "{'weft-template:input':{'template':'pair','copy':['c2','c1']}}");
        assertEquals(409, again.status());
        assertEquals("nothing was deployed: copy c1 exists already; undeploy it first, or choose another name",
            again.messages());
        assertEquals(before, intent().stored());
        final var used = intent().restconf().send("DELETE", TEMPLATES + "/template=pair", null);
        assertEquals(409, used.status());
        assertEquals("template pair cannot be deleted while copy c1 is deployed from it; undeploy first, or use rpc"
            + " weft-template:delete-template with force", used.messages());
        final var wrong = intent().restconf().send("PUT", TEMPLATES + "/template=bad", Intent.json(
            "{'weft-template:template':[{'name':'bad','appliance':[{'name':'a','node':'host1'}]}]}"));
        assertEquals(400, wrong.status());
        assertEquals("template bad: appliance a is on node host1; leave node out and say where it goes when the"
            + " template is deployed", wrong.messages());
        saw("HTTP {}: {}", refused.status(), refused.messages());
        assertTrue(Controller.console("weft:copy-list").contains("c1"));
    }

    @Test
    public void aSavedCopyComesBackAsItWas() {
        putPair();
        makeGuests("c1");
        makeGuests("c2");
        deploy("{'weft-template:input':{'template':'pair','copy':['c1','c2'],'placement':["
            + "{'appliance':'web','node':'host1'},{'appliance':'db','node':'host2'}]}}");
        intent().awaitAllUp();
        assertReaches("c1.web", FAR);
        final var stored = unordered(intent().stored());
        final long id = intent().state("network", "c1.lan").get("id").getAsLong();
        final var other = lab().pingOn("c2.web", FAR);
        intent().attempt("weft-template:undeploy",
            "{'weft-template:input':{'copy':'c1','save-as':'s1'}}").orFail();
        intent().awaitAllUp();
        assertUnreachable("c1.web", FAR);
        Controller.kill();
        Controller.start();
        intent().awaitAllUp();
        deploy("{'weft-template:input':{'saved':'s1'}}");
        intent().awaitAllUp();
        assertEquals(stored, unordered(intent().stored()));
        assertEquals("the id was kept", id, intent().state("network", "c1.lan").get("id").getAsLong());
        assertReaches("c1.web", FAR);
        final var pings = other.pings();
        assertTrue("the other copy all the while: " + pings, pings.isClean());
        saw("copy saved, controller restarted, copy back with id {}; the other one: {} pings, {} lost", id,
            pings.sent(), pings.lost());
    }

    @Test
    public void fiftyCopiesOfTenAppliancesInOneRequest() {
        for (int host = 0; host < Bed.HOSTS.size(); host++) {
            addPorts(host);
        }
        intent().restconf().send("PUT", TEMPLATES + "/template=ten", ten()).orFail();
        final long begun = System.nanoTime();
        deploy("{'weft-template:input':{'template':'ten','prefix':'c','count':%d,'node':['host1','host2','host3'],"
            .formatted(COPIES) + "'spread':'appliance'}}");
        final long answered = millisSince(begun);
        Await.until(COPIES + " copies to be up", BULK, () -> intent().notUp().size(), Integer.valueOf(0)::equals);
        final long up = millisSince(begun);
        assertEquals(COPIES, intent().entries("network").stream().map(entry -> entry.get("name").getAsString())
            .filter(name -> name.startsWith("c-")).count());
        final var before = bed().flows();
        final long removing = System.nanoTime();
        intent().attempt("weft-template:undeploy", "{'weft-template:input':{'copy':'c-17'}}").orFail();
        final long removed = millisSince(removing);
        intent().awaitAllUp();
        for (var host : Bed.HOSTS) {
            Await.until("the flows of c-17 to go from " + host, SOON, () -> lab().flows(host),
                flows -> !before.get(host).minus(flows).isEmpty());
            assertEquals("flows of others written again on " + host, List.of(),
                lab().flows(host).writtenAgainSince(before.get(host)));
        }
        saw("{} copies of {} appliances, 5 links and a fence in one request: answered after {} ms, all up after {} ms;"
            + " flows: {}; one of them undeployed in {} ms", COPIES, APPLIANCES, answered, up,
            Bed.HOSTS.stream().map(host -> before.get(host).flows().size()).toList(), removed);
    }

    private static void putPair() {
        intent().restconf().send("PUT", TEMPLATES + "/template=pair",
            Intent.json(PAIR.formatted(appliance("web", 1), appliance("db", 2)))).orFail();
    }

    private static String appliance(final String name, final int number) {
        return ("{'name':'%s','interface':[{'name':'eth0','inner':{'mac-address':'02:00:00:00:0a:0%d','address':"
            + "['10.10.0.%d/24']}}]}").formatted(name, number, number);
    }

    private void makeGuests(final String copy) {
        makeGuest(copy + ".web", "host1", 1);
        makeGuest(copy + ".db", "host2", 2);
    }

    private void makeGuest(final String name, final String host, final int number) {
        lab().run("add-guest", name, "--host", host, "--iface",
            "eth0,mac=02:00:00:00:0a:0%d,ip=10.10.0.%d/24".formatted(number, number));
        guests.add(name);
    }

    private static void deploy(final String input) {
        intent().attempt("weft-template:deploy", input).orFail();
    }

    /** Ten appliances in one fence, and five links among them. */
    private static JsonObject ten() {
        final var appliances = IntStream.range(0, APPLIANCES).mapToObj(i -> ("{'name':'a%d','interface':["
            + "{'name':'eth0','inner':{'mac-address':'02:00:00:00:0b:%02x'}},{'name':'eth1','link-enabled':true}]}")
            .formatted(i, i)).collect(Collectors.joining(","));
        final var links = IntStream.range(0, APPLIANCES / 2).mapToObj(i -> ("{'name':'l%d','a':{'appliance':'a%d',"
            + "'interface':'eth1'},'b':{'appliance':'a%d','interface':'eth1'}}").formatted(i, 2 * i, 2 * i + 1))
            .collect(Collectors.joining(","));
        final var members = IntStream.range(0, APPLIANCES).mapToObj(i -> "{'appliance':'a%d','interface':'eth0'}"
            .formatted(i)).collect(Collectors.joining(","));
        return Intent.json("{'weft-template:template':[{'name':'ten','appliance':[%s],'link':[%s],'network':["
            .formatted(appliances, links) + "{'name':'lan','member':[%s]}]}]}".formatted(members));
    }

    /** The ports of the copies' interfaces on a host, where a request with spread by appliance puts them. */
    private static void addPorts(final int host) {
        final List<String> ids = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            for (int place = 0; place < APPLIANCES; place++) {
                if ((copy * APPLIANCES + place) % Bed.HOSTS.size() == host) {
                    ids.add("c-%d.a%d/eth0".formatted(copy + 1, place));
                    ids.add("c-%d.a%d/eth1".formatted(copy + 1, place));
                }
            }
        }
        lab().run("add-patch-ports", Bed.HOSTS.get(host), Integer.toString(ids.size()), "t");
        final List<String> command = new ArrayList<>(List.of("ovs-vsctl"));
        for (int i = 0; i < ids.size(); i++) {
            command.addAll(List.of("--", "set", "Interface", "t%04d".formatted(i),
                "external_ids:iface-id=\"%s\"".formatted(ids.get(i))));
        }
        lab().exec(Bed.HOSTS.get(host), command.toArray(String[]::new));
    }

    /** What does not depend on the order of list entries, which has no meaning here. */
    private static Object unordered(final JsonElement element) {
        if (element.isJsonArray()) {
            return StreamSupport.stream(element.getAsJsonArray().spliterator(), false).map(TemplateIT::unordered)
                .collect(Collectors.toSet());
        }
        return element.isJsonObject() ? element.getAsJsonObject().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> unordered(entry.getValue()))) : element;
    }

    private static long millisSince(final long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
