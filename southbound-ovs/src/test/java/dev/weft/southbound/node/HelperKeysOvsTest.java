/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import dev.weft.api.id.HostId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.After;
import org.junit.Test;

/** What the helper of a node reads in the node's own database: its sheet, its ends, its way to the controller. */
public class HelperKeysOvsTest extends OnRealNode {
    @After
    public void nothingOfTheHelperToldAgain() {
        node.reports().set(Optional.empty());
    }

    @Test
    public void sheetTellsWhatIsAgreed() throws Exception {
        node.manage(Things.peerVia(3, "10.77.1.254"));
        node.awaitInstalled(Things.peer(3));
        awaitKey("weft-sheet", "{\"udp-source-ports\":{\"first\":50000,\"last\":50031},"
            + "\"routes\":[{\"to\":\"10.77.1.3/32\",\"via\":\"10.77.1.254\"}],\"peers\":[\"10.77.1.3\"],"
            + "\"oversize\":{\"mtu\":1500,\"bridge\":\"br-ex\"},\"addresses\":[\"10.77.1.1\"],"
            + "\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50},"
            + "\"control-port\":\"weft-control\"}");
    }

    @Test
    public void endsFollowTheLinks() throws Exception {
        final var one = Things.link(401, "one", 2);
        final var two = Things.link(402, "two", 2);
        node.manage(Things.peer(2), one, two);
        awaitKey("weft-end-802", EndSheet.of(one));
        awaitKey("weft-end-804", EndSheet.of(two));
        node.plug("one", "two");
        node.awaitInstalled(one, two);
        node.switches().forgetSent();

        final var keyed = Things.probed(one, Optional.of(new Probe(1, 1, 3,
            Optional.of(LinkKey.of(new byte[LinkKey.OCTETS])))));
        node.apply(keyed);
        awaitKey("weft-end-802", EndSheet.of(keyed));
        node.awaitInstalled(one);
        assertEquals("flows have nothing to do with it", 0, node.switches().flowMods());

        node.ovs().vsctl("set", "Open_vSwitch", ".", "external_ids:weft-end-804=spoiled", "external_ids:weft-end-9=x");
        awaitKey("weft-end-804", EndSheet.of(two));
        awaitKey("weft-end-9", "");
        node.remove(two);
        awaitKey("weft-end-804", "");
        assertEquals(EndSheet.of(keyed), node.rootId("weft-end-802"));
    }

    @Test
    public void networksFollowTheIntent() throws Exception {
        final var key = NetworkKey.vnet(0xf1234567L);
        final var member = Things.member(key, "web", "02:aa:00:00:00:01");
        final var path = PathId.inEthernet(Optional.of(new HostId(2)), OptionalInt.empty());
        final var lan = new Peer(ObjectKey.peer(path, "2"), path,
            new Carrier.Ethernet(1, new HostId(1), Optional.of(new HostId(2)), OptionalInt.empty()));
        node.manage(Things.peer(2), lan, member, Things.part(key, List.of(member), path));
        Await.until("the network", () -> node.rootId("weft-vnet-4045620583"),
            text -> text.contains("\"vnet\":4045620583")
            && text.contains("\"far\":{\"10.77.1.2\":" + path.value() + "}") && text.contains("web/eth0"));
        Await.until("the LAN", () -> node.rootId("weft-sheet"), text -> text.contains("\"ethernet\":{"
            + "\"installation\":1,\"host\":1,\"patch\":\"weft-underlay\",\"bridge\":\"br-ex\",\"hosts\":[2]}"));
        node.awaitWaiting(lan, "weft-underlay");
        node.ovs().vsctl("add-port", "br-int", "weft-underlay", "--", "set", "interface", "weft-underlay",
            "type=patch", "options:peer=weft-fabric", "--", "add-br", "br-lan", "--", "set", "bridge", "br-lan",
            "datapath_type=netdev", "--", "add-port", "br-lan", "weft-fabric", "--", "set", "interface",
            "weft-fabric", "type=patch", "options:peer=weft-underlay");
        node.awaitInstalled(lan);

        node.ovs().vsctl("set", "Open_vSwitch", ".", "external_ids:weft-vnet-4045620583=spoiled");
        Await.until("mended", () -> node.rootId("weft-vnet-4045620583"), text -> text.contains("web/eth0"));
        node.manage(Things.peer(2));
        awaitKey("weft-vnet-4045620583", "");
        Await.until("no LAN", () -> node.rootId("weft-sheet"), text -> !text.contains("ethernet"));
        node.ovs().vsctl("del-port", "br-int", "weft-underlay", "--", "del-br", "br-lan");
    }

    @Test
    public void restartedControllerClearsOldEnds() throws Exception {
        final var one = Things.link(401, "one", 2);
        final var two = Things.link(402, "two", 2);
        node.manage(Things.peer(2), one, two);
        awaitKey("weft-end-804", EndSheet.of(two));
        node.stopDriver();
        node.startDriver();
        node.manage(Things.peer(2), one);
        awaitKey("weft-end-804", "");
        assertEquals(EndSheet.of(one), node.rootId("weft-end-802"));
    }

    @Test
    public void theHelperIsToldWhenFlowsChanged() throws Exception {
        final var one = Things.link(401, "one", 2);
        node.manage(Things.peer(2), one);
        node.awaitInstalled(Things.peer(2));
        final var before = order(one, 1);
        assertNotEquals("", before);
        node.plug("one");
        node.awaitInstalled(one);
        final var added = order(one, 2);
        assertNotEquals(before, added);
        node.awaitInstalled(one);
        assertEquals("flows have nothing to do with how often an end asks", added, order(one, 3));
        node.ovs().vsctl("remove", "Open_vSwitch", ".", "external_ids", "weft-purge");
        awaitKey("weft-purge", added);
        node.stopDriver();
        node.startDriver();
        node.manage(Things.peer(2), one);
        // it does not know what the one before said
        Await.until("a word of the next controller", () -> node.rootId("weft-purge"),
            text -> !text.isEmpty() && !text.split("/")[0].equals(added.split("/")[0]));
    }

    /** The word of what changed before this: the end's key is written after it. */
    private static String order(final LinkEnd end, final int seconds) throws Exception {
        final var other = Things.probed(end, Optional.of(new Probe(seconds, 1, 5, Optional.empty())));
        node.apply(other);
        awaitKey("weft-end-802", EndSheet.of(other));
        return node.rootId("weft-purge");
    }

    @Test
    public void accessFollowsTheController() throws Exception {
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        assertEquals("", node.rootId("weft-controller"));
        final var instance = UUID.randomUUID();
        node.reports().set(Optional.of(FakeReports.settings(8443, instance)));
        Await.until("access", () -> node.rootId("weft-controller"), text -> !text.isEmpty());
        final var access = JsonParser.parseString(node.rootId("weft-controller")).getAsJsonObject();
        assertEquals("https://" + node.address().getHostAddress() + ":8443", access.get("url").getAsString());
        assertEquals("token-of-node-1", access.get("token").getAsString());
        assertEquals(instance.toString(), access.get("instance").getAsString());
        node.reports().set(Optional.of(FakeReports.settings(9443, instance)));
        Await.until("another port", () -> node.rootId("weft-controller"), text -> text.contains(":9443\""));
        node.ovs().vsctl("remove", "Open_vSwitch", ".", "external_ids", "weft-controller");
        Await.until("access again", () -> node.rootId("weft-controller"), text -> text.contains(":9443\""));
        node.reports().set(Optional.empty());
        awaitKey("weft-controller", "");
    }

    @Test
    public void helperOfAFormerHostIsSilent() throws Exception {
        node.manage(Things.peer(2));
        node.reports().set(Optional.of(FakeReports.settings(8443, UUID.randomUUID())));
        Await.until("access", () -> node.rootId("weft-controller"), text -> !text.isEmpty());
        final var spec = RealNode.SPEC;
        node.driver().manage(new NodeSpec(spec.id(), spec.host(), spec.installation(), "system-2",
            spec.ovsdbRemote(), spec.datapathId(), spec.datapathType(), spec.sourcePorts(), spec.underlay()),
            NodeProgram.of(List.of(Things.peer(2))));
        awaitKey("weft-controller", "");
        assertFalse("what it does goes on", node.rootId("weft-sheet").isEmpty());
        node.manage(Things.peer(2));
        Await.until("access again", () -> node.rootId("weft-controller"), text -> !text.isEmpty());
    }

    @Test
    public void releaseTakesAllKeysAndThePort() throws Exception {
        node.manage(Things.peer(2), Things.link(401, "one", 2));
        node.reports().set(Optional.of(FakeReports.settings(8443, UUID.randomUUID())));
        Await.until("access", () -> node.rootId("weft-controller"), text -> !text.isEmpty());
        node.awaitInstalled(Things.peer(2));
        assertTrue(node.ovs().vsctl("list-ports", "br-int").contains("weft-control"));
        node.driver().release(RealNode.NODE);
        Await.until("keys are gone", () -> node.ovs().vsctl("get", "Open_vSwitch", ".", "external_ids"),
            ids -> !ids.contains("weft-"));
        assertFalse(node.ovs().vsctl("list-ports", "br-int").contains("weft-control"));
        assertEquals("system-1", node.rootId("system-id"));
    }

    @Test
    public void releaseTakesWhatIsStillBeingWritten() throws Exception {
        final var links = new ArrayList<NodeObject>(List.of(Things.peer(2)));
        for (int i = 1; i <= 8000; i++) {
            links.add(Things.link(i, "many" + i, 2));
        }
        node.manage(links);
        Await.until("some ends", () -> ends(), count -> count > 0);
        node.driver().release(RealNode.NODE);
        Await.until("released", () -> node.ovs().vsctl("get-controller", "br-int").strip(), String::isEmpty);
        // what was sent before is done by now, as the database does one thing after the other
        assertEquals(0, ends());
    }

    @Test
    public void manyEndsAtOnce() throws Exception {
        final var links = new ArrayList<NodeObject>(List.of(Things.peer(2)));
        for (int i = 1; i <= 5000; i++) {
            links.add(Things.link(i, "many" + i, 2));
        }
        node.manage(links);
        Await.until("all ends", () -> ends(), count -> count == 5000);
        node.driver().apply(RealNode.NODE, new NodeProgram(List.of(), List.of(links.get(77).key())));
        Await.until("one less", () -> ends(), count -> count == 4999);
        node.manage(Things.peer(2));
        Await.until("none", () -> ends(), count -> count == 0);
    }

    private static int ends() throws Exception {
        return node.ovs().vsctl("get", "Open_vSwitch", ".", "external_ids").split("weft-end-", -1).length - 1;
    }

    private static void awaitKey(final String key, final String wanted) throws Exception {
        Await.until(key, () -> node.rootId(key), wanted::equals);
    }
}
