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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Protected ways between two nodes with real Open vSwitch, real helpers and a real charon (VN-7).
 */
public class SecurityOvsTest {
    private static final String ENCRYPTED = "encrypted";
    private static final String AUTHENTICATED = "authenticated";
    /** What pings are filled with. */
    private static final String PATTERN = "a5c3e7190b2d4f6885c3e7190b2d4f68";
    private static final String FORGER = "02aa00000001";
    private static final int UDP_AT = 34;
    private static final int ESP_AT = 42;
    private static final int PORT = 6091;

    @Rule
    public final Stage stage = new Stage(120);

    private final List<Process> helpers = new ArrayList<>();
    private SecureHosts hosts;

    @Before
    public void before() throws Exception {
        Assume.assumeTrue("charon-systemd is not installed", Files.exists(Path.of(
            "/usr/sbin/charon-systemd")));
        hosts = stage.set(SecureHosts::new);
    }

    @Test
    public void encryptedFramesAreUnreadableAndNewKeysLoseNothing() throws Exception {
        start(ENCRYPTED, List.of(SecureHosts.key(1)), List.of(SecureHosts.key(1)));
        hosts.awaitAnswers();
        final List<byte[]> frames = captured();
        assertFalse("readable", seen(frames, PATTERN));
        assertTrue("no ESP seen", frames.stream().anyMatch(SecurityOvsTest::isEsp));
        assertEquals(1, hosts.counter(1, "security-ways"));

        final Process ping = ping(1000);
        // One node has the new key before the other one, this time and next time
        for (int key = 2; key <= 3; key++) {
            final String before = generations(1);
            final List<String> keys = List.of(SecureHosts.key(1), SecureHosts.key(key));
            hosts.peer(1 + key % 2, ENCRYPTED, keys);
            hosts.peer(2 - key % 2, ENCRYPTED, keys);
            Await.until("node 1 sends by the new key", () -> generations(1), now -> !now.equals(before));
            final List<String> sent = slots(generations(1));
            Await.until("node 2 does, too", () -> slots(generations(2)), sent::equals);
        }
        assertNothingLost(ping);
    }

    @Test
    public void authenticatedFramesAreReadableButCannotBeForged() throws Exception {
        start(AUTHENTICATED, List.of(SecureHosts.key(1)), List.of(SecureHosts.key(1)));
        hosts.awaitAnswers();
        final List<byte[]> frames = captured();
        assertTrue("not readable", seen(frames, PATTERN));
        final byte[] packet = frames.stream().filter(frame -> isEsp(frame) && seen(List.of(frame), PATTERN)
            && frame[29] == 1).findFirst().orElseThrow();
        final Capture guest = Capture.start(hosts.hosts.guestName(2), "eth0",
            stage.dir().resolve("guest.pcap"));
        // Checksums of UDP are no protection
        packet[UDP_AT + 6] = 0;
        packet[UDP_AT + 7] = 0;
        final byte[] altered = packet.clone();
        // Not one that was there already
        altered[ESP_AT + 6] = 1;
        altered[altered.length - 40] ^= 1;
        hosts.inject(1, List.of(hex(packet), hex(altered), plain(AUTHENTICATED, "020000007702"),
            plain(AUTHENTICATED, "025753000002")));
        final AtomicInteger looks = new AtomicInteger();
        Await.until("all are counted", () -> {
            hosts.gateway(2, looks.incrementAndGet());
            return List.of(hosts.counter(2, "security-replayed"), hosts.counter(2, "security-altered"),
                hosts.counter(2, "security-plain"));
        }, counts -> counts.equals(List.of(1L, 1L, 2L)));
        hosts.awaitAnswers();
        final List<byte[]> delivered = guest.frames();
        assertFalse("a forged frame was delivered", seen(delivered, PATTERN) || seen(delivered, FORGER));
        assertFalse("what is captured is seen", delivered.isEmpty());
    }

    @Test
    public void bothProtectionsWorkOverIpv6AndAfterARestartOfOpenVswitch() throws Exception {
        for (int number = 1; number <= 2; number++) {
            hosts.gateway(number);
            hosts.peerOverIpv6(number);
            helpers.add(hosts.node(number).helper());
        }
        for (String protection : List.of(AUTHENTICATED, ENCRYPTED)) {
            hosts.link(protection);
            hosts.awaitAnswers();
        }
        final long charon = hosts.charon(1).orElseThrow().pid();
        hosts.node(1).killVswitchd();
        hosts.node(1).startVswitchd();
        // Waits until it has all bridges
        hosts.node(1).run("ovs-vsctl", "set", "bridge", "br-int", "external_ids:seen=yes");
        hosts.hosts.addresses(1);
        hosts.link(ENCRYPTED);
        hosts.awaitAnswers();
        assertEquals(charon, hosts.charon(1).orElseThrow().pid());
        assertEquals(2, hosts.counter(1, "security-ways-up"));
    }

    @Test
    public void nothingPassesWithAnotherKeyAndEverythingHeals() throws Exception {
        start(ENCRYPTED, List.of(SecureHosts.key(1)), List.of(SecureHosts.key(2)));
        Await.until("node 1 has tried", () -> hosts.counter(1, "security-ways"), ways -> ways == 1);
        assertFalse(hosts.answers());
        hosts.gateway(1, 1);
        Await.until("what is not sent is counted", () -> hosts.counter(1, "security-unsent"), count -> count > 0);
        assertEquals(0, hosts.counter(1, "security-ways-up") + hosts.counter(2, "security-ways-up"));
        assertEquals(0, hosts.letIn(2));

        hosts.peer(2, ENCRYPTED, List.of(SecureHosts.key(1)));
        hosts.awaitAnswers();
        final Process ping = ping(600);
        helpers.forEach(Process::destroyForcibly);
        for (Process helper : helpers) {
            helper.waitFor();
        }
        helpers.clear();
        for (int number = 1; number <= 2; number++) {
            helpers.add(hosts.node(number).helper());
        }
        final long charon = hosts.charon(1).orElseThrow().pid();
        Await.until("the new helper took over", () -> hosts.counter(1, "security-ways-up"), up -> up == 1);
        assertEquals(charon, hosts.charon(1).orElseThrow().pid());
        assertNothingLost(ping);

        hosts.charon(2).orElseThrow().destroyForcibly();
        hosts.awaitAnswers();
        for (int number = 1; number <= 2; number++) {
            final ProcessHandle running = hosts.charon(number).orElseThrow();
            hosts.node(number).removeExternalId("weft-security");
            Await.until("charon ends", running::isAlive, alive -> !alive);
            final Node node = hosts.node(number);
            Await.until("nothing is left", () -> node.run("ovs-vsctl", "list-br") + node.ip("-br link"),
                text -> !text.contains("weft-sec") && !text.contains("ipsec"));
            assertEquals("", node.ip("-4 route show dev br-ex").lines().filter(line -> line.startsWith("24"))
                .findAny().orElse(""));
        }
    }

    private void start(final String protection, final List<String> keys1, final List<String> keys2) throws Exception {
        for (int number = 1; number <= 2; number++) {
            hosts.gateway(number);
            hosts.peer(number, protection, number == 1 ? keys1 : keys2);
            hosts.node(number).sheet(hosts.hosts.sheet(number));
            helpers.add(hosts.node(number).helper());
        }
        hosts.link(protection);
    }

    /** So many pings, one each 10 ms. */
    private Process ping(final int count) throws Exception {
        return new ProcessBuilder(hosts.hosts.inGuest(1, "ping -q -i 0.01 -c " + count + " 10.1.0.2"))
            .redirectErrorStream(true).start();
    }

    private static void assertNothingLost(final Process ping) throws Exception {
        final String output = new String(ping.getInputStream().readAllBytes());
        assertTrue(output, ping.waitFor() == 0 && output.contains(" 0% packet loss"));
    }

    /** What passes the underlay during a few pings. */
    private List<byte[]> captured() throws Exception {
        final Capture capture = Capture.start(hosts.node(2).netns, "u0", stage.dir().resolve("u0.pcap"));
        assertTrue(hosts.hosts.answers(1, "10.1.0.", 100, "-c 3 -i 0.2 -p " + PATTERN));
        Await.until("packets were seen", () -> capture.soFar().stream().filter(SecurityOvsTest::isEsp).count(),
            count -> count >= 6);
        return capture.frames();
    }

    /** The flows that send, which show by which key. */
    private String generations(final int number) throws Exception {
        return hosts.node(number).run("ovs-ofctl", "-O", "OpenFlow14", "--no-stats", "dump-flows", "weft-security")
            .lines().filter(line -> line.contains("in_port=LOCAL,") && line.contains("set_field")).sorted()
            .reduce("", String::concat);
    }

    /** The second octet of the address to which is sent. */
    private static List<String> slots(final String flows) {
        final List<String> slots = new ArrayList<>();
        final var matcher = Pattern.compile("set_field:([0-9]+\\.[0-9]+)\\.[0-9.]+->ip_dst")
            .matcher(flows);
        while (matcher.find()) {
            slots.add(matcher.group(1));
        }
        return slots;
    }

    private static boolean isEsp(final byte[] frame) {
        return frame.length > ESP_AT + 8 && frame[12] == 8 && frame[23] == 17
            && ((frame[UDP_AT + 2] & 0xff) << 8 | frame[UDP_AT + 3] & 0xff) == PORT
            && (frame[ESP_AT] | frame[ESP_AT + 1] | frame[ESP_AT + 2] | frame[ESP_AT + 3]) != 0;
    }

    private static boolean seen(final List<byte[]> frames, final String pattern) {
        return frames.stream().anyMatch(frame -> hex(frame).contains(pattern));
    }

    private static String hex(final byte[] frame) {
        return HexFormat.of().formatHex(frame);
    }

    /** An unprotected packet from node 1 to node 2 that looks as if it came out of a tunnel. */
    private static String plain(final String protection, final String mac) {
        final int first = Integer.parseInt(SecureHosts.address(protection, 1).split("\\.")[0]);
        final String inner = "ffffffffffff" + FORGER + "0806" + "00".repeat(46);
        final int udp = 8 + 8 + inner.length() / 2;
        return mac + "020000007701" + "0800" + "4500" + String.format("%04x", 20 + udp) + "00000000" + "4011" + "0000"
            + String.format("%02x000003%02x000005", first, first) + "c00017c1" + String.format("%04x", udp) + "0000"
            + "0000655800100100" + inner;
    }
}
