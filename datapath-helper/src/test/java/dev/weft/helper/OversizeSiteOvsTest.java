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

import java.nio.ByteBuffer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * The underlay's bridge and NIC are found by the node's addresses, also after they were made anew (FN-8).
 */
public class OversizeSiteOvsTest {
    private static final String PLAIN = "10.1.0.";

    @Rule
    public final Stage stage = new Stage(180);

    private TunnelHosts hosts;

    @Before
    public void before() throws Exception {
        hosts = stage.set(TunnelHosts::new);
        for (int number = 1; number <= 2; number++) {
            hosts.node(number).sheet(hosts.sheet(number));
            hosts.node(number).helper();
        }
        awaitLarge();
    }

    @Test
    public void aNicAndABridgeThatWereMadeAnewAreTaken() throws Exception {
        hosts.node(1).ip("link del u0");
        hosts.node(1).ip("link add u0 type veth peer name u0 netns " + hosts.node(2).netns);
        hosts.nicUp(1);
        hosts.nicUp(2);
        awaitLarge();

        hosts.node(1).run("ovs-vsctl", "del-br", "br-ex");
        hosts.node(1).run("ovs-vsctl", "add-br", "br-ex", "--", "set", "bridge", "br-ex", "datapath_type=netdev",
            "other_config:hwaddr=02:00:00:00:77:01", "--", "add-port", "br-ex", "u0");
        hosts.addresses(1);
        awaitLarge();
        Await.until("the report", hosts.node(1)::report, text -> text.contains("\"oversize\":\"af-packet\""));
    }

    @Test
    public void whatCannotBeUsedIsSaidAndWhatIsNamedIsTaken() throws Exception {
        final Node node = hosts.node(1);
        node.ip("link add u8 type veth peer name u9");
        node.run("ovs-vsctl", "add-port", "br-ex", "u8");
        node.sheet(hosts.sheet(1, ",\"halves\":4000"));
        awaitReason("br-ex has several ports that could lead to other nodes: u0, u8; name the right one in "
            + "weft:weft/node/oversize/device");
        node.sheet(hosts.sheet(1, ",\"nic\":\"u0\""));
        Await.until("the report", node::report, text -> text.contains("\"state\":\"ok\""));
        awaitLarge();

        node.sheet(hosts.sheet(1, ",\"bridge\":\"br-no\""));
        awaitReason("Open vSwitch has no bridge br-no, which weft:weft/node/oversize/bridge names");
        node.sheet(hosts.sheet(1, ",\"nic\":\"u0\"").replace("1500", "1600"));
        awaitReason("u0 has an MTU of 1500, but the underlay should have 1600");
        node.ip("addr add 10.77.9.9/24 dev u9");
        node.sheet(hosts.sheet(1).replace("10.77.1.1", "10.77.9.9").replace("fd00:77:1::1", "10.77.9.8"));
        awaitReason("the outer address of this node is on u9, which is no bridge of Open vSwitch");
    }

    @Test
    public void tunnelsToOtherPortsPassUnharmed() throws Exception {
        for (Node node : hosts.nodes) {
            node.run("ovs-vsctl", "set", "interface", "gnv", "options:dst_port=6082");
        }
        Await.until("small frames go through", () -> hosts.answers(1, PLAIN, 1400, "-c 1 -W 1"),
            Boolean::booleanValue);
        final Capture helper = Capture.start(hosts.node(1).netns, "weft-oversize-h", hosts.dir().resolve("helper"));
        final Capture wire = Capture.start(hosts.node(1).netns, "u0", hosts.dir().resolve("wire"));
        assertTrue(hosts.answers(1, PLAIN, 1400, "-c 20 -i 0.01 -W 2"));
        assertFalse(hosts.answers(1, PLAIN, hosts.largest(), "-c 1 -W 1"));
        assertEquals(0, helper.frames().size());
        assertFalse(wire.frames().stream().map(ByteBuffer::wrap).anyMatch(frame -> frame.limit() > 38
            && frame.getShort(12) == 0x0800 && frame.getShort(36) == 6089));
    }

    private void awaitLarge() throws Exception {
        Await.until("large frames go through", () -> hosts.answers(1, PLAIN, hosts.largest(), "-c 1 -W 1"),
            Boolean::booleanValue);
    }

    private void awaitReason(final String reason) throws Exception {
        Await.until("the report complains: " + reason, hosts.node(1)::report,
            text -> text.contains(reason) && text.contains("\"oversize\":\"failed\""));
    }
}
