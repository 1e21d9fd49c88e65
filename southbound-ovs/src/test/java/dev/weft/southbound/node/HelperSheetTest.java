/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.node.Relay;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.node.Underlay;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

/** The sheet of the helper: the same peers always give the same text. */
public class HelperSheetTest {
    private static final String HEAD = "{\"udp-source-ports\":{\"first\":50000,\"last\":50015},\"routes\":[";
    private static final String TAIL = ",\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50},"
        + "\"control-port\":\"weft-control\"}";
    private static final NodeSpec SPEC = spec(new Underlay(List.of(), 1500, false, Optional.empty(),
        Optional.of("nic0")));

    @Test
    public void withoutPeers() {
        assertEquals(HEAD + "],\"peers\":[],\"addresses\":[]" + TAIL, sheet(SPEC, List.of()));
    }

    @Test
    public void oversizeAndAddresses() {
        final var addresses = List.of(InetAddresses.forString("fd00:77:1::1"), InetAddresses.forString("10.77.1.1"));
        final var found = new Underlay(addresses, 1500, true, Optional.empty(), Optional.empty());
        final var peers = "],\"peers\":[\"10.77.1.2\"]";
        final var ours = ",\"addresses\":[\"10.77.1.1\",\"fd00:77:1::1\"]";
        assertEquals(HEAD + peers + ",\"oversize\":{\"mtu\":1500}" + ours + TAIL,
            sheet(spec(found), List.of(Things.peer(2))));
        final var named = new Underlay(addresses, 9000, true, Optional.of("br-ex"), Optional.of("nic0"));
        assertEquals(HEAD + peers + ",\"oversize\":{\"mtu\":9000,\"bridge\":\"br-ex\",\"nic\":\"nic0\"}" + ours + TAIL,
            sheet(spec(named), List.of(Things.peer(2))));
    }

    @Test
    public void routesInOrderAndOnce() {
        final var six = PathId.toHost(new HostId(9), Family.IPV6);
        final var peer6 = new Peer(ObjectKey.peer(six, "six"), six,
            new Carrier.Tunnel(InetAddresses.forString("fd00::1"), InetAddresses.forString("fd00::9"),
                Optional.of(InetAddresses.forString("fd00::fe"))));
        final var three = Things.peerVia(3, "10.77.1.254");
        final var external = PathId.toExternal(new SegmentId(5));
        final var same = new Peer(ObjectKey.peer(external, "same address"), external, three.carrier());
        final var text = HEAD
            + "{\"to\":\"10.77.1.2/32\",\"via\":\"10.77.1.254\"},{\"to\":\"10.77.1.3/32\",\"via\":\"10.77.1.254\"},"
            + "{\"to\":\"fd00::9/128\",\"via\":\"fd00::fe\"}],\"peers\":[\"10.77.1.2\",\"10.77.1.3\",\"fd00::9\"],"
            + "\"addresses\":[]" + TAIL;
        final var two = Things.peerVia(2, "10.77.1.254");
        assertEquals(text, sheet(SPEC, List.of(three, two, same, peer6)));
        assertEquals(text, sheet(SPEC, List.of(peer6, same, two, three)));
    }

    @Test
    public void tunnelsToAppliances() {
        final var gateways = new Underlay(List.of(), 1500, false, Optional.empty(), Optional.of("nic0"),
            List.of(InetAddresses.forString("10.77.1.254")));
        final var four = new PortRef.Tunnel(Kind.GRE, InetAddresses.forString("10.78.0.2"), 7);
        final var same = new PortRef.Tunnel(Kind.VXLAN, InetAddresses.forString("10.78.0.2"), 8);
        final var six = new PortRef.Tunnel(Kind.VXLAN, InetAddresses.forString("fd00:78::1"), 8);
        assertEquals(HEAD + "{\"to\":\"10.78.0.2/32\",\"via\":\"10.77.1.254\"}],\"peers\":[],"
            + "\"tunnels\":[\"10.78.0.2\",\"fd00:78::1\"],\"addresses\":[]" + TAIL,
            HelperSheet.of(spec(gateways), List.of(), List.of(six, same, four), false));
        assertEquals(HEAD + "],\"peers\":[],\"tunnels\":[\"10.78.0.2\"],\"addresses\":[]" + TAIL,
            HelperSheet.of(SPEC, List.of(), List.of(four), false));
    }

    @Test
    public void protectedTunnelsAreNoMatterOfTheUnderlay() {
        final var plain = Things.peer(2);
        final var path = PathId.toHost(new HostId(2), Family.IPV4, Protection.ENCRYPTED);
        final var hidden = new Peer(ObjectKey.peer(path, "hidden"), path, new Carrier.Tunnel(
            InetAddresses.forString("244.0.0.3"), InetAddresses.forString("244.0.0.5"), Optional.empty(),
            Protection.ENCRYPTED));
        assertEquals(sheet(SPEC, List.of(plain)), sheet(SPEC, List.of(plain, hidden)));
    }

    @Test
    public void whatTravelsWithoutIp() {
        final var vlan = OptionalInt.of(100);
        final var path = PathId.inEthernet(Optional.of(new HostId(3)), vlan);
        final var ethernet = new Peer(ObjectKey.peer(path, "3"), path,
            new Carrier.Ethernet(1, new HostId(1), Optional.of(new HostId(3)), vlan));
        final var head = HEAD + "],\"peers\":[],\"addresses\":[]" + TAIL.substring(0, TAIL.length() - 1);
        final var lan = ",\"ethernet\":{\"installation\":1,\"host\":1,\"patch\":\"weft-underlay\""
            + ",\"nic\":\"nic0\",\"hosts\":[3]";
        assertEquals(head + lan + "}}", sheet(SPEC, List.of(ethernet)));
        assertEquals(head + lan + ",\"physical\":[0,100]}}",
            sheet(SPEC, List.of(physical(vlan), ethernet, physical(OptionalInt.empty()))));
    }

    @Test
    public void groupsToListenTo() {
        final var group = InetAddresses.forString("239.87.0.7");
        final var path = PathId.multicast(group);
        final var peer = new Peer(ObjectKey.peer(path, "group"), path,
            new Carrier.Multicast(InetAddresses.forString("10.77.1.1"), group));
        final var base = sheet(SPEC, List.of());
        assertEquals(base.substring(0, base.length() - 1) + ",\"multicast\":[\"239.87.0.7\"]}",
            sheet(SPEC, List.of(peer)));
    }

    private static Peer physical(final OptionalInt vlan) {
        final var path = PathId.physical(vlan);
        return new Peer(ObjectKey.peer(path, "physical"), path, new Carrier.Physical(vlan));
    }

    @Test
    public void relays() {
        final var address = InetAddresses.forString("10.77.1.3");
        final var base = sheet(SPEC, List.of());
        final var head = base.substring(0, base.length() - 1) + ",\"varp\":{\"relays\":";
        assertEquals(head + "[\"10.77.1.3\"]}}", sheet(relaying(List.of(address), Optional.empty()),
            List.of()));
        final var relay = new Relay(List.of(InetAddresses.forString("10.77.1.2"), address),
            List.of(new Relay.Peer(InetAddresses.forString("10.77.9.1"), 6090)), 7000, true);
        assertEquals(head + "[],\"relay\":{\"nodes\":[\"10.77.1.2\",\"10.77.1.3\"],"
            + "\"peers\":[{\"address\":\"10.77.9.1\",\"port\":6090}],\"port\":7000,\"proxy\":true}}}",
            sheet(relaying(List.of(), Optional.of(relay)), List.of()));
    }

    private static NodeSpec relaying(final List<InetAddress> relays, final Optional<Relay> relay) {
        return new NodeSpec(SPEC.id(), SPEC.host(), SPEC.installation(), SPEC.systemId(), SPEC.ovsdbRemote(),
            SPEC.datapathId(), SPEC.datapathType(), SPEC.sourcePorts(), SPEC.underlay(), relays, relay);
    }

    private static NodeSpec spec(final Underlay underlay) {
        return new NodeSpec(new NodeId("n"), new HostId(1), 1, "system", Optional.empty(), Optional.empty(), "netdev",
            new SourcePorts(50000, 16), underlay);
    }

    @Test
    public void connectionsAreLimitedWhereThereAreSome() {
        final var base = sheet(SPEC, List.of());
        assertEquals(base.substring(0, base.length() - 1) + ",\"conntrack\":{\"limit\":65536}}",
            HelperSheet.of(SPEC, List.of(), List.of(), true));
    }

    private static String sheet(final NodeSpec spec, final Collection<Peer> peers) {
        return HelperSheet.of(spec, peers, List.of(), false);
    }
}
