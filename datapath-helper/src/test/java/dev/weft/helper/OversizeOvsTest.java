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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Inner packets of 1500 bytes over an underlay of 1500 bytes, between two nodes with real Open vSwitch and real helpers
 * (VL-8, VL-9).
 */
public class OversizeOvsTest {
    private static final String PLAIN = "10.1.0.";
    private static final String VLAN = "10.1.100.";
    private static final int MTU = 1500;
    private static final int LARGEST = 1472;
    private static final int HALF_PORT = 6089;

    @Rule
    public final Stage stage = new Stage(150);

    private final List<Process> helpers = new ArrayList<>();
    private TunnelHosts hosts;

    @Before
    public void before() throws Exception {
        hosts = stage.set(TunnelHosts::new);
    }

    @Test
    public void everySizeGoesThroughInTwoHalvesOrOnePiece() throws Exception {
        awaitSmall();
        assertFalse("without helpers", hosts.answers(1, PLAIN, LARGEST, "-c 1 -W 1"));
        startHelpers();
        final Capture capture = Capture.start(hosts.node(1).netns, "u0", hosts.dir().resolve("all.pcap"));
        // What fits goes up to 1410 over IPv4 and 1390 over IPv6, 4 less with an inner tag
        for (boolean ipv6 : List.of(false, true)) {
            hosts.link(ipv6);
            awaitSmall();
            for (int from = 1; from <= 2; from++) {
                assertEquals("IPv6 " + ipv6, List.of(), hosts.unanswered(from, PLAIN, 1380, LARGEST));
                assertEquals("IPv6 " + ipv6, List.of(), hosts.unanswered(from, VLAN, 1380, LARGEST));
            }
        }
        assertWire(capture.frames());
    }

    @Test
    public void tcpGoesThrough() throws Exception {
        startHelpers();
        final Process server = new ProcessBuilder(hosts.inGuest(2, "iperf3 --forceflush -s -1"))
            .redirectErrorStream(true).start();
        try {
            assertTrue(new String(readLine(server)), server.isAlive());
            final Process client = new ProcessBuilder(hosts.inGuest(1, "iperf3 -c 10.1.0.2 -n 20M"))
                .redirectErrorStream(true).start();
            final String output = new String(client.getInputStream().readAllBytes());
            assertEquals(output, 0, client.waitFor());
            // what the receiver had read when the sender was done may be less by what was still under way
            assertTrue(output, output.lines().anyMatch(line -> line.matches(".* 20\\.[0-9] MBytes .*sender")));
        } finally {
            Node.end(server);
        }
    }

    @Test
    public void smallFramesNeedNoHelperAndAKilledOneLeavesNothingBehind() throws Exception {
        startHelpers();
        final String flows = flows(1);
        Node.end(helpers.get(0));
        assertTrue(hosts.answers(1, PLAIN, 1000, "-c 200 -i 0.005 -W 2"));
        assertFalse(hosts.answers(1, PLAIN, LARGEST, "-c 1 -W 1"));
        helpers.set(0, hosts.node(1).helper());
        awaitLarge();
        assertEquals(flows, flows(1));
        assertEquals(1, hosts.node(1).run("ovs-vsctl", "list-ports", "br-ex").lines()
            .filter("weft-oversize"::equals).count());

        hosts.node(1).killVswitchd();
        hosts.node(1).startVswitchd();
        // Returns when ovs-vswitchd has all bridges
        hosts.node(1).run("ovs-vsctl", "--timeout=20", "set", "open_vswitch", ".", "external_ids:started=again");
        hosts.addresses(1);
        hosts.link(false);
        awaitLarge();
        assertEquals(flows, flows(1));
    }

    @Test
    public void anOrderlyEndLeavesTheBridgeAsItWas() throws Exception {
        final String ports = hosts.node(1).run("ovs-vsctl", "list-ports", "br-ex");
        final String before = flows(1);
        startHelpers();
        assertFalse(before.equals(flows(1)));
        helpers.get(0).destroy();
        assertTrue(helpers.get(0).waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, helpers.get(0).exitValue());
        assertEquals(before, flows(1));
        assertEquals(ports, hosts.node(1).run("ovs-vsctl", "list-ports", "br-ex"));
        assertFalse(hosts.node(1).ip("link show").contains("weft-oversize"));
        assertTrue(hosts.answers(1, PLAIN, 1000, "-c 20 -i 0.01 -W 2"));

        // So does a sheet that does not want it any more
        final String two = flows(2);
        hosts.node(2).sheet("{}");
        Await.until("the flows are gone", () -> flows(2), now -> !now.equals(two));
        Await.until("the cable is gone", () -> hosts.node(2).ip("link show"), text -> !text.contains("weft-oversize"));
        assertEquals(before, flows(2));
    }

    @Test
    public void floodedFramesStayOutOfTheHelpersPort() throws Exception {
        startHelpers();
        final Capture capture = Capture.start(hosts.node(1).netns, "weft-oversize-h", hosts.dir().resolve("flood"));
        for (int i = 0; i < 20; i++) {
            hosts.node(2).run("ovs-ofctl", "packet-out", "br-ex", "LOCAL", "output:u0",
                "ffffffffffff" + "020000000009" + "0806" + "0001080006040001" + "020000000009" + "0a4d0109"
                    + "000000000000" + "0a4d01fa");
        }
        assertTrue(hosts.answers(1, PLAIN, LARGEST, "-c 3 -i 0.1 -W 2"));
        for (byte[] frame : capture.frames()) {
            assertEquals(0x0800, ByteBuffer.wrap(frame).getShort(12));
        }
    }

    private void startHelpers() throws Exception {
        for (int number = 1; number <= 2; number++) {
            hosts.node(number).sheet(hosts.sheet(number));
            helpers.add(hosts.node(number).helper());
        }
        awaitLarge();
    }

    private void awaitSmall() throws Exception {
        Await.until("small frames go through", () -> hosts.answers(1, PLAIN, 100, "-c 1 -W 1"), Boolean::booleanValue);
    }

    private void awaitLarge() throws Exception {
        Await.until("large frames go through", () -> hosts.answers(1, PLAIN, LARGEST, "-c 1 -W 1"),
            Boolean::booleanValue);
    }

    private String flows(final int number) throws Exception {
        return hosts.node(number).run("ovs-ofctl", "-O", "OpenFlow14", "--no-stats", "dump-flows", "br-ex");
    }

    /** No IP fragment, nothing too long; halves in pairs of equal size, with ids from where they were up by one. */
    private static void assertWire(final List<byte[]> frames) {
        final Map<String, Integer> lastId = new HashMap<>();
        final Map<String, ByteBuffer> first = new HashMap<>();
        int pairs = 0;
        for (byte[] bytes : frames) {
            final ByteBuffer frame = ByteBuffer.wrap(bytes);
            final boolean ipv4 = frame.getShort(12) == 0x0800;
            assertTrue("too long: " + bytes.length, bytes.length <= MTU + 14);
            if (ipv4) {
                assertEquals("an IP fragment", 0, frame.getShort(20) & 0x3fff);
            } else if (frame.getShort(12) == (short) 0x86dd) {
                assertFalse("an IP fragment", frame.get(20) == 44);
            }
            final int udp = ipv4 ? 34 : 54;
            if (bytes.length > udp + 28 && frame.getShort(udp + 2) == HALF_PORT) {
                final String source = (ipv4 ? "4 from " : "6 from ") + frame.getShort(10);
                final int control = frame.getInt(udp + 20);
                if ((control & 0x0c000000) == 0x08000000) {
                    first.put(source, frame);
                } else {
                    final ByteBuffer other = first.remove(source);
                    assertEquals(0x0c000000, control & 0x0c000000);
                    assertEquals(other.getInt(udp + 20) & 0xffff, control & 0xffff);
                    assertTrue(other.capacity() - bytes.length >= 0 && other.capacity() - bytes.length <= 1);
                    final String link = "from " + frame.getShort(10) + " on " + frame.getInt(udp + 12);
                    assertEquals(lastId.getOrDefault(link, control & 0xffff) + 1,
                        (lastId.containsKey(link) ? control & 0xffff : (control & 0xffff) + 1));
                    lastId.put(link, control & 0xffff);
                    pairs++;
                }
            }
        }
        assertEquals("halves without their other one", Map.of(), first);
        // Each ping and each answer, both ways, over IPv4 and IPv6, plain and tagged
        final int sizes = LARGEST - 1410 + LARGEST - 1406 + LARGEST - 1390 + LARGEST - 1386;
        assertTrue(pairs + " pairs", pairs >= 2 * 2 * sizes);
    }

    private static byte[] readLine(final Process process) throws Exception {
        final var line = new ByteArrayOutputStream();
        for (int next = process.getInputStream().read(); next >= 0 && line.size() < 200; next =
                process.getInputStream().read()) {
            line.write(next);
            if (line.toString().contains("listening")) {
                break;
            }
        }
        return line.toByteArray();
    }
}
