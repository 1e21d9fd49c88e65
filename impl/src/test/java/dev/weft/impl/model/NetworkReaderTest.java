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
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.Protection;
import dev.weft.impl.model.AddressingMode.Group;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.Travel;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network.Kind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network.Lookup;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network.Security;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network.UnknownUnicast;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingModeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.DiscoveryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.LearningBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DscpPolicy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OuterFamily;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.VlanId;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Networks as stored, as values. */
public class NetworkReaderTest {
    private static final NodeId H1 = new NodeId("h1");

    private static NetworkBuilder red() {
        return new NetworkBuilder().setName(new Name("red"));
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId id(final long number) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId(Uint32.valueOf(number));
    }

    private static AddressingModeBuilder mode() {
        return new AddressingModeBuilder().setOrder(Uint16.valueOf(7));
    }

    private static InvalidIntent refused(final NetworkBuilder network) {
        return assertThrows(InvalidIntent.class, () -> IntentReader.network(network.build()));
    }

    @Test
    public void fillsInTheDefaults() throws InvalidIntent {
        assertEquals(new NetworkIntent(new NetworkId("red"), NetworkKey.Kind.FENCE, OptionalLong.empty(),
            new TreeSet<>(), IntentDefaults.STATIONS, IntentDefaults.TRAVEL), IntentReader.network(red().build()));
    }

    @Test
    public void takesWhatIsGiven() throws InvalidIntent {
        final var read = IntentReader.network(red().setKind(Kind.Vnet).setId(id(0xf123_4567L))
            .setMember(BindingMap.of(
                new MemberBuilder().setAppliance(new Name("b")).setInterface(new Name("eth0")).build(),
                new MemberBuilder().setAppliance(new Name("a")).setInterface(new Name("eth1")).build()))
            .setLearning(new LearningBuilder().setMaxAddresses(Uint16.TWO).build())
            .setUnknownUnicast(UnknownUnicast.Drop).setOuterFamily(OuterFamily.Ipv6)
            .setDscp(new DscpPolicy(Uint8.valueOf(46))).setUnderlayVlan(new VlanId(Uint16.valueOf(9)))
            .setVlan(new VlanId(Uint16.valueOf(5))).setLookup(Lookup.Both)
            .setDiscovery(new DiscoveryBuilder().setAttempts(Uint8.ONE).setQueue(Uint16.ZERO).build())
            .setSecurity(Security.Encrypted).build());
        assertEquals(Optional.of(NetworkKey.vnet(0xf123_4567L)), read.key());
        assertEquals("in the order of names", List.of(new InterfaceId("a", "eth1"), new InterfaceId("b", "eth0")),
            List.copyOf(read.members()));
        assertEquals(new NetworkStations(Optional.of(new dev.weft.api.node.Learning(2, 300)), false,
            dev.weft.impl.model.Lookup.BOTH, new dev.weft.api.overlay.Discovery(3, 1, 30, 0)), read.stations());
        assertEquals(new NetworkTravel(Optional.of(Family.IPV6), new Dscp.Fixed(46), OptionalInt.of(9), List.of(),
            OptionalInt.of(5), Protection.ENCRYPTED), read.travel());
        assertTrue(read.isPhysical());
        assertFalse("the physical network is nobody's to be asked", read.discovers());
    }

    @Test
    public void readsAddressingModes() throws InvalidIntent {
        final var read = IntentReader.network(red().setAddressingMode(BindingMap.of(
            mode().setNode(Set.of(new Name("h1"))).setUnicast(Travel.Ip).setGroup(
                org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode.Group
                    .Multicast).setGroupAddress(IetfInetUtil.ipAddressNoZoneFor(
                        InetAddresses.forString("239.1.2.3"))).build(),
            new AddressingModeBuilder().setOrder(Uint16.ONE).build())).build());
        assertEquals(List.of(new AddressingMode(1, new TreeSet<>(), Optional.empty(), Group.COPIES, Optional.empty()),
            new AddressingMode(7, new TreeSet<>(Set.of(H1)), Optional.of(AddressingMode.Travel.IP), Group.MULTICAST,
                Optional.of(InetAddresses.forString("239.1.2.3")))), read.travel().modes());
        assertEquals(1, read.travel().mode(H1, new NodeId("h2")).orElseThrow().order());
    }

    @Test
    public void learningMayBeOff() throws InvalidIntent {
        assertEquals(Optional.empty(), IntentReader.network(red()
            .setLearning(new LearningBuilder().setEnabled(false).build()).build()).stations().learning());
    }

    @Test
    public void refusesWhatNoValueCanBe() {
        final var number = refused(red().setId(id(16776960)));
        assertEquals("network red: the id 16776960 of a fence is not within 1 to 16776959", number.getMessage());
        assertEquals("/weft:weft/network=red/id", number.path());
        final var group = refused(red().setAddressingMode(BindingMap.of(mode().setGroup(
            org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode.Group
                .Multicast).setGroupAddress(IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString("10.0.0.1")))
            .build())));
        assertEquals("network red: the group-address 10.0.0.1 of addressing-mode 7 is no multicast address; give one of"
            + " 224.0.0.0/4 or ff00::/8", group.getMessage());
        assertEquals("/weft:weft/network=red/addressing-mode=7", group.path());
        assertEquals("network red: addressing-mode 7 has a group-address but its group is copies; set group to"
            + " multicast or remove group-address", refused(red().setAddressingMode(BindingMap.of(mode()
                .setGroupAddress(IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString("239.1.1.1"))).build())))
            .getMessage());
        assertEquals("network red: addressing-mode 7 names 3 nodes; give none, one or two",
            refused(red().setAddressingMode(BindingMap.of(mode().setNode(
                Set.of(new Name("h1"), new Name("h2"), new Name("h3"))).build()))).getMessage());
    }

    @Test
    public void membersAreNoDifferenceOfTheirNetwork() throws InvalidIntent {
        final var one = IntentReader.network(red().build());
        final var more = IntentReader.network(red().setMember(BindingMap.of(new MemberBuilder()
            .setAppliance(new Name("a")).setInterface(new Name("eth0")).build())).build());
        assertTrue(one.sameButMembers(more));
        assertFalse(one.sameButMembers(IntentReader.network(red().setId(id(9)).build())));
        assertFalse(one.sameButMembers(IntentReader.network(red().setUnknownUnicast(UnknownUnicast.Drop).build())));
    }
}
