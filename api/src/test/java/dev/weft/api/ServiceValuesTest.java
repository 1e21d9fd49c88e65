/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Direction;
import dev.weft.api.service.PolicyMark;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import dev.weft.api.service.Probing;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;

/** Values of services cannot be built wrong (SI-1, SI-2, SI-3, SI-8). */
public class ServiceValuesTest {
    private static final Hop.Plugged HERE = new Hop.Plugged(new InstanceId(new ServiceId("wall"), "one"),
        new PortRef.Plugged("in"), new PortRef.Plugged("out"), false);
    private static final NetworkId RED = new NetworkId("red");
    private static final NetworkKey KEY = NetworkKey.fence(new SegmentId(0x3001));

    @Test
    public void wordsAreMadeOfTheirParts() {
        final var mark = new PolicyMark(0x1234, PolicyMark.MAX_GENERATION);
        assertEquals(0x1234_fe03, mark.word(Direction.FROM_WORKLOAD, 3));
        assertEquals(0x1234_ffff, mark.word(Direction.TO_WORKLOAD, PolicyMark.MAX_HOPS));
        assertEquals(new PolicyMark(0x1234, 1), mark.next());
        assertRefused(() -> mark.word(Direction.TO_WORKLOAD, PolicyMark.MAX_HOPS + 1));
        assertRefused(() -> mark.word(Direction.TO_WORKLOAD, -1));
        assertRefused(() -> new PolicyMark(0, 1));
        assertRefused(() -> new PolicyMark(PolicyMark.MAX_POLICY + 1, 1));
        assertRefused(() -> new PolicyMark(1, PolicyMark.MAX_GENERATION + 1));
    }

    @Test
    public void policiesOfWorkloadsHaveIdsThatFitWords() {
        for (int id : new int[] {-1, 0, PolicyMark.MAX_POLICY + 1}) {
            assertRefused(() -> new PortPolicies.Entry(new PolicyId("shop"), id, true, true, List.of()));
        }
        assertEquals(PolicyMark.MAX_POLICY, new PortPolicies.Entry(new PolicyId("shop"), PolicyMark.MAX_POLICY, true,
            true, List.of()).id());
    }

    @Test
    public void classifiersAreOfOneFamilyAndPortsOfAProtocol() {
        final var four = Optional.of(prefix("10.0.0.0", 8));
        final var six = Optional.of(prefix("fd00::", 16));
        final var web = Optional.of(new Ports(80, 80));
        assertEquals(Set.of(Family.IPV4, Family.IPV6), Classifier.ALL.families());
        assertEquals(Set.of(Family.IPV6), new Classifier(Optional.empty(), OptionalInt.empty(), Optional.empty(), six,
            Optional.empty(), Optional.empty()).families());
        assertRefused(() -> new Classifier(Optional.empty(), OptionalInt.empty(), four, six, Optional.empty(),
            Optional.empty()));
        assertRefused(() -> new Classifier(Optional.of(Family.IPV4), OptionalInt.empty(), six, Optional.empty(),
            Optional.empty(), Optional.empty()));
        assertRefused(() -> new Classifier(Optional.empty(), OptionalInt.empty(), four, four, web, Optional.empty()));
        assertRefused(() -> new Classifier(Optional.empty(), OptionalInt.of(1), four, four, Optional.empty(), web));
    }

    @Test
    public void rangesAndPrefixesAreExact() {
        assertRefused(() -> new Ports(2, 1));
        assertRefused(() -> new Ports(-1, 1));
        assertRefused(() -> new Ports(1, 0x1_0000));
        assertRefused(() -> prefix("10.0.0.1", 31));
        assertRefused(() -> prefix("10.0.0.0", 33));
        assertRefused(() -> prefix("fd00::", 7));
        assertEquals("fd00::/8", prefix("fd00::", 8).toString());
        assertEquals(Family.IPV4, prefix("0.0.0.0", 0).family());
    }

    /** What a switch needs is known before it is asked. */
    @Test
    public void classifiersCountTheirFlows() {
        final var wide = Optional.of(new Ports(1, 65534));
        final var web = Optional.of(new Ports(80, 80));
        assertEquals(30, wide.orElseThrow().blocks().size());
        assertEquals(List.of(new Ports.Block(0, 0)), new Ports(0, 65535).blocks());
        assertEquals(List.of(new Ports.Block(3, 0xffff), new Ports.Block(4, 0xfffe)), new Ports(3, 5).blocks());
        assertEquals(2, Classifier.ALL.flows());
        assertEquals(2 * 30 * 30, new Classifier(Optional.empty(), OptionalInt.of(6), Optional.empty(),
            Optional.empty(), wide, wide).flows());
        assertEquals(30, new Classifier(Optional.of(Family.IPV6), OptionalInt.of(17), Optional.empty(),
            Optional.empty(), wide, web).flows());
        assertEquals(1, new Classifier(Optional.empty(), OptionalInt.of(17), Optional.empty(),
            Optional.of(prefix("10.0.0.0", 8)), Optional.empty(), web).flows());
    }

    @Test
    public void slotsAreNoneOneOrAll() {
        for (int slots : new int[] {0, 1, Hop.SLOTS}) {
            assertEquals(slots, hop(List.of(HERE), slots).slots().size());
        }
        assertRefused(() -> hop(List.of(HERE), 2));
        assertRefused(() -> hop(List.of(HERE), Hop.SLOTS + 1));
        assertRefused(() -> hop(List.of(), 1));
    }

    @Test
    public void probesAreNotSentTooOften() {
        assertRefused(() -> new Probing(Probing.Kind.IP, Duration.ofMillis(99), 3));
        assertRefused(() -> new Probing(Probing.Kind.IP, Duration.ofHours(1).plusMillis(1), 3));
        assertRefused(() -> new Probing(Probing.Kind.IP, Duration.ofSeconds(1), 0));
        assertRefused(() -> new Probing(Probing.Kind.IP, Duration.ofSeconds(1), 101));
        assertEquals(100, new Probing(Probing.Kind.IP, Duration.ofHours(1), 100).misses());
    }

    @Test
    public void builtInInstancesHaveNumbers() {
        final var instance = HERE.instance();
        assertEquals(255, new Hop.BuiltIn(instance, 255).number());
        assertRefused(() -> new Hop.BuiltIn(instance, 0));
        assertRefused(() -> new Hop.BuiltIn(instance, 256));
        assertRefused(() -> new NodeObject.NodeFirewall(instance, RED, KEY, 256, UdpPort.GENEVE, Dscp.INHERIT,
            List.of(), true));
        assertEquals("firewall wall/one", ObjectKey.firewall(instance).toString());
        // no mapping leads there
        assertRefused(() -> new Locator(1, instance, false, new Hop.BuiltIn(instance, 1)));
        assertRefused(() -> new Locator(1, instance, false, station()));
    }

    @Test
    public void aStationIsTheOnlyInstanceAndTheLastService() {
        final var service = new ServiceId("wall");
        final Hop last = new Hop(service, false, true, true, true, List.of(), List.of(station()));
        assertRefused(() -> new Hop(service, false, true, true, List.of(), List.of(station())));
        assertRefused(() -> new Hop(service, false, true, true, true, List.of(),
            Collections.nCopies(Hop.SLOTS, station())));
        final var before = hop(List.of(HERE), 1);
        assertEquals(2, path(before, last).hops().size());
        assertRefused(() -> path(last, before));
    }

    private static NodeObject.ServicePath path(final Hop... hops) {
        return new NodeObject.ServicePath(new PolicyId("web"), new PolicyMark(1, 1), RED, KEY, List.of(hops),
            NodeObject.ServicePath.Role.CURRENT);
    }

    private static Hop.Target station() {
        return new Hop.Station(HERE.instance(), MacAddress.of("0a:00:00:00:00:01"));
    }

    private static Hop hop(final List<Hop.Here> here, final int slots) {
        return new Hop(new ServiceId("wall"), false, true, true, here, Collections.nCopies(slots, HERE));
    }

    private static Prefix prefix(final String address, final int length) {
        return new Prefix(InetAddresses.forString(address), length);
    }

    private static void assertRefused(final Runnable attempt) {
        assertThrows(IllegalArgumentException.class, attempt::run);
    }
}
