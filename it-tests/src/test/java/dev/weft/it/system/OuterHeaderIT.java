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

import dev.weft.it.harness.Await;
import dev.weft.it.harness.Intent;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.After;
import org.junit.Test;

/** What the outer header shows, when it is changed while the link is in use (VL-5, VL-6). */
public class OuterHeaderIT extends SystemTestCase {
    private static final String FAR = "10.0.0.2";
    private static final String SENT = "udp port 6081 and src host 10.77.1.1 and dst host 10.77.1.2";

    @After
    public void leaveNothing() {
        bed().restore();
    }

    @Test
    public void sourcePortsFollowTheNodesRange() {
        final var fixed = ports(50_000, 1, ports -> ports.equals(Set.of(50_000)));
        final var many = ports(40_000, 64, ports -> ports.size() > 16
            && ports.stream().allMatch(port -> port >= 40_000 && port < 40_064));
        saw("200 flows: one port wanted, seen {}; 64 ports from 40000 wanted, {} seen", fixed, many.size());
    }

    @Test
    public void dscpFollowsTheLink() {
        assertEquals("inherited", Set.of(10), dscp("10"));
        intent().change("link", Intent.json("{'name':'red','dscp':46}"));
        intent().await("link", "red", "up");
        assertEquals("fixed", Set.of(46), Await.until("DSCP 46 on the wire", SOON, () -> dscp("10"),
            Set.of(46)::equals));
        intent().change("link", Intent.json("{'name':'red','dscp':'inherit'}"));
        intent().await("link", "red", "up");
        assertEquals("inherited again", Set.of(10), Await.until("DSCP 10 on the wire", SOON, () -> dscp("10"),
            Set.of(10)::equals));
        saw("inner DSCP 10: outer 10, then 46 by the provider, then 10 again");
    }

    private static Set<Integer> ports(final int first, final int count, final Predicate<Set<Integer>> isRight) {
        intent().change("node", Intent.json(
            "{'name':'host1','udp-source-ports':{'first':%d,'count':'%d'}}".formatted(first, count)));
        return Await.until(count + " source ports from " + first, SOON, () -> {
            final var capture = lab().capture("host1", "--filter", SENT);
            lab().run("udp", "fw-red", FAR, "--flows", "200");
            final var seen = new TreeSet<Integer>();
            capture.frames().forEach(frame -> seen.add(frame.get("sport").getAsInt()));
            return seen;
        }, isRight);
    }

    private static Set<Integer> dscp(final String inner) {
        final var capture = lab().capture("host1", "--filter", SENT);
        lab().run("ping", "fw-red", FAR, "-c", "3", "-i", "0.05", "--dscp", inner);
        final var seen = new TreeSet<Integer>();
        capture.frames().stream().filter(frame -> frame.has("inner") && frame.getAsJsonObject("inner").has("icmp"))
            .forEach(frame -> seen.add(frame.get("dscp").getAsInt()));
        assertTrue("no echo request was seen", !seen.isEmpty());
        return seen;
    }
}
