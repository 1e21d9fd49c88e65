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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Liveness of a link between two nodes with real Open vSwitch and real helpers (VL-10, VL-11), asking each second and
 * giving up after three.
 */
public class LivenessOvsTest {
    private static final String ACTIVE = "active";
    private static final String SILENT = "inactive silent";
    private static final short ETHER_TYPE = (short) 0x88b5;

    @Rule
    public final Stage stage = new Stage(150);

    private final List<Process> helpers = new ArrayList<>();
    private LinkHosts link;

    @Before
    public void before() throws Exception {
        link = stage.set(LinkHosts::new);
    }

    @Test
    public void aCutCableIsNoticedAndNoGuestSeesControlFrames() throws Exception {
        final Capture inGuest = Capture.start(link.hosts.guestName(2), "eth0", link.hosts.dir().resolve("guest"));
        final Capture atPort = Capture.start(link.node(1).netns, "vg0", link.hosts.dir().resolve("port"));
        start("");
        link.node(1).ip("link set u0 down");
        link.await(SILENT, SILENT);
        link.node(1).ip("link set u0 up");
        link.await(ACTIVE, ACTIVE);

        link.node(1).run("ip", "-n", link.hosts.guestName(1), "link", "set", "eth0", "down");
        link.await("inactive port-down", "inactive peer-port-down");
        link.node(1).run("ip", "-n", link.hosts.guestName(1), "link", "set", "eth0", "up");
        link.await(ACTIVE, ACTIVE);
        assertTrue(link.hosts.answers(1, "10.1.0.", 100, "-c 3 -i 0.1 -W 2"));
        assertNoControl(inGuest.frames());
        assertNoControl(atPort.frames());
    }

    @Test
    public void lossInOneDirectionMakesBothEndsInactive() throws Exception {
        start("");
        link.node(1).run("ovs-ofctl", "add-flow", "br-ex",
            "priority=40000,in_port=LOCAL,udp,tp_dst=6081,actions=drop");
        link.await("inactive peer-inactive", SILENT);
        link.node(1).run("ovs-ofctl", "--strict", "del-flows", "br-ex", "priority=40000,in_port=LOCAL,udp,tp_dst=6081");
        link.await(ACTIVE, ACTIVE);
    }

    @Test
    public void userTrafficIsLifeWhileTheOtherHelperIsDead() throws Exception {
        start("");
        final Process ping = link.pinging();
        try {
            Node.end(helpers.get(1));
            final JsonObject before = LocalStatus.end(link.node(1), "a");
            // Ten answers a second: longer than it takes to give up twice
            Await.until("70 answers", () -> received() - received(before), more -> more >= 70);
            final JsonObject after = LocalStatus.end(link.node(1), "a");
            assertEquals(ACTIVE, after.get("liveness").getAsString());
            assertEquals(before.get("since"), after.get("since"));
        } finally {
            Node.end(ping);
        }
        link.await(SILENT, "no such end");
        helpers.set(1, link.node(2).helper());
        link.await(ACTIVE, ACTIVE);
    }

    @Test
    public void aRestartOfVswitchdIsSurvived() throws Exception {
        start(LinkHosts.KEY);
        final long sent = sent();
        link.node(1).killVswitchd();
        link.await(SILENT, SILENT);
        link.node(1).startVswitchd();
        // Returns when ovs-vswitchd has all bridges
        link.node(1).run("ovs-vsctl", "--timeout=20", "set", "open_vswitch", ".", "external_ids:started=again");
        link.hosts.addresses(1);
        link.flows(1);
        link.await(ACTIVE, ACTIVE);
        assertTrue(sent() >= sent);
        Await.until("all is well", link.node(1)::report, text -> text.contains("\"state\":\"ok\""));
    }

    @Test
    public void aWrongKeyIsNoLife() throws Exception {
        link.end(1, LinkHosts.KEY);
        link.end(2, LinkHosts.OTHER_KEY);
        helpers();
        link.await("inactive authentication", "inactive authentication");
        assertTrue(LocalStatus.end(link.node(1), "a").getAsJsonObject("counters").get("control-dropped").getAsLong()
            > 0);
        link.end(2, LinkHosts.KEY);
        link.await(ACTIVE, ACTIVE);
        assertFalse(LocalStatus.of(link.node(1)).toString().contains(LinkHosts.KEY));
    }

    @Test
    public void endsComeAndGoWithTheirKeysAndPorts() throws Exception {
        start("");
        link.node(1).run("ovs-vsctl", "remove", "interface", "vg0", "external_ids", "iface-id");
        link.await("inactive port-missing", "inactive peer-port-down");
        link.node(1).run("ovs-vsctl", "set", "interface", "vg0", "external_ids:iface-id=guest/1");
        link.await(ACTIVE, ACTIVE);
        link.node(2).removeExternalId(LinkHosts.endKey(2));
        link.await(SILENT, "no such end");
        link.node(2).externalId(LinkHosts.endKey(2), "{\"link\":1}");
        Await.until("the report complains", link.node(2)::report, text -> text.contains("an end is not applied"));
        link.end(2, "");
        link.await(ACTIVE, ACTIVE);
        Await.until("all is well", link.node(2)::report, text -> text.contains("\"state\":\"ok\""));
    }

    private void start(final String key) throws Exception {
        link.end(1, key);
        link.end(2, key);
        helpers();
        link.await(ACTIVE, ACTIVE);
    }

    private void helpers() throws Exception {
        helpers.add(link.node(1).helper());
        helpers.add(link.node(2).helper());
    }

    private long received() {
        return received(LocalStatus.end(link.node(1), "a"));
    }

    private static long received(final JsonObject end) {
        return end.getAsJsonObject("counters").get("received-packets").getAsLong();
    }

    private long sent() {
        return LocalStatus.end(link.node(1), "a").getAsJsonObject("counters").get("sent-packets").getAsLong();
    }

    private static void assertNoControl(final List<byte[]> frames) {
        assertFalse("the capture saw nothing", frames.isEmpty());
        for (byte[] frame : frames) {
            assertFalse("a control frame", ByteBuffer.wrap(frame).getShort(12) == ETHER_TYPE);
        }
    }
}
