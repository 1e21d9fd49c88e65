/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.CommandResult;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Prefix;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.sheet.SheetReader;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RouteKeeperTest {
    private static final String WANTED = shown("10.77.3.3", "10.77.1.254");

    private final FakeIp ip = new FakeIp();

    @Test
    public void nothingToDoIsNothingDone() throws Exception {
        ip.shows("[" + WANTED + "]");
        assertEquals(new Outcome.Done(), pass());
        assertEquals(List.of(), ip.batches);
    }

    @Test
    public void addsReplacesAndDeletes() throws Exception {
        ip.shows("[" + shown("10.77.3.4", "10.77.1.9") + "," + shown("10.9.0.0/16", "10.77.1.1") + "]",
            "[" + WANTED + "," + shown("10.77.3.4", "10.77.1.254") + "]");
        assertEquals(new Outcome.Done(), new RouteKeeper(ip).pass(sheet("10.77.3.3/32", "10.77.3.4/32"))
            .toCompletableFuture().get());
        assertEquals(List.of("""
            -4
            route add 10.77.3.3/32 via 10.77.1.254 proto 87
            route replace 10.77.3.4/32 via 10.77.1.254 proto 87
            route delete unicast 10.9.0.0/16 via 10.77.1.1 proto 87
            """), ip.batches);
    }

    @Test
    public void oddRoutesOfOursAreDeletedAsTheyAre() throws Exception {
        ip.shows("""
            [{"type":"blackhole","dst":"default","flags":[]},
             {"type":"unicast","dst":"10.77.3.3","gateway":"10.77.1.254","dev":"x","metric":5,"flags":["linkdown"]},
             {"type":"unicast","dst":"10.5.0.0/16","dev":"x","nexthops":[{"gateway":"10.77.1.7"}]},
            """ + WANTED + "]", "[" + WANTED + "]");
        assertEquals(new Outcome.Done(), pass());
        assertEquals(List.of("""
            -4
            route delete blackhole 0.0.0.0/0 proto 87
            route delete unicast 10.77.3.3/32 via 10.77.1.254 metric 5 proto 87
            route delete unicast 10.5.0.0/16 proto 87
            """), ip.batches);
    }

    @Test
    public void aRefusalIsReportedWithItsRoute() throws Exception {
        ip.answers.add(new CommandResult(1, "", "Error: Nexthop has invalid gateway.\nCommand failed -:1\n"));
        assertEquals(new Outcome.Failed(
            "route add 10.77.3.3/32 via 10.77.1.254 proto 87: Error: Nexthop has invalid gateway."), pass());
    }

    @Test
    public void refusalsAreCounted() throws Exception {
        ip.answers.add(new CommandResult(1, "", "RTNETLINK answers: File exists\nCommand failed -:2\n"
            + "RTNETLINK answers: Network is unreachable\nCommand failed -:1\n"));
        final var outcome = (Outcome.Failed) new RouteKeeper(ip).pass(sheet("10.77.3.3/32", "10.77.3.4/32"))
            .toCompletableFuture().get();
        assertTrue(outcome.reason(), outcome.reason().startsWith("route add 10.77.3.4/32 via 10.77.1.254 proto 87: "
            + "a route there that is not Weft's"));
        assertTrue(outcome.reason(), outcome.reason().endsWith("(and 1 more)"));
    }

    @Test
    public void acceptedButAbsentIsNoSuccess() throws Exception {
        assertTrue(pass() instanceof Outcome.Failed);
    }

    @Test
    public void outputThatIsNotRoutesIsRefused() {
        for (String text : List.of("{}", "[1]", "[{\"dst\":\"x\"}]", "[{\"dst\":\"10.0.0.1\",\"type\":\"a b\"}]", "[",
            "[{\"dst\":\"10.0.0.1\",\"metric\":\"x\"}]")) {
            assertThrows(text, CommandException.class, () -> RouteListing.read(text, true));
        }
        assertEquals(List.of(), RouteListing.read(" \n", true));
    }

    @Test
    public void eventsThatMatterAreTold() throws Exception {
        final var wanted = Map.of(Prefix.parse("10.77.3.3/32"), Prefix.parse("10.77.1.254").address(),
            Prefix.parse("fd00::/64"), Prefix.parse("fd01::1").address());
        for (String line : List.of("[ROUTE]Deleted 10.99.3.4 via 10.77.1.253 dev u0 proto 87 ",
            "[ROUTE]10.77.3.3 via 10.77.1.9 dev u0 ", "[ROUTE]Deleted 6 fd00::/64 dev lo metric 1024",
            "[LINK]3: u0@u1: <BROADCAST>", "[ADDR]Deleted 3: u0    inet6 fd00::1/64", "[ROUTE]1.1.1.1 proto 87")) {
            assertTrue(line, RouteEvents.matters(line, wanted));
        }
        for (String line : List.of("[ROUTE]10.77.3.4 via 10.77.1.9 dev u0 ", "[ROUTE]default via 10.77.1.1",
            "[ROUTE]10.77.3.4 via 10.77.1.9 proto 187", "[ROUTE]10.77.3.4 via 10.77.1.9 proto 870", "",
            "    valid_lft forever", "[ROUTE]", "[ROUTE]Deleted 5 ff00::/8 dev u0 table 255 proto 2")) {
            assertFalse(line, RouteEvents.matters(line, wanted));
        }
    }

    private Outcome pass() throws Exception {
        return new RouteKeeper(ip).pass(sheet("10.77.3.3/32")).toCompletableFuture().get();
    }

    private static Sheet sheet(final String... destinations) throws Exception {
        return SheetReader.read("{\"routes\":[" + String.join(",", List.of(destinations).stream()
            .map(to -> "{\"to\":\"" + to + "\",\"via\":\"10.77.1.254\"}").toList()) + "]}");
    }

    private static String shown(final String to, final String via) {
        return "{\"type\":\"unicast\",\"dst\":\"" + to + "\",\"gateway\":\"" + via
            + "\",\"dev\":\"u0\",\"scope\":\"global\",\"flags\":[]}";
    }
}
