/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.ovs.Guests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** Limits of ports hold for real frames, follow the intent, and are mended (VN-9). */
public class LimitsOvsTest extends OnRealNode {
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 0x3002);
    private static final NetworkMember ONE = Things.member(FENCE, "one", "02:aa:00:00:00:01");
    private static final NetworkMember TWO = Things.member(FENCE, "two", "02:aa:00:00:00:02");
    private static final byte[] FRAME = frame();
    private static final int FRAMES = 3000;
    /** At this rate half of the frames take more than half a minute. */
    private static final int KBIT = 500;

    private static Guests guests;
    private static int serial;

    @BeforeClass
    public static void plugIn() throws Exception {
        node.manage(Things.peer(2));
        node.awaitSynced();
        for (var guest : List.of("one", "two")) {
            final var inside = guest + "-g";
            node.ovs().inNamespace("ip", "link", "add", guest, "type", "veth", "peer", "name", inside);
            for (var device : List.of(guest, inside)) {
                node.ovs().inNamespace("sysctl", "-qw", "net.ipv6.conf." + device + ".disable_ipv6=1");
                node.ovs().inNamespace("ip", "link", "set", device, "up");
            }
            node.ovs().vsctl("add-port", "br-int", guest, "--", "set", "interface", guest,
                "external_ids:iface-id=" + guest + "/eth0");
        }
        guests = new Guests(node.ovs(), List.of("one-g", "two-g"));
    }

    @AfterClass
    public static void unplug() {
        if (guests != null) {
            guests.close();
        }
    }

    @Before
    public void program() throws Exception {
        node.manage(Things.peer(2), ONE, TWO, Things.part(FENCE, List.of(ONE, TWO)));
        node.awaitInstalled(ONE, TWO);
    }

    @After
    public void nothingIsLeft() throws Exception {
        node.manage(Things.peer(2));
        node.awaitSynced();
        Await.until("no meters", () -> node.ofctl("dump-meters"), meters -> !meters.contains("meter="));
        Await.until("no shapes", () -> node.ovs().vsctl("list", "qos"), String::isEmpty);
    }

    @Test
    public void whatAGuestSends() throws Exception {
        final var limit = Things.limit("one", KBIT, 0);
        node.apply(limit);
        node.awaitInstalled(limit);
        assertLimited();
        assertTrue(node.ofctl("dump-meters").contains("rate=" + KBIT));

        final var other = Things.limit("one", 2 * KBIT, 0);
        node.switches().forgetSent();
        node.apply(other);
        Await.until("the new rate", () -> node.ofctl("dump-meters"), meters -> meters.contains("rate=" + 2 * KBIT));
        assertEquals("the flow stays", 0, node.switches().flowMods());
        node.remove(other);
        Await.until("no meter", () -> node.ofctl("dump-meters"), meters -> !meters.contains("meter="));
        assertUnlimited();
    }

    @Test
    public void whatAGuestReceives() throws Exception {
        final var limit = Things.limit("two", 0, KBIT);
        node.apply(limit);
        node.awaitInstalled(limit);
        awaitShape("max-rate=\"" + KBIT * 1000 + "\"");
        Await.until("the switch shapes", () -> node.ovs().appctl("qos/show", "two"), text ->
            text.contains("max-rate: " + KBIT * 1000));
        assertLimited();

        node.apply(Things.limit("two", 0, 2 * KBIT));
        awaitShape("max-rate=\"" + 2 * KBIT * 1000 + "\"");
        node.remove(limit);
        Await.until("no shape", () -> node.ovs().vsctl("get", "port", "two", "qos").strip(), "[]"::equals);
        assertUnlimited();
    }

    @Test
    public void damageIsMended() throws Exception {
        final var limit = Things.limit("two", KBIT, KBIT);
        node.apply(limit);
        node.awaitInstalled(limit);
        awaitShape("max-rate");
        final var flows = node.ourDump();
        node.ofctl("del-meters");
        node.awaitFlows(flows);
        assertTrue(node.ofctl("dump-meters").contains("rate=" + KBIT));
        node.ofctl("del-flows", "table=0,in_port=two");
        node.awaitFlows(flows);
        assertTrue(node.ofctl("dump-meters").contains("rate=" + KBIT));

        node.ovs().vsctl("clear", "port", "two", "qos");
        Await.until("shaped again", () -> node.ovs().vsctl("get", "port", "two", "qos").strip(),
            qos -> !qos.equals("[]"));
        final var qos = node.ovs().vsctl("get", "port", "two", "qos").strip();
        node.ovs().vsctl("set", "qos", qos, "other_config:max-rate=77");
        awaitShape("max-rate=\"" + KBIT * 1000 + "\"");
        node.ovs().vsctl("set", "port", "two", "qos=@new", "--", "--id=@new", "create", "qos", "type=linux-noop");
        Await.until("ours again", () -> node.ovs().vsctl("get", "port", "two", "qos").strip(), qos::equals);
        node.ovs().vsctl("clear", "port", "two", "qos", "--", "--all", "destroy", "qos");
        Await.until("made again", () -> node.ovs().vsctl("get", "port", "two", "qos").strip(),
            other -> !other.equals("[]"));
    }

    @Test
    public void restartedControllerChangesNothingAndClearsOldLimits() throws Exception {
        final var one = Things.limit("one", KBIT, KBIT);
        final var two = Things.limit("two", KBIT, KBIT);
        node.apply(one, two);
        node.awaitInstalled(one, two);
        awaitShape("weft-limit=one");
        awaitShape("weft-limit=two");
        final var meters = node.ofctl("dump-meters");
        restart(one, two);
        node.awaitInstalled(one, two);
        assertEquals(0, node.switches().flowMods());
        assertEquals(meters, node.ofctl("dump-meters"));
        restart(one);
        node.awaitInstalled(one);
        Await.until("one meter", () -> node.ofctl("dump-meters"),
            text -> text.split("meter=", -1).length == 2);
        Await.until("one shape", () -> node.ovs().vsctl("--columns=external_ids", "list", "qos"),
            text -> text.contains("weft-limit=one") && !text.contains("weft-limit=two"));
    }

    private static void restart(final PortLimit... limits) throws Exception {
        node.stopDriver();
        node.startDriver();
        final var all = new ArrayList<NodeObject>(List.of(Things.peer(2), ONE, TWO,
            Things.part(FENCE, List.of(ONE, TWO))));
        all.addAll(List.of(limits));
        node.manage(all);
    }

    @Test
    public void interfacesThatCannotBeLimitedAreNamed() throws Exception {
        final var limit = Things.limit("inside", 0, KBIT);
        node.plug("inside");
        node.apply(limit);
        node.driver().flows(RealNode.NODE, any -> false);
        node.witness().awaitObject(limit.key(), status -> status instanceof ObjectStatus.Failed failed
            && failed.reason().contains("its interface is of type 'internal'"));
        final var possible = Things.limit("inside", KBIT, 0);
        node.apply(possible);
        node.awaitInstalled(possible);
        node.remove(possible);
        node.ovs().vsctl("del-port", "br-int", "inside");
    }

    @Test
    public void limitWaitsForItsPort() throws Exception {
        final var limit = Things.limit("late", KBIT, 0);
        node.apply(limit);
        node.awaitWaiting(limit, "no port with external_ids:iface-id=late/eth0");
        node.plug("late");
        node.awaitInstalled(limit);
        node.ovs().vsctl("del-port", "br-int", "late");
        node.awaitWaiting(limit, "no port with external_ids:iface-id=late/eth0");
        Await.until("no meter", () -> node.ofctl("dump-meters"), meters -> !meters.contains("meter="));
    }

    private static void awaitShape(final String text) throws Exception {
        Await.until(text, () -> node.ovs().vsctl("list", "qos"), shapes -> shapes.contains(text));
    }

    /** Of many frames hardly more arrive than what the burst allows, but some do. */
    private static void assertLimited() throws Exception {
        final var marked = send(1);
        final long arrived = count(marked);
        assertTrue(arrived + " of " + FRAMES, arrived < FRAMES / 2);
        Await.until("some arrive", () -> count(marked), count -> count >= 10);
    }

    private static void assertUnlimited() throws Exception {
        final var marked = send(2);
        Await.until("nearly all arrive", () -> count(marked), arrived -> arrived > FRAMES * 9 / 10);
    }

    /** Sends as many as a guest could without loss if it had no limit. */
    private static byte[] send(final int mark) throws Exception {
        final var marked = FRAME.clone();
        marked[20] = (byte) mark;
        marked[21] = (byte) ++serial;
        final long before = sent();
        for (int i = 0; i < FRAMES; i++) {
            guests.send("one-g", marked);
            LockSupport.parkNanos(200_000);
        }
        Await.until("all are sent", LimitsOvsTest::sent, sent -> sent >= before + FRAMES);
        return marked;
    }

    private static long sent() throws Exception {
        final var statistics = node.ovs().inNamespace("ip", "-json", "-statistics", "link", "show", "one-g");
        return JsonParser.parseString(statistics).getAsJsonArray().get(0).getAsJsonObject()
            .getAsJsonObject("stats64").getAsJsonObject("tx").get("packets").getAsLong();
    }

    private static long count(final byte[] frame) {
        return guests.seen().stream().filter(seen -> seen.device().equals("two-g")
            && Arrays.equals(seen.frame(), frame)).count();
    }

    private static byte[] frame() {
        final var frame = new byte[1400];
        System.arraycopy(HexFormat.of().parseHex("02aa00000002" + "02aa00000001" + "88b6"), 0, frame, 0, 14);
        return frame;
    }
}
