/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli;

import dev.weft.cli.store.IntentStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Alarms;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmsBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.Severity;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.Alarm;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.AlarmBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.alarm.StatusChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.alarms.alarm.StatusChangeKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance.ServiceType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.end.state.CountersBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.History;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UnderlayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.state.HelperCounter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.state.HelperCounterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.state.OversizeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.underlay.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Two nodes, two appliances, links {@code blue} and {@code blue2}, in a broker of the test's own. */
public final class SampleIntent {
    private static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);

    private final DataBroker broker;

    public SampleIntent(final DataBroker broker) {
        this.broker = broker;
    }

    public IntentStore store() {
        return new IntentStore(broker);
    }

    /** Writes everything. */
    public void write() {
        put(LogicalDatastoreType.CONFIGURATION, ROOT, new WeftBuilder()
            .setNode(keyed(Node::key, node("h1", "192.0.2.1"), node("h2", "192.0.2.2")))
            .setAppliance(keyed(Appliance::key, appliance("fw", "h1", ServiceType.Firewall),
                appliance("lb", "h2", ServiceType.LoadBalancer),
                new ApplianceBuilder().setName(new Name("spare")).build()))
            .setLink(keyed(Link::key, link("blue", 0), link("blue2", 1)))
            .build());
        put(LogicalDatastoreType.OPERATIONAL, ROOT, new WeftBuilder()
            .setNode(Map.of(node("h1", "192.0.2.1").key(), nodeState()))
            .setLink(keyed(Link::key, new LinkBuilder().setName(new Name("blue")).setState(linkState()).build()))
            .build());
        put(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(Alarms.class), new AlarmsBuilder()
            .setAlarm(keyed(Alarm::key, alarm("link/blue", AlarmType.LinkInactive, false, "end b hears nothing"),
                alarm("node/h2", AlarmType.NodeUnreachable, true, "it is connected"))).build());
    }

    /** Writes networks, too. */
    public void writeNetworks() {
        put(LogicalDatastoreType.CONFIGURATION, networkPath(SampleNetworks.red()), SampleNetworks.red());
        put(LogicalDatastoreType.CONFIGURATION, networkPath(SampleNetworks.farm()), SampleNetworks.farm());
        put(LogicalDatastoreType.OPERATIONAL, networkPath(SampleNetworks.redState()), SampleNetworks.redState());
    }

    private static InstanceIdentifier<Network> networkPath(final Network network) {
        return ROOT.child(Network.class, network.key());
    }

    /** Writes a link as if by RESTCONF. */
    public void put(final Link link) {
        put(LogicalDatastoreType.CONFIGURATION, path(link.getName().getValue()), link);
    }

    private <T extends DataObject> void put(final LogicalDatastoreType store, final InstanceIdentifier<T> path,
            final T data) {
        final var tx = broker.newWriteOnlyTransaction();
        tx.put(store, path, data);
        try {
            tx.commit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads a link. */
    public Link link(final String name) throws ExecutionException, InterruptedException {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, path(name)).get().orElse(null);
        }
    }

    /** Makes a link between interfaces of the same number. */
    public static Link link(final String name, final int port) {
        return new LinkBuilder().setName(new Name(name))
            .setA(new ABuilder().setAppliance(new Name("fw")).setInterface(new Name("eth" + port)).build())
            .setB(new BBuilder().setAppliance(new Name("lb")).setInterface(new Name("eth" + port)).build())
            .build();
    }

    private static InstanceIdentifier<Link> path(final String name) {
        return ROOT.child(Link.class, new LinkKey(new Name(name)));
    }

    private static Node node(final String name, final String address) {
        return new NodeBuilder().setName(new Name(name)).setUnderlay(new UnderlayBuilder()
            .setIpv4(new Ipv4Builder().setAddress(new Ipv4AddressNoZone(address)).build()).build()).build();
    }

    private static Node nodeState() {
        return new NodeBuilder().setName(new Name("h1")).setState(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.StateBuilder()
                .setStatus(Status.Up).setHostId(new HostId(Uint16.valueOf(7))).setOvsdbConnected(true)
                .setOpenflowConnected(true).setFlowsPresent(Uint32.valueOf(40)).setFlowsWanted(Uint32.valueOf(41))
                .setFlowMods(new Counter64(Uint64.valueOf(3))).setOvsVersion("3.1.0")
                .setHelperLastReport(new DateAndTime("2026-11-21T12:00:00Z"))
                .setOversize(new OversizeBuilder().setWay(OversizeWay.AfPacket).build())
                .setHelperCounter(keyed(HelperCounter::key, new HelperCounterBuilder().setName("halves-expired")
                    .setValue(new Counter64(Uint64.valueOf(3))).build())).build()).build();
    }

    private static Alarm alarm(final String resource, final AlarmType type, final boolean cleared,
            final String text) {
        final var number = new StatusChangeKey(Uint32.valueOf(cleared ? 2 : 1));
        return new AlarmBuilder().setResource(resource).setType(type).setSeverity(Severity.Major).setIsCleared(cleared)
            .setTime(new DateAndTime("2026-11-21T12:00:00Z")).setText(text)
            .setStatusChange(Map.of(number, new StatusChangeBuilder().withKey(number).build())).build();
    }

    private static Appliance appliance(final String name, final String node, final ServiceType type) {
        return new ApplianceBuilder().setName(new Name(name)).setNode(new Name(node)).setServiceType(type)
            .setInterface(keyed(Interface::key, port(0, true), port(1, true), port(2, true), port(3, false))).build();
    }

    private static Interface port(final int number, final boolean linkEnabled) {
        return new InterfaceBuilder().withKey(new InterfaceKey(new Name("eth" + number))).setLinkEnabled(linkEnabled)
            .build();
    }

    private static State linkState() {
        return new StateBuilder().setStatus(Status.Waiting).setReason("end b: node h2 is not connected")
            .setSegmentId(new SegmentId(Uint32.valueOf(5))).setMtu(Uint16.valueOf(1438))
            .setMtuInHalves(Uint16.valueOf(2890)).setLiveness(Liveness.Inactive)
            .setAuthentication(State.Authentication.HmacSha256)
            .setHistory(keyed(History::key, new HistoryBuilder().setNumber(Uint32.ONE).setStatus(Status.Up)
                .setTime(new DateAndTime("2026-11-21T12:00:00Z")).build(), new HistoryBuilder()
                .setNumber(Uint32.TWO).setStatus(Status.Waiting).setReason("end b: node h2 is not connected")
                .setTime(new DateAndTime("2026-11-21T12:00:01Z")).build()))
            .setA(new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.ABuilder()
                .setNode(new Name("h1")).setStatus(Status.Up).setInterface("fw/eth0").setLiveness(Liveness.Inactive)
                .setCause(LivenessCause.Silent).setLastChange(new DateAndTime("2026-11-21T11:59:00Z"))
                .setRoundTripTime(Uint32.valueOf(312))
                .setCounters(new CountersBuilder().setSentPackets(new Counter64(Uint64.valueOf(7)))
                    .setHalvesDropped(new Counter64(Uint64.MAX_VALUE)).build())
                .setOuterAddress(new IpAddressNoZone(new Ipv6AddressNoZone("2001:DB8::1"))).build())
            .setB(new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.BBuilder()
                .setNode(new Name("h2")).setStatus(Status.Waiting).setInterface("lb2/eth0")
                .setReason("node h2 is not connected").build())
            .build();
    }

    @SafeVarargs
    private static <K, V> Map<K, V> keyed(final Function<V, K> key, final V... values) {
        return Stream.of(values).collect(Collectors.toMap(key, Function.identity()));
    }

    /** Returns the lines of a text, so that a failing comparison shows which one differs. */
    public static List<String> lines(final String text) {
        return text.lines().toList();
    }
}
