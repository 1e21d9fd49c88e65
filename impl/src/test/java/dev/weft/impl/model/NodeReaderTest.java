/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.SourcePorts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.Oversize;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.OversizeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.RelayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UdpSourcePorts;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UdpSourcePortsBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UnderlayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.underlay.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.underlay.Ipv6Builder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DatapathId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

public class NodeReaderTest {
    private static NodeBuilder h1() {
        return new NodeBuilder().setName(new Name("h1"));
    }

    private static void refuses(final Node node, final String path, final String message) {
        final var fault = assertThrows(InvalidIntent.class, () -> IntentReader.node(node));
        assertEquals(path, fault.path());
        assertEquals(message, fault.getMessage());
    }

    @Test
    public void fillsInTheDefaults() throws InvalidIntent {
        assertEquals(new NodeIntent(new NodeId("h1"), Optional.empty(), "h1", Optional.empty(), Optional.empty(),
            "system", Optional.empty(), 1500, Optional.empty(), Optional.empty(), new SourcePorts(49152, 16),
            new OversizeIntent(true, Optional.empty(), Optional.empty())),
            IntentReader.node(h1().build()));
    }

    @Test
    public void takesWhatIsGiven() throws InvalidIntent {
        final var node = h1()
            .setHostId(new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId(
                Uint16.valueOf(65534)))
            .setSystemId("host one").setOvsdbRemote("tcp:[2001:db8::1]:6640")
            .setDatapathId(new DatapathId("00000000000000a1")).setDatapathType(Node.DatapathType.Netdev)
            .setLanSegment(new Name("lan1")).setMtu(Uint16.valueOf(9000))
            .setUnderlay(new UnderlayBuilder()
                .setIpv4(new Ipv4Builder().setAddress(new Ipv4AddressNoZone("192.0.2.1"))
                    .setGateway(new Ipv4AddressNoZone("192.0.2.254")).build())
                .setIpv6(new Ipv6Builder().setAddress(new Ipv6AddressNoZone("2001:db8::1")).build()).build())
            .setUdpSourcePorts(new UdpSourcePortsBuilder().setCount(UdpSourcePorts.Count._64).build())
            .setOversize(new OversizeBuilder().setMode(Oversize.Mode.Off).setBridge("br-ex").setDevice("eno1").build())
            .build();
        assertEquals(new NodeIntent(new NodeId("h1"), Optional.of(new HostId(65534)), "host one",
            Optional.of("tcp:[2001:db8::1]:6640"), Optional.of("00000000000000a1"), "netdev", Optional.of("lan1"), 9000,
            Optional.of(new UnderlaySide(InetAddresses.forString("192.0.2.1"),
                Optional.of(InetAddresses.forString("192.0.2.254")))),
            Optional.of(new UnderlaySide(InetAddresses.forString("2001:db8::1"), Optional.empty())),
            new SourcePorts(49152, 64), new OversizeIntent(false, Optional.of("br-ex"), Optional.of("eno1"))),
            IntentReader.node(node));
    }

    @Test
    public void aRelayIsOneOnlyIfItIsEnabled() throws InvalidIntent {
        assertEquals(Optional.empty(), IntentReader.node(h1().setRelay(new RelayBuilder().setProxy(true)
            .setPeer(Set.of(new Name("h2"))).build()).build()).relay());
        assertEquals(Optional.of(new RelayIntent(new TreeSet<>(Set.of(new NodeId("h2"))), 6090, true)),
            IntentReader.node(h1().setRelay(new RelayBuilder().setEnabled(true).setProxy(true)
                .setPeer(Set.of(new Name("h2"))).build()).build()).relay());
    }

    @Test
    public void refusesAGatewayWithoutAddress() {
        refuses(h1().setUnderlay(new UnderlayBuilder().setIpv4(new Ipv4Builder()
            .setGateway(new Ipv4AddressNoZone("192.0.2.254")).build()).build()).build(),
            "/weft:weft/node=h1/underlay/ipv4", "node h1: the underlay's ipv4 side has gateway 192.0.2.254 but no"
                + " address; give the node's own ipv4 address or remove the gateway");
    }

    @Test
    public void refusesAnIpv4AddressInIpv6Notation() {
        refuses(h1().setUnderlay(new UnderlayBuilder().setIpv6(new Ipv6Builder()
            .setAddress(new Ipv6AddressNoZone("::ffff:192.0.2.1")).build()).build()).build(),
            "/weft:weft/node=h1/underlay/ipv6", "node h1: address ::ffff:192.0.2.1 is an IPv4 address in IPv6 notation;"
                + " write 192.0.2.1 where an IPv4 address is meant");
    }

    @Test
    public void refusesSourcePortsBeyondTheLast() {
        refuses(h1().setUdpSourcePorts(new UdpSourcePortsBuilder().setFirst(new PortNumber(Uint16.valueOf(65530)))
            .build()).build(), "/weft:weft/node=h1/udp-source-ports",
            "node h1: UDP source ports 65530 to 65545 are not within 1024 to 65534");
    }

    @Test
    public void refusesADatabaseThatCannotBeDialled() {
        refuses(h1().setOvsdbRemote("tcp:y:1").build(), "/weft:weft/node=h1/ovsdb-remote", "node h1: ovsdb-remote"
            + " tcp:y:1 is not tcp:ADDRESS:PORT; give an IP address, IPv6 in brackets, and a port of 1 to 65535,"
            + " for instance tcp:[2001:db8::1]:6640");
        for (var remote : List.of("tcp:host:6640", "tcp:2001:db8::1:6640", "tcp:192.0.2.1:0", "tcp:192.0.2.1:65536",
                "tcp:[2001:db8::1:6640", "ssl:192.0.2.1:6640", "x")) {
            assertFalse(remote, NodeReader.isTcpRemote(remote));
        }
        assertTrue(NodeReader.isTcpRemote("tcp:192.0.2.1:6640"));
    }
}
