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

import java.nio.charset.StandardCharsets;
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
 * Two LANs with a firewall between them that lets nothing through but one UDP port between their relays, which are
 * proxies; real helpers with real Open vSwitch, without a controller (VN-5).
 */
public class ProxyOvsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyOvsTest.class);
    private static final Pattern LOST = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");
    private static final String FIREWALL = """
        table inet fw {
          counter refused { }
          chain forward {
            type filter hook forward priority 0; policy drop;
            iifname "lan1" oifname "lan1" accept
            iifname "lan2" oifname "lan2" accept
            ip saddr 10.77.1.2 ip daddr 10.77.2.3 udp sport 6090 udp dport 6090 accept
            ip saddr 10.77.2.3 ip daddr 10.77.1.2 udp sport 6090 udp dport 6090 accept
            counter name refused
          }
        }
        """;
    /** Sends datagrams, whatever their source is said to be. */
    private static final String FORGE = """
        import socket, struct, sys
        raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)
        for line in sys.stdin:
            source, port, target, payload = line.split()
            raw.bind((source, 0))
            data = bytes.fromhex(payload)
            raw.sendto(struct.pack("!4H", 6090, int(port), 8 + len(data), 0) + data, (target, 0))
        """;
    private static final String ALL = "ffffffffffff";

    @Rule
    public final Stage stage = new Stage(180);

    private final List<Process> helpers = new ArrayList<>();
    private VnetHosts hosts;
    /** What the firewall refused while not all helpers listened: what Linux said of that. */
    private long before;

    @Before
    public void before() throws Exception {
        hosts = stage.set(dir -> new VnetHosts(dir, VnetHosts.Layout.PROXIED));
        give(FIREWALL, "ip", "netns", "exec", hosts.routerName(), "nft", "-f", "-");
        for (Node node : hosts.nodes) {
            helpers.add(node.helper());
        }
        for (Node node : hosts.nodes) {
            Await.until("all is well", node::report, text -> text.contains("\"state\":\"ok\""));
        }
        hosts.proxyFlows();
        for (int number = 1; number <= 4; number++) {
            final int node = number;
            Await.until("stations are here", () -> hosts.shown(node).get("here"),
                here -> here != null && here.getAsInt() == (node == 1 ? 2 : 1));
        }
        before = refused();
    }

    @Test
    public void guestsReachEachOtherThroughOnePort() throws Exception {
        for (int[] pair : new int[][] {{1, 4}, {4, 1}, {1, 3}, {2, 3}, {3, 2}, {2, 4}}) {
            assertEquals("guest " + pair[0] + " to " + pair[1], 0,
                lost(hosts.inGuest(pair[0], pair[0], "ping -q -c 4 -i 0.3 -W 10 10.1.0." + pair[1])));
        }
        assertTrue(hosts.count(2, "proxy-sent") >= 24 && hosts.count(3, "proxy-received") >= 24);
        assertTrue("what is beyond is at the own relay, as far as node 1 knows",
            hosts.shown(1).toString().contains("\"care-of\":\"10.77.1.2\""));
        assertEquals("nobody tried another way", before, refused());
        for (String target : List.of("10.77.2.3 6081", "10.77.2.3 6091", "10.77.2.4 6090")) {
            final String[] words = target.split(" ");
            forge(2, "10.77.1.2", words[1], words[0], "00");
        }
        forge(1, "10.77.1.1", "6090", "10.77.2.3", "00");
        Await.until("other ways are closed", this::refused, count -> count >= before + 4);
    }

    @Test
    public void aGuestMovesToTheOtherSideAndBack() throws Exception {
        hosts.learning();
        final Path near = stage.dir().resolve("near");
        final Path far = stage.dir().resolve("far");
        hosts.inGuest(2, 2, "ping -q -c 2 -W 10 10.1.0.9");
        hosts.inGuest(3, 3, "ping -q -c 2 -W 10 10.1.0.9");
        final Process one = hosts.begin(2, 2, "ping -D -O -i 0.01 10.1.0.9", near);
        final Process other = hosts.begin(3, 3, "ping -D -O -i 0.01 10.1.0.9", far);
        for (int round = 0; round < 4; round++) {
            Pings.answers(near, 100);
            Pings.answers(far, 100);
            hosts.cable(round % 2 == 0 ? 1 : 4, false);
            hosts.cable(round % 2 == 0 ? 4 : 1, true);
            Pings.answers(near, 100);
            Pings.answers(far, 100);
        }
        for (Process ping : List.of(one, other)) {
            ping.destroy();
            ping.waitFor(10, TimeUnit.SECONDS);
        }
        LOG.info("pings of 10 ms lost in a row: {} from one side, {} from the other", Pings.gaps(near),
            Pings.gaps(far));
        assertTrue("from one side " + Pings.gaps(near), Pings.gaps(near).stream().allMatch(gap -> gap < 100));
        assertTrue("from the other " + Pings.gaps(far), Pings.gaps(far).stream().allMatch(gap -> gap < 100));
        assertEquals(before, refused());
    }

    @Test
    public void largePacketsCrossInHalves() throws Exception {
        for (int guest = 2; guest <= 3; guest++) {
            hosts.inGuest(guest, guest, "ip link set eth0 mtu 1500");
            hosts.node(guest).ip("link set vg" + guest + " mtu 1500");
        }
        assertEquals(0, lost(hosts.inGuest(2, 2, "ping -q -c 4 -i 0.3 -W 10 -M do -s 1472 10.1.0.3")));
        assertTrue(hosts.count(2, "proxy-sent-in-halves") >= 4);
        assertTrue(hosts.count(2, "proxy-joined") >= 4);
        assertEquals("never in fragments", before, refused());
    }

    @Test
    public void forgedDatagramsAreDroppedAndCounted() throws Exception {
        hosts.inGuest(1, 1, "ping -q -c 2 -W 10 10.1.0.4");
        final String frame = ALL + "02cc00000001" + "88b6" + "00".repeat(46);
        final String good = datagram(VnetFlows.VNET, frame);
        final Capture guest = Capture.start(hosts.guestName(4, 4), "eth0", stage.dir().resolve("guest"));
        forge(4, "10.77.2.4", "6090", "10.77.2.3", good);
        await(3, "proxy-stranger", 1);
        forge(2, "10.77.1.2", "6090", "10.77.2.3", good.substring(0, 4) + "09" + good.substring(6));
        forge(2, "10.77.1.2", "6090", "10.77.2.3", good.substring(0, good.length() - 2));
        await(3, "proxy-malformed", 2);
        forge(2, "10.77.1.2", "6090", "10.77.2.3", datagram(0x7777, frame));
        await(3, "proxy-unknown-vnet", 1);
        forge(2, "10.77.1.2", "6090", "10.77.2.3", datagram(VnetFlows.VNET, ALL + ALL + frame.substring(24)));
        await(3, "proxy-bad-source", 1);
        forge(2, "10.77.1.2", "6090", "10.77.2.3", good);
        Await.until("the good one arrives", () -> experiments(guest.soFar()), count -> count > 0);
        assertEquals("none of the bad ones came before it", 1, experiments(guest.frames()));
        assertEquals("it works as before", 0, lost(hosts.inGuest(1, 1, "ping -q -c 3 -i 0.2 -W 4 10.1.0.4")));
    }

    @Test
    public void framesAreSignedWhereThereIsAKey() throws Exception {
        final String key = ",\"key\":\"" + LinkHosts.KEY + "\"";
        for (int number = 1; number <= 4; number++) {
            hosts.vnet(number, key);
        }
        assertEquals(0, lost(hosts.inGuest(1, 1, "ping -q -c 3 -i 0.2 -W 10 10.1.0.4")));
        forge(2, "10.77.1.2", "6090", "10.77.2.3", datagram(VnetFlows.VNET, ALL + "02cc00000001" + "88b6"
            + "00".repeat(46)));
        await(3, "proxy-bad-authentication", 1);
        hosts.vnet(3, ",\"key\":\"" + LinkHosts.OTHER_KEY + "\"");
        final Process ping = hosts.begin(1, 1, "ping -q -c 2 -W 2 10.1.0.4", stage.dir().resolve("ping"));
        await(3, "proxy-bad-authentication", 2);
        ping.waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    public void proxiesSurviveRestartsAndAreTakenAway() throws Exception {
        assertEquals(0, lost(hosts.inGuest(1, 1, "ping -q -c 3 -i 0.2 -W 10 10.1.0.4")));
        Node.end(helpers.get(1));
        helpers.set(1, hosts.node(2).helper());
        Await.until("it works again", () -> lost(hosts.inAnyCase(1, 1, "ping -q -c 2 -i 0.2 -W 1 10.1.0.4")),
            lost -> lost == 0);
        hosts.node(2).sheet("{\"addresses\":[\"10.77.1.2\"],\"peers\":[],\"flows\":{\"bridge\":\"br-int\","
            + "\"sent-table\":0,\"received-table\":50},\"control-port\":\"weft-control\"}");
        Await.until("no bridge is left", () -> hosts.node(2).run("ovs-vsctl", "list-br"),
            bridges -> !bridges.contains("weft-proxy"));
        assertTrue(!hosts.node(2).run("ovs-vsctl", "list-ports", "br-int").contains("wp0000"));
    }

    /** Frames of the type that nothing but this test sends. */
    private static long experiments(final List<byte[]> frames) {
        return frames.stream().filter(frame -> frame.length > 13 && frame[12] == (byte) 0x88
            && frame[13] == (byte) 0xb6).count();
    }

    private static String datagram(final long vnet, final String frame) {
        return "57460101" + "0000" + String.format("%04x", frame.length() / 2) + "0000000000000001"
            + String.format("%08x", vnet) + frame;
    }

    private void forge(final int node, final String source, final String port, final String target,
            final String payload) throws Exception {
        give(String.join(" ", source, port, target, payload) + "\n", "ip", "netns", "exec", hosts.node(node).netns,
            "python3", "-c", FORGE);
    }

    private static void give(final String input, final String... command) throws Exception {
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
    }

    /** Packets that the firewall did not let through. */
    private long refused() throws Exception {
        final Matcher packets = Pattern.compile("packets (\\d+)").matcher(hosts.node(1).run("ip", "netns", "exec",
            hosts.routerName(), "nft", "list", "counter", "inet", "fw", "refused"));
        assertTrue(packets.find());
        return Long.parseLong(packets.group(1));
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
