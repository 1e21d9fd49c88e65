/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Said;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifierBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPair;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroup;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroupBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetwork;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPort;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy.Direction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Which way chains lead whose traffic. */
public class SteeringTest {
    private static final Uuid BLUE = id(1);
    private static final Uuid RED = id(2);
    private static final Uuid ALICE = id(11);
    private static final Uuid BOB = id(12);
    private static final Uuid CAROL = id(13);
    private static final Uuid FIRST = id(31);
    private static final Uuid SECOND = id(32);
    private static final List<TenantPort> PORTS = List.of(port(ALICE, BLUE, "10.0.0.1"),
        port(BOB, BLUE, "10.0.0.2", "10.0.1.2", "2001:db8::2"), port(CAROL, RED), port(id(21), BLUE),
        port(id(22), BLUE), port(id(23), BLUE));
    private static final List<PortPair> PAIRS = List.of(pair(41, 21, 22), pair(42, 23, 23));
    private static final List<PortPairGroup> GROUPS = List.of(group(FIRST, 41), group(SECOND, 42));

    @Test
    public void whatASourceSendsVisitsGroupsInOrder() {
        final var wanted = wanted(List.of(from(51, ALICE)), List.of(chain(61, 51).build()));
        final var policy = wanted.policies().values().iterator().next();
        assertEquals(List.of(Names.of(FIRST), Names.of(SECOND)), policy.getService());
        assertEquals(Direction.From, direction(wanted, ALICE));
        final var instance = wanted.services().get(Names.of(FIRST)).nonnullInstance().values().iterator().next();
        assertEquals(List.of(Names.INGRESS, Names.EGRESS), List.of(instance.getIn(), instance.getOut()));
    }

    @Test
    public void whatIsSentToADestinationIsSeenFromItsOtherEnd() {
        final var wanted = wanted(List.of(new FlowClassifierBuilder(to(51, BOB))
            .setSourcePrefix(IetfInetUtil.ipPrefixFor("192.0.2.0/24")).build()), List.of(chain(61, 51).build()));
        final var policy = wanted.policies().values().iterator().next();
        assertEquals(List.of(Names.of(SECOND), Names.of(FIRST)), policy.getService());
        assertEquals(Direction.To, direction(wanted, BOB));
        assertEquals("192.0.2.0/24", policy.nonnullClassifier().values().iterator().next().getRemotePrefix()
            .stringValue());
        final var instance = wanted.services().get(Names.of(FIRST)).nonnullInstance().values().iterator().next();
        assertEquals(List.of(Names.EGRESS, Names.INGRESS), List.of(instance.getIn(), instance.getOut()));
    }

    @Test
    public void aDestinationBesideASourceIsItsAddresses() {
        final var between = new FlowClassifierBuilder(from(51, ALICE)).setLogicalDestinationPort(BOB);
        assertEquals(List.of("10.0.0.2/32", "10.0.1.2/32"), remotes(between.build()));
        assertEquals(List.of("10.0.1.2/32"), remotes(between
            .setDestinationPrefix(IetfInetUtil.ipPrefixFor("10.0.1.0/24")).build()));
        assertEquals(List.of("2001:db8::2/128"), remotes(between.setDestinationPrefix(null)
            .setFamily(FlowClassifier.Family.Ipv6).build()));
        final var none = between.setFamily(FlowClassifier.Family.Ipv4)
            .setDestinationPrefix(IetfInetUtil.ipPrefixFor("10.9.0.0/16")).build();
        assertEquals(400, assertThrows(Fault.class, () -> remotes(none)).status());
    }

    @Test
    public void eachLogicalPortHasItsPolicy() {
        final var wanted = wanted(List.of(from(51, ALICE), from(52, BOB), from(53, ALICE)),
            List.of(chain(61, 51, 52, 53).setSymmetric(true).build()));
        assertEquals(2, wanted.policies().size());
        assertEquals(2, wanted.policies().get(Names.policy(id(61), ALICE)).nonnullClassifier().size());
        assertEquals(Direction.Both, direction(wanted, BOB));
        assertEquals(Names.of(BOB), wanted.appliances().get(Names.of(BOB)).nonnullInterface().values().iterator()
            .next().getPortProfile());
    }

    @Test
    public void aChainWithoutClassifierLeadsNothing() {
        final var wanted = wanted(List.of(), List.of(chain(61).build()));
        assertTrue(wanted.policies().isEmpty());
        assertTrue(wanted.profiles().isEmpty());
        assertEquals(2, wanted.services().size());
    }

    @Test
    public void aChainHasOneWayAndOneNetwork() {
        assertEquals(400, fault(List.of(from(51, ALICE), to(52, BOB)), chain(61, 51, 52).build()).status());
        assertEquals(400, fault(List.of(from(51, ALICE), from(52, CAROL)), chain(61, 51, 52).build()).status());
        assertEquals(400, fault(List.of(from(51, ALICE), from(52, BOB)), chain(61, 51, 52)
            .setChainId(new PolicyId(Uint16.TEN)).build()).status());
    }

    @Test
    public void aGroupWithTwoSidesServesOneWayOnly() {
        final var flows = List.of(from(51, ALICE), to(52, BOB), from(53, CAROL));
        assertEquals(409, fault(flows, chain(61, 51).build(), chain(62, 52).build()).status());
        assertEquals(409, fault(flows, chain(61, 51).build(), chain(62, 53).build()).status());
        final var oneArmed = List.of(SECOND);
        assertEquals(2, wanted(flows, List.of(chain(61, 51).setPortPairGroup(oneArmed).build(),
            chain(62, 52).setPortPairGroup(oneArmed).build())).policies().size());
    }

    @Test
    public void whatIsNamedAndNotThereIsRefusedByName() {
        final var classifier = id(51);
        assertSays("port chain " + id(61).getValue() + " names flow classifier " + classifier.getValue(),
            fault(List.of(), chain(61, 51).build()));
        final var nobody = id(99);
        assertSays("flow classifier " + classifier.getValue() + " names port " + nobody.getValue(),
            fault(List.of(from(51, nobody)), chain(61, 51).build()));
        assertSays("flow classifier " + classifier.getValue() + " names port " + nobody.getValue(),
            fault(List.of(new FlowClassifierBuilder(from(51, ALICE)).setLogicalDestinationPort(nobody).build()),
                chain(61, 51).build()));
        assertSays("port chain " + id(61).getValue() + " names port pair group " + nobody.getValue(),
            fault(List.of(from(51, ALICE)), chain(61, 51).setPortPairGroup(List.of(nobody)).build()));
        assertEquals(List.of(), Steering.policies(chain(61, 51).build(), new Snapshot(Map.of(), Map.of(), Map.of(),
            Map.of(), Map.of(), Map.of())));
    }

    @Test
    public void namesAreKnownAgain() {
        assertTrue(Names.isOurs(Names.of(ALICE)));
        assertTrue(Names.isOurs(Names.policy(BLUE, ALICE)));
        assertEquals(List.of(), Stream.of("os-x", "web", "os-" + ALICE.getValue() + "x", "os-" + ALICE.getValue()
            + "-1").filter(name -> Names.isOurs(new Name(name))).toList());
    }

    private static List<String> remotes(final FlowClassifier classifier) {
        return wanted(List.of(classifier), List.of(chain(61, 51).build())).policies().values().iterator().next()
            .nonnullClassifier().values().stream().map(entry -> entry.getRemotePrefix().stringValue()).sorted()
            .toList();
    }

    private static Direction direction(final Wanted wanted, final Uuid port) {
        return wanted.profiles().get(Names.of(port)).nonnullPolicy().get(0).getDirection();
    }

    private static Fault fault(final List<FlowClassifier> classifiers, final PortChain... chains) {
        return assertThrows(Fault.class, () -> wanted(classifiers, List.of(chains)));
    }

    private static void assertSays(final String text, final Fault fault) {
        assertEquals(409, fault.status());
        assertTrue(fault.getMessage(), fault.getMessage().startsWith(text));
    }

    private static Wanted wanted(final List<FlowClassifier> classifiers, final List<PortChain> chains) {
        final TenantNetwork blue = new TenantNetworkBuilder().setId(BLUE).build();
        final TenantNetwork red = new TenantNetworkBuilder().setId(RED).build();
        return Wanted.of(new Snapshot(byId(List.of(blue, red)), byId(PORTS), byId(PAIRS), byId(GROUPS),
            byId(classifiers), byId(chains)), new WeftBuilder().build());
    }

    private static <T extends Said> Map<Uuid, T> byId(final List<T> entries) {
        return entries.stream().collect(Collectors.toMap(Said::getId, Function.identity()));
    }

    private static Uuid id(final int number) {
        return new Uuid(String.format("00000000-0000-4000-8000-%012d", number));
    }

    private static TenantPort port(final Uuid id, final Uuid network, final String... addresses) {
        return new TenantPortBuilder().setId(id).setNetworkId(network)
            .setMacAddress(new MacAddress("02:00:00:00:00:01"))
            .setFixedIp(Stream.of(addresses).map(IetfInetUtil::ipAddressNoZoneFor).toList()).build();
    }

    private static PortPair pair(final int id, final int ingress, final int egress) {
        return new PortPairBuilder().setId(id(id)).setIngress(id(ingress)).setEgress(id(egress)).setWeight(Uint8.ONE)
            .build();
    }

    private static PortPairGroup group(final Uuid id, final int pair) {
        return new PortPairGroupBuilder().setId(id).setPortPair(List.of(id(pair))).build();
    }

    private static FlowClassifier from(final int id, final Uuid port) {
        return new FlowClassifierBuilder().setId(id(id)).setLogicalSourcePort(port).build();
    }

    private static FlowClassifier to(final int id, final Uuid port) {
        return new FlowClassifierBuilder().setId(id(id)).setLogicalDestinationPort(port).build();
    }

    private static PortChainBuilder chain(final int id, final int... classifiers) {
        return new PortChainBuilder().setId(id(id)).setPortPairGroup(List.of(FIRST, SECOND))
            .setFlowClassifier(java.util.Arrays.stream(classifiers).mapToObj(SteeringTest::id).toList());
    }
}
