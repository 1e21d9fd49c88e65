/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.Travel;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingModeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.DiscoveryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.LearningBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.HistoryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.Entry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.EntryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.UnreadBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

/** A fence {@code red} with state, and a vnet {@code farm} without. */
public final class SampleNetworks {
    private SampleNetworks() {
        // only functions
    }

    public static Network red() {
        return new NetworkBuilder().setName(new Name("red")).setMember(keyed(Member::key, member("fw"), member("lb")))
            .setAddressingMode(keyed(AddressingMode::key, new AddressingModeBuilder().setOrder(Uint16.TEN)
                .setNode(Set.of(new Name("h2"), new Name("h1"))).setUnicast(Travel.Ip)
                .setGroup(AddressingMode.Group.Multicast)
                .setGroupAddress(new IpAddressNoZone(new Ipv4AddressNoZone("239.1.2.3"))).build())).build();
    }

    public static Network farm() {
        return new NetworkBuilder().setName(new Name("farm")).setKind(Network.Kind.Vnet)
            .setId(new NetworkId(Uint32.valueOf(4000000000L))).setLookup(Network.Lookup.Both)
            .setDiscovery(new DiscoveryBuilder().setAttempts(Uint8.TWO).build())
            .setLearning(new LearningBuilder().setEnabled(false).build()).setSecurity(Network.Security.Encrypted)
            .build();
    }

    public static Network redState() {
        return new NetworkBuilder().setName(new Name("red")).setState(new StateBuilder().setStatus(Status.Waiting)
            .setReason("member lb/eth3: not plugged in").setId(new NetworkId(Uint32.valueOf(9)))
            .setMtu(Uint16.valueOf(1462)).setMtuInHalves(Uint16.valueOf(2938)).setOversize(State.Oversize.Halves)
            .setHistory(Map.of(new HistoryKey(Uint32.ONE), new HistoryBuilder().setNumber(Uint32.ONE)
                .setStatus(Status.Waiting).setReason("member lb/eth3: not plugged in")
                .setTime(new DateAndTime("2026-11-21T12:00:00Z")).build()))
            .setMember(keyed(org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state
                .Member::key, state("fw", "h1", Status.Up, null), state("lb", "h2", Status.Waiting, "not plugged in")))
            .build()).build();
    }

    /** What the nodes of red answer: h1 has a table, h2 does not answer. */
    public static ReadAddressesOutput addresses() {
        return new ReadAddressesOutputBuilder().setEntry(keyed(Entry::key,
            new EntryBuilder().setNode(new Name("h1")).setMacAddress(new MacAddress("02:00:00:00:00:99"))
                .setOrigin(Entry.Origin.Learned).setAtNode(new Name("h2")).setAge(Uint32.valueOf(12))
                .setIdle(Uint32.valueOf(3)).setUsed(new Counter64(Uint64.valueOf(40))).build(),
            new EntryBuilder().setNode(new Name("h1")).setMacAddress(new MacAddress("02:00:00:00:00:01"))
                .setOrigin(Entry.Origin.Programmed).setAtNode(new Name("h1")).setInterface("fw/eth3")
                .setAge(Uint32.valueOf(70)).setUsed(new Counter64(Uint64.ZERO)).build()))
            .setUnread(keyed(unread -> unread.key(), new UnreadBuilder().setNode(new Name("h2"))
                .setReason("it is not connected").build())).build();
    }

    private static Member member(final String appliance) {
        return new MemberBuilder().setAppliance(new Name(appliance)).setInterface(new Name("eth3")).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.Member
            state(final String appliance, final String node, final Status status, final String reason) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state
            .MemberBuilder().setAppliance(new Name(appliance)).setInterface(new Name("eth3")).setNode(new Name(node))
            .setStatus(status).setReason(reason).build();
    }

    @SafeVarargs
    private static <K, V> Map<K, V> keyed(final Function<V, K> key, final V... values) {
        return Stream.of(values).collect(Collectors.toMap(key, Function.identity()));
    }
}
