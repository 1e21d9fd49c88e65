/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stations of a vnet are found by real helpers with real Open vSwitch, on a LAN and behind a router, without a
 * controller (VN-3 to VN-5). Answers are used for four seconds.
 */
public class DiscoveryOvsTest {
    private static final Logger LOG = LoggerFactory.getLogger(DiscoveryOvsTest.class);
    private static final Pattern LOST = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

    @Rule
    public final Stage stage = new Stage(180);

    private final List<Process> helpers = new ArrayList<>();
    private VnetHosts hosts;

    @Before
    public void before() throws Exception {
        hosts = stage.set(VnetHosts::new);
        for (Node node : hosts.nodes) {
            helpers.add(node.helper());
        }
        for (Node node : hosts.nodes) {
            Await.until("all is well", node::report, text -> text.contains("\"state\":\"ok\""));
        }
        for (int number = 1; number <= 3; number++) {
            final int node = number;
            Await.until("stations are here", () -> hosts.shown(node).get("here"),
                here -> here != null && here.getAsInt() == (node == 2 ? 2 : 1));
        }
    }

    @Test
    public void guestsFindEachOther() throws Exception {
        final var output = stage.dir().resolve("ping");
        assertEquals("on one LAN nothing is lost", 0, lost(hosts.inGuest(1, 1, "ping -q -c 5 -i 0.2 -W 4 10.1.0.2")));
        // Of the other LAN only the second question is heard
        assertEquals("nor across the router, where it takes one retry", 0,
            lost(hosts.inGuest(1, 1, "ping -q -c 8 -i 1 -W 8 10.1.0.3")));
        assertTrue(hosts.count(2, "varp-relayed") > 0 && hosts.count(3, "varp-relayed") > 0);
        final Process ping = hosts.begin(2, 2, "ping -q -i 0.05 10.1.0.3", output);
        await(2, "varp-confirmed", 3);
        ping.destroy();
        ping.waitFor(10, TimeUnit.SECONDS);
        hosts.inGuest(2, 2, "ping -q -c 1 -W 8 10.1.0.1");
        assertEquals("entries in use are confirmed and nothing stalls", 0, hosts.count(2, "varp-frames-not-found"));
        Await.until("what is not used expires", () -> hosts.shown(1).get("known").getAsInt(), known -> known == 0);
    }

    @Test
    public void aStationThatNobodyHasIsGivenUp() throws Exception {
        hosts.inGuest(1, 1, "ip neigh add 10.1.0.77 lladdr 02:aa:00:00:00:77 dev eth0 nud permanent");
        final long before = System.nanoTime();
        final Process ping = hosts.begin(1, 1, "ping -q -c 40 -i 0.01 10.1.0.77",
            stage.dir().resolve("ping"));
        await(1, "varp-frames-overflow", 24);
        assertEquals(16, hosts.count(1, "varp-frames-waited"));
        assertEquals(16, hosts.shown(1).get("frames-waiting").getAsInt());
        await(1, "varp-frames-not-found", 16);
        assertTrue("fifteen times a second", System.nanoTime() - before > TimeUnit.SECONDS.toNanos(14));
        assertEquals(1, hosts.count(1, "varp-not-found"));
        ping.waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    public void aGuestThatMovesIsFoundAtOnce() throws Exception {
        hosts.learning();
        final Path output = stage.dir().resolve("ping");
        hosts.inGuest(1, 1, "ping -q -c 2 -W 4 10.1.0.9");
        final Process ping = hosts.begin(1, 1, "ping -D -O -i 0.01 10.1.0.9", output);
        for (int round = 0; round < 4; round++) {
            final int from = round % 2 == 0 ? 2 : 3;
            Pings.answers(output, 100);
            hosts.cable(from, false);
            hosts.cable(5 - from, true);
            Pings.answers(output, 100);
        }
        ping.destroy();
        ping.waitFor(10, TimeUnit.SECONDS);
        final List<Integer> gaps = Pings.gaps(output);
        LOG.info("pings of 10 ms lost in a row: {}", gaps);
        assertTrue("lost in a row: " + gaps, gaps.stream().allMatch(gap -> gap < 100));
        assertEquals("nobody had to be asked", 0, hosts.count(1, "varp-frames-overflow"));
    }

    @Test
    public void whatIsBehindAGuestIsFoundToo() throws Exception {
        // Or eth0 would answer for all
        hosts.inGuest(3, 3, "sysctl -q -w net.ipv4.conf.all.arp_ignore=1");
        hosts.inGuest(3, 3, "ip link add nested link eth0 address 02:bb:00:00:00:03 type macvlan mode bridge");
        hosts.inGuest(3, 3, "ip addr add 10.1.1.3/24 dev nested");
        hosts.inGuest(3, 3, "ip link set nested up");
        hosts.inGuest(1, 1, "ip addr add 10.1.1.1/24 dev eth0");
        assertEquals(0, lost(hosts.inGuest(1, 1, "ping -q -c 5 -i 1 -W 8 10.1.1.3")));
        Await.until("the switch told its helper", () -> hosts.shown(3).get("here").getAsInt(), here -> here == 2);
        assertTrue(entries(1).contains("02:bb:00:00:00:03"));
    }

    private List<String> entries(final int number) {
        final List<String> macs = new ArrayList<>();
        for (JsonElement entry : hosts.shown(number).getAsJsonArray("entry")) {
            macs.add(entry.getAsJsonObject().get("mac").getAsString());
        }
        return macs;
    }

    @Test
    public void messagesAreSignedWhereThereIsAKey() throws Exception {
        final String key = ",\"key\":\"" + LinkHosts.KEY + "\"";
        for (int number = 1; number <= 3; number++) {
            hosts.vnet(number, number == 3 ? ",\"key\":\"" + LinkHosts.OTHER_KEY + "\"" : key);
        }
        assertEquals(0, lost(hosts.inGuest(1, 1, "ping -q -c 3 -i 0.2 -W 4 10.1.0.2")));
        final Process ping = hosts.begin(1, 1, "ping -q -c 2 -W 2 10.1.0.3",
            stage.dir().resolve("ping"));
        await(3, "varp-bad-authentication", 1);
        ping.waitFor(20, TimeUnit.SECONDS);
        hosts.vnet(3, key);
        assertTrue(lost(hosts.inGuest(1, 1, "ping -q -c 12 -i 1 -W 8 10.1.0.3")) < 12);
    }

    @Test
    public void restartsOfHelperAndSwitchAreSurvived() throws Exception {
        hosts.inGuest(1, 1, "ping -q -c 3 -i 0.2 -W 4 10.1.0.2");
        Node.end(helpers.get(0));
        helpers.set(0, hosts.node(1).helper());
        Await.until("all is well", hosts.node(1)::report, text -> text.contains("\"state\":\"ok\""));
        assertEquals(0, lost(hosts.inGuest(1, 1, "ping -q -c 5 -i 0.2 -W 4 10.1.0.2")));
    }

    private void await(final int number, final String counter, final long least) throws Exception {
        Await.until(counter + " of node " + number, () -> hosts.count(number, counter), count -> count >= least);
    }

    private static int lost(final String output) {
        final Matcher matcher = LOST.matcher(output);
        assertTrue(output, matcher.find());
        return Integer.parseInt(matcher.group(1)) - Integer.parseInt(matcher.group(2));
    }
}
