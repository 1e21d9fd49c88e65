/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.Hop.BuiltIn;
import dev.weft.api.node.Hop.Here;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.Hop.Target;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Direction;
import dev.weft.api.service.FirewallRule;
import dev.weft.api.service.PolicyMark;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import dev.weft.api.service.Probing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Services and chains of tests (SI-1 to SI-8). */
final class ServiceObjects {
    static final Plugged FIREWALL = here("firewall", "filter-1", "filter-2", false);
    static final Plugged DETECTOR = here("detector", "ids-1", "ids-1", false);
    static final Plugged SCRUBBER = here("scrubber", "scrub-1", "scrub-2", true);
    /** HTTPS from one address of a workload to a prefix. */
    static final Classifier HTTPS = new Classifier(Optional.empty(), OptionalInt.of(6),
        Optional.of(new Prefix(InetAddresses.forString("10.1.0.1"), 32)),
        Optional.of(new Prefix(InetAddresses.forString("10.0.0.0"), 8)), Optional.empty(),
        Optional.of(new Ports(443, 444)));

    private ServiceObjects() {
        // only functions
    }

    static ServiceInstance instance(final String network, final long segment, final Plugged here) {
        return new ServiceInstance(here.instance(), new NetworkId(network), NetworkKey.ofMetadata(segment), here.in(),
            here.out(), here.aware(), UdpPort.GENEVE, Dscp.INHERIT,
            Optional.of(new Probing(Probing.Kind.ETHERNET, Duration.ofSeconds(1), 3)));
    }

    static ServicePath path(final String network, final long segment, final int policy, final int generation,
            final ServicePath.Role role, final Hop... hops) {
        return new ServicePath(new PolicyId("policy-" + policy), new PolicyMark(policy, generation),
            new NetworkId(network), NetworkKey.ofMetadata(segment), List.of(hops), role);
    }

    /** A service with one instance on this node, of one chain or several. */
    static Hop near(final Here here, final boolean only) {
        return new Hop(here.instance().service(), false, true, only, List.of(here), List.of(here));
    }

    /** A service with one instance on another node. */
    static Hop far(final String service, final int host, final Family family) {
        return new Hop(new ServiceId(service), false, true, false, List.of(),
            List.of(new Hop.Far(Objects.path(host, family))));
    }

    /** A service with an instance here and one elsewhere, with 48 and 16 slots. */
    static Hop shared(final Here here, final int host, final boolean byConnection) {
        final Target other = new Hop.Far(Objects.path(host, Family.IPV4));
        return new Hop(here.instance().service(), false, byConnection, false, List.of(here),
            IntStream.range(0, Hop.SLOTS).mapToObj(slot -> slot < 48 ? here : other).toList());
    }

    /** A service without instance. */
    static Hop none(final String service, final boolean open) {
        return new Hop(new ServiceId(service), open, true, false, List.of(), List.of());
    }

    /** An instance of a built-in firewall on this node. */
    static BuiltIn builtIn(final String service, final int number) {
        return new BuiltIn(new InstanceId(new ServiceId(service), "a"), number);
    }

    /** What that instance does. */
    static NodeFirewall firewall(final String network, final long segment, final BuiltIn here, final boolean allow,
            final FirewallRule... rules) {
        return new NodeFirewall(here.instance(), new NetworkId(network), NetworkKey.ofMetadata(segment),
            here.number(), UdpPort.GENEVE, Dscp.INHERIT, List.of(rules), allow);
    }

    /** A rule of it; without a beginner for whoever begins. */
    static FirewallRule rule(final boolean allow, final Direction begun, final Classifier traffic) {
        return new FirewallRule(allow, Optional.ofNullable(begun), traffic);
    }

    /** Packets of a family and protocol to some ports of the other side. */
    static Classifier of(final Family family, final int protocol, final int lower, final int upper) {
        return new Classifier(Optional.of(family), OptionalInt.of(protocol), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(new Ports(lower, upper)));
    }

    /** A gateway that does not serve, whose traffic is dropped. */
    static Hop oneWay(final String service) {
        return new Hop(new ServiceId(service), false, true, false, true, List.of(), List.of());
    }

    /** A gateway as the last service. */
    static Hop station(final String service, final String mac) {
        return new Hop(new ServiceId(service), false, true, false, true, List.of(),
            List.of(new Hop.Station(new InstanceId(new ServiceId(service), "a"), MacAddress.of(mac))));
    }

    static PortPolicies policies(final String network, final long segment, final String appliance,
            final PortPolicies.Entry... entries) {
        return new PortPolicies(new NetworkId(network), NetworkKey.ofMetadata(segment),
            new InterfaceId(appliance, "eth0"), Objects.port(appliance), UdpPort.GENEVE, Dscp.INHERIT,
            List.of(entries));
    }

    static PortPolicies.Entry entry(final int policy, final boolean from, final boolean to,
            final Classifier... classifiers) {
        return new PortPolicies.Entry(new PolicyId("policy-" + policy), policy, from, to,
            Stream.of(classifiers).toList());
    }

    /** A policy with a mapping. */
    static MappedPath mapped(final String network, final long segment, final int policy, final Locator... locators) {
        return new MappedPath(new PolicyId("policy-" + policy), policy, new NetworkId(network),
            NetworkKey.ofMetadata(segment), UdpPort.GENEVE, Dscp.INHERIT, true, 1, 60, List.of(locators));
    }

    /** An instance here. */
    static Locator at(final int number, final Plugged here, final boolean only) {
        return new Locator(number, here.instance(), only, here);
    }

    /** An instance on another node. */
    static Locator at(final int number, final String service, final int host) {
        return new Locator(number, new InstanceId(new ServiceId(service), "b"), false,
            new Hop.Far(Objects.path(host, Family.IPV4)));
    }

    private static Plugged here(final String service, final String in, final String out, final boolean aware) {
        return new Plugged(new InstanceId(new ServiceId(service), "a"), Objects.port(in), Objects.port(out), aware);
    }
}
