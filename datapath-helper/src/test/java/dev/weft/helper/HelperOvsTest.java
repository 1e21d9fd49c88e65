/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * The program as a process of a node with a real Open vSwitch.
 */
public class HelperOvsTest {
    private static final String PORTS = "\"udp-source-ports\":{\"first\":49152,\"last\":49167}";
    private static final String SHEET = "{" + PORTS + ",\"routes\":["
        + "{\"to\":\"10.77.3.3/32\",\"via\":\"10.77.1.254\"},"
        + "{\"to\":\"fd00:77:3::3/128\",\"via\":\"fd00:77:1::fe\"}]}";
    private static final String IPV4_ROUTE = "10.77.3.3 via 10.77.1.254 dev br-ex proto 87";
    private static final String IPV6_ROUTE =
        "fd00:77:3::3 via fd00:77:1::fe dev br-ex proto 87 metric 1024 pref medium";

    @Rule
    public final Stage stage = new Stage(180);

    private Node node;

    @Before
    public void before() throws Exception {
        node = stage.set(Node::new);
    }

    @Test
    public void rangeIsSetAndSetAgainAfterVswitchdIsKilled() throws Exception {
        assertEquals("32768-61000", node.range());
        node.sheet(SHEET);
        node.helper();
        awaitRange("49152-49168");
        awaitState("ok");

        node.killVswitchd();
        awaitReason("ovs-vswitchd is not reachable");
        node.startVswitchd();
        awaitRange("49152-49168");
        awaitState("ok");

        node.sheet("{\"udp-source-ports\":{\"first\":50000,\"last\":50000}}");
        awaitRange("50000-50001");
        awaitState("ok");
    }

    @Test
    public void routesAreExactlyThoseOfTheSheet() throws Exception {
        node.ip("route add 10.50.0.0/16 via 10.77.1.7 proto 87");
        node.ip("route add 10.77.3.3/32 via 10.77.1.8 proto 87");
        node.ip("route add blackhole fd00:50::/64 proto 87");
        node.ip("route add 10.60.0.0/16 via 10.77.1.7");
        node.ip("route add 10.61.0.0/16 via 10.77.1.7 proto 88");
        final List<String> foreign = List.of("10.60.0.0/16 via 10.77.1.7 dev br-ex",
            "10.61.0.0/16 via 10.77.1.7 dev br-ex proto 88");
        node.sheet(SHEET);
        node.helper();
        awaitRoutes(foreign.get(0), foreign.get(1), IPV4_ROUTE, IPV6_ROUTE);
        awaitState("ok");
        Await.until("Open vSwitch sees the routes", () -> node.appctl("ovs/route/show"),
            text -> text.contains("10.77.3.3/32 dev br-ex GW 10.77.1.254")
                && text.contains("fd00:77:3::3/128 dev br-ex GW fd00:77:1::fe"));

        node.ip("route del 10.77.3.3/32");
        node.ip("-6 route del fd00:77:3::3/128");
        awaitRoutes(foreign.get(0), foreign.get(1), IPV4_ROUTE, IPV6_ROUTE);

        node.ip("route add 10.51.0.0/16 via 10.77.1.7 proto 87");
        awaitRoutes(foreign.get(0), foreign.get(1), IPV4_ROUTE, IPV6_ROUTE);

        node.sheet("{" + PORTS + ",\"routes\":[{\"to\":\"10.77.3.3/32\",\"via\":\"10.77.1.253\"}]}");
        awaitRoutes(foreign.get(0), foreign.get(1), IPV4_ROUTE.replace(".254", ".253"));

        node.removeSheet();
        awaitRoutes(foreign.get(0), foreign.get(1));
        awaitState("ok");
    }

    @Test
    public void routesComeBackWithTheUnderlay() throws Exception {
        node.sheet(SHEET);
        node.helper();
        awaitRoutes(IPV4_ROUTE, IPV6_ROUTE);
        node.ip("link set br-ex down");
        awaitReason("route add 10.77.3.3/32 via 10.77.1.254 proto 87: ");
        node.addresses();
        awaitRoutes(IPV4_ROUTE, IPV6_ROUTE);
        awaitState("ok");
    }

    @Test
    public void theWatchOnRoutesIsStartedAgain() throws Exception {
        node.sheet(SHEET);
        final Process helper = node.helper();
        awaitRoutes(IPV4_ROUTE, IPV6_ROUTE);
        final ProcessHandle watch = Await.until("a child that watches", () -> helper.children()
            .filter(child -> child.info().commandLine().orElse("").contains("monitor")).findFirst(),
            Optional::isPresent).orElseThrow();
        watch.destroyForcibly();
        Await.until("the child has ended", watch::isAlive, alive -> !alive);
        node.ip("route del 10.77.3.3/32");
        awaitRoutes(IPV4_ROUTE, IPV6_ROUTE);
    }

    @Test
    public void aRouteOfSomebodyElseStaysAndIsReported() throws Exception {
        node.ip("route add 10.77.3.3/32 via 10.77.1.9");
        node.sheet(SHEET);
        node.helper();
        awaitReason("a route there that is not Weft's");
        awaitRoutes("10.77.3.3 via 10.77.1.9 dev br-ex", IPV6_ROUTE);
        node.ip("route del 10.77.3.3/32");
        awaitRoutes(IPV4_ROUTE, IPV6_ROUTE);
        awaitState("ok");
    }

    @Test
    public void aBadSheetIsReportedAndTheLastGoodOneStays() throws Exception {
        node.sheet(SHEET);
        node.helper();
        final String good = awaitState("ok").get("sheet").getAsString();
        assertTrue(good, good.matches("[0-9a-f]{12}"));
        node.sheet("{\"routes\":[{\"to\":\"10.0.0.1/24\",\"via\":\"10.77.1.254\"}]}");
        assertEquals(good, awaitReason("routes[0], to \"10.0.0.1/24\"").get("sheet").getAsString());
        assertEquals(List.of(IPV4_ROUTE, IPV6_ROUTE), node.routes());
        // Still kept, not only left
        node.ip("route del 10.77.3.3/32");
        awaitRoutes(IPV4_ROUTE, IPV6_ROUTE);
        node.killVswitchd();
        node.startVswitchd();
        awaitRange("49152-49168");
        node.sheet("{" + PORTS + "}");
        awaitRoutes();
        assertFalse(awaitState("ok").get("sheet").getAsString().equals(good));
    }

    @Test
    public void endingLeavesEverythingAndStartingAgainChangesNothing() throws Exception {
        node.sheet(SHEET);
        final Process helper = node.helper();
        awaitState("ok");
        final long size = node.databaseBytes();
        // the database knows a moment before the helper has written its line
        Await.until("the report's line", this::reports, count -> count == 1);
        helper.destroy();
        assertTrue(helper.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, helper.exitValue());
        assertEquals(List.of(IPV4_ROUTE, IPV6_ROUTE), node.routes());
        assertEquals("49152-49168", node.range());

        final String report = node.report();
        final Process again = node.helper("--once");
        assertEquals(report, new String(again.getInputStream().readAllBytes()).strip());
        assertEquals(0, again.waitFor());
        assertEquals(size, node.databaseBytes());
        assertEquals(1, reports());
    }

    private long reports() throws IOException {
        return Files.readAllLines(node.log()).stream().filter(line -> line.contains("reported")).count();
    }

    @Test
    public void onceTellsByItsExitCode() throws Exception {
        node.killVswitchd();
        node.sheet(SHEET);
        final Process helper = node.helper("--once");
        final String output = new String(helper.getInputStream().readAllBytes());
        assertEquals(output, 1, helper.waitFor());
        assertTrue(output, output.contains("ovs-vswitchd is not reachable"));
        assertEquals(output.strip(), node.report());
    }

    private void awaitRange(final String expected) throws Exception {
        Await.until("the range is " + expected, node::range, expected::equals);
    }

    private void awaitRoutes(final String... expected) throws Exception {
        Await.until("the routes are " + List.of(expected), node::routes, List.of(expected)::equals);
    }

    private JsonObject awaitState(final String expected) throws Exception {
        return parsed(Await.until("the report says " + expected, node::report,
            text -> text.contains("\"state\":\"" + expected + "\"")));
    }

    private JsonObject awaitReason(final String expected) throws Exception {
        final JsonObject report = parsed(Await.until("the report complains: " + expected, node::report,
            text -> !text.isEmpty() && parsed(text).get("reason").getAsString().contains(expected)));
        assertEquals("error", report.get("state").getAsString());
        return report;
    }

    private static JsonObject parsed(final String report) {
        return JsonParser.parseString(report).getAsJsonObject();
    }
}
