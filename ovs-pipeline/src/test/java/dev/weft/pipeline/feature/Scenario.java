/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static dev.weft.api.service.Direction.FROM_WORKLOAD;
import static dev.weft.api.service.Direction.TO_WORKLOAD;
import static dev.weft.pipeline.feature.Objects.end;
import static dev.weft.pipeline.feature.Objects.ethernetPeer;
import static dev.weft.pipeline.feature.Objects.externalPeer;
import static dev.weft.pipeline.feature.Objects.farMac;
import static dev.weft.pipeline.feature.Objects.groupPeer;
import static dev.weft.pipeline.feature.Objects.here;
import static dev.weft.pipeline.feature.Objects.member;
import static dev.weft.pipeline.feature.Objects.part;
import static dev.weft.pipeline.feature.Objects.path;
import static dev.weft.pipeline.feature.Objects.peer;
import static dev.weft.pipeline.feature.Objects.physicalPeer;
import static dev.weft.pipeline.feature.Objects.protectedPeer;
import static dev.weft.pipeline.feature.Objects.shut;
import static dev.weft.pipeline.feature.Objects.toExternal;
import static dev.weft.pipeline.feature.Objects.toHost;
import static dev.weft.pipeline.feature.Objects.vnet;
import static dev.weft.pipeline.feature.Objects.with;
import static dev.weft.pipeline.feature.ServiceObjects.DETECTOR;
import static dev.weft.pipeline.feature.ServiceObjects.FIREWALL;
import static dev.weft.pipeline.feature.ServiceObjects.HTTPS;
import static dev.weft.pipeline.feature.ServiceObjects.SCRUBBER;
import static dev.weft.pipeline.feature.ServiceObjects.at;
import static dev.weft.pipeline.feature.ServiceObjects.builtIn;
import static dev.weft.pipeline.feature.ServiceObjects.entry;
import static dev.weft.pipeline.feature.ServiceObjects.far;
import static dev.weft.pipeline.feature.ServiceObjects.instance;
import static dev.weft.pipeline.feature.ServiceObjects.mapped;
import static dev.weft.pipeline.feature.ServiceObjects.near;
import static dev.weft.pipeline.feature.ServiceObjects.none;
import static dev.weft.pipeline.feature.ServiceObjects.oneWay;
import static dev.weft.pipeline.feature.ServiceObjects.policies;
import static dev.weft.pipeline.feature.ServiceObjects.rule;
import static dev.weft.pipeline.feature.ServiceObjects.shared;
import static dev.weft.pipeline.feature.ServiceObjects.station;

import dev.weft.api.id.HostId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.pipeline.flow.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the node of a golden file is asked to do. Its outer addresses are 10.77.1.1 and fd00:77:1::1. */
public enum Scenario {
    /** A link to a host over outer IPv4. */
    REMOTE_V4(peer(2, "10.77.1.2"), end("a", 0x1001, 0, "fw-1", toHost(2, Family.IPV4))),
    /** The same over outer IPv6. */
    REMOTE_V6(peer(2, "fd00:77:1::2"), end("a", 0x1001, 1, "fw-1", toHost(2, Family.IPV6))),
    /** A link to an appliance of another controller, on another UDP port and with a fixed DSCP (VL-6, VL-18). */
    EXTERNAL(externalPeer(0x2001, "10.77.3.9"),
        end("ext", 0x2001, 0, "fw-1", toExternal(0x2001, 4790, new Dscp.Fixed(46)))),
    /** Both ends on this node. */
    LOCAL(end("near", 0x1003, 0, "fw-1", here("lb-1")), end("near", 0x1003, 1, "lb-1", here("fw-1"))),
    /** An interface without a link (VL-14). */
    SHUT(shut("idle-1")),
    /** Members of a fence, one of which learns, and a known address on another node (FN-1, FN-5, FN-6). */
    FENCE(peer(2, "10.77.1.2"), peer(3, "10.77.3.3"),
        member("blue", 0x3001, "web-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        member("blue", 0x3001, "db-1", Optional.empty(), "02:aa:00:00:00:02"),
        part("blue", 0x3001, List.of("web-1"), List.of("db-1"), true, path(2, Family.IPV4), path(3, Family.IPV4)),
        farMac("blue", 0x3001, "02:aa:00:00:00:03", 2)),
    /** A fence that drops what is unknown, with a port that is not there. */
    FENCE_STRICT(peer(2, "fd00:77:1::2"),
        member("red", 0x3003, "web-1", Optional.empty(), "02:aa:00:00:00:01", "02:aa:00:00:00:04"),
        part("red", 0x3003, List.of(), List.of("web-1", "ghost"), false, path(2, Family.IPV6))),
    /** A fence on one node only, whose members have no known addresses (FN-7). */
    FENCE_LOCAL(member("green", 0x3002, "web-2", Optional.of(Learning.DEFAULT)),
        member("green", 0x3002, "app-1", Optional.of(Learning.DEFAULT)),
        part("green", 0x3002, List.of("web-2", "app-1"), List.of(), true)),
    /** A vnet whose id has the low 24 bits of a fence's (VN-1). */
    VNET(peer(2, "10.77.1.2"),
        member("farm", vnet(0x81003001L), "farm-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("farm", vnet(0x81003001L), List.of("farm-1"), List.of(), true, path(2, Family.IPV4)),
        farMac("farm", vnet(0x81003001L), "02:aa:00:00:00:03", 2)),
    /** Vnets into which only protected frames come (VN-7). */
    VNET_PROTECTED(peer(2, "10.77.1.2"),
        protectedPeer(2, "10.78.1.1", "10.78.1.2", Protection.ENCRYPTED),
        member("vault", vnet(0x4001), "vault-1", Optional.empty(), "02:aa:00:00:00:01"),
        with(part("vault", vnet(0x4001), List.of(), List.of("vault-1"), false,
            PathId.toHost(new HostId(2), Family.IPV4, Protection.ENCRYPTED)), Protection.ENCRYPTED, Optional.empty()),
        with(part("safe", vnet(0x4002), List.of(), List.of(), false), Protection.AUTHENTICATED, Optional.empty())),
    /** A vnet whose nodes ask each other (VN-3). */
    VNET_ASKING(peer(2, "10.77.1.2"),
        member("asking", vnet(0x5001), "ask-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        with(part("asking", vnet(0x5001), List.of("ask-1"), List.of(), true, path(2, Family.IPV4)),
            Protection.NONE, Optional.of(Discovery.DEFAULT))),
    /** Two other nodes on the LAN segment, one of them in a VLAN of the underlay, and all of them at once (FN-3). */
    ETHERNET(
        ethernetPeer(2), ethernetPeer(3, 100), ethernetPeer(0),
        member("lan", 0x3006, "lan-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("lan", 0x3006, List.of("lan-1"), List.of(), true, ethernetPeer(2).path(), ethernetPeer(3, 100).path())),
    /** Other nodes behind an IP multicast group (FN-11). */
    MULTICAST(
        groupPeer("239.87.48.1"),
        member("group", 0x3007, "lan-2", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("group", 0x3007, List.of("lan-2"), List.of(), true, groupPeer("239.87.48.1").path())),
    /** The physical network, untagged and a VLAN of it (VN-1, VN-8). */
    PHYSICAL(
        physicalPeer(), physicalPeer(100),
        member("street", vnet(1), "street-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("street", vnet(1), List.of("street-1"), List.of(), true, physicalPeer().path()),
        member("tagged", vnet(0x6001), "street-2", Optional.empty(), "02:aa:00:00:00:02"),
        part("tagged", vnet(0x6001), List.of(), List.of("street-2"), true, physicalPeer(100).path())),
    /** Services and chains: several instances, one that knows headers, one without instance; two policies (SI-1). */
    SERVICES(peer(2, "10.77.1.2"), peer(3, "10.77.3.3"),
        member("shop", 0x3008, "shop-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("shop", 0x3008, List.of("shop-1"), List.of(), true, path(2, Family.IPV4), path(3, Family.IPV4)),
        instance("shop", 0x3008, FIREWALL), instance("shop", 0x3008, DETECTOR), instance("shop", 0x3008, SCRUBBER),
        ServiceObjects.path("shop", 0x3008, 7, 3, Role.CURRENT, shared(FIREWALL, 2, true), near(DETECTOR, false),
            none("gone", true), near(SCRUBBER, true)),
        ServiceObjects.path("shop", 0x3008, 7, 2, Role.STAYING, near(FIREWALL, true), far("old", 3, Family.IPV4)),
        ServiceObjects.path("shop", 0x3008, 8, 1, Role.CURRENT, far("old", 3, Family.IPV4), none("shut", false)),
        ServiceObjects.path("shop", 0x3008, 9, 5, Role.PASSING, near(DETECTOR, false)),
        policies("shop", 0x3008, "shop-1", entry(8, true, false, HTTPS), entry(7, true, true, Classifier.ALL))),
    /** Services of a vnet with their own chain only, the last of them behind outer IPv6 (SI-1). */
    SERVICES_VNET(peer(2, "10.77.1.2"), peer(2, "fd00:77:1::2"),
        member("mall", vnet(0x7001), "shop-2", Optional.empty(), "02:aa:00:00:00:01"),
        part("mall", vnet(0x7001), List.of(), List.of("shop-2"), true, path(2, Family.IPV4)),
        instance("mall", vnet(0x7001), FIREWALL), instance("mall", vnet(0x7001), DETECTOR),
        ServiceObjects.path("mall", vnet(0x7001), 5, 1, Role.CURRENT, near(FIREWALL, true), near(DETECTOR, true),
            far("six", 2, Family.IPV6)),
        policies("mall", vnet(0x7001), "shop-2", entry(5, false, true, Classifier.ALL))),
    /** Two gateways in one network, one with all that gateways have, the other only routes (GW-1). */
    GATEWAY(peer(2, "10.77.1.2"), physicalPeer(),
        member("red", GatewayObjects.RED, "web-1", Optional.empty(), "02:aa:00:00:00:01"),
        part("red", GatewayObjects.RED, List.of(), List.of("web-1"), true, path(2, Family.IPV4)),
        part("blue", GatewayObjects.BLUE, List.of(), List.of(), true, path(2, Family.IPV4)),
        part("green", 0x3102, List.of(), List.of(), true),
        part("street", GatewayObjects.STREET, List.of(), List.of(), true, physicalPeer().path()),
        GatewayObjects.EDGE, GatewayObjects.PLAIN),
    /** A firewall here and elsewhere, others, a service and a gateway as the last one; a firewall of a vnet (GW-1). */
    BUILT_IN(peer(2, "10.77.1.2"),
        member("yard", 0x300a, "shop-1", Optional.empty(), "02:aa:00:00:00:01"),
        part("yard", 0x300a, List.of(), List.of("shop-1"), true, path(2, Family.IPV4)),
        part("barn", vnet(0x700a), List.of(), List.of(), true, path(2, Family.IPV4)),
        instance("yard", 0x300a, DETECTOR),
        ServiceObjects.firewall("yard", 0x300a, builtIn("wall", 6), false, rule(true, FROM_WORKLOAD, HTTPS),
            rule(false, null, ServiceObjects.of(Family.IPV4, 17, 1, 53)), rule(true, TO_WORKLOAD, Classifier.ALL)),
        ServiceObjects.firewall("yard", 0x300a, builtIn("fence", 7), true),
        ServiceObjects.firewall("yard", 0x300a, builtIn("moat", 9), true),
        ServiceObjects.firewall("barn", vnet(0x700a), builtIn("gate", 8), false),
        ServiceObjects.path("yard", 0x300a, 12, 1, Role.CURRENT, shared(builtIn("wall", 6), 2, true),
            near(DETECTOR, false), near(builtIn("fence", 7), true), station("edge", "0a:00:00:00:03:01")),
        ServiceObjects.path("yard", 0x300a, 13, 2, Role.PASSING, near(builtIn("moat", 9), true), oneWay("closed")),
        ServiceObjects.path("barn", vnet(0x700a), 14, 1, Role.PASSING, near(builtIn("gate", 8), true)),
        policies("yard", 0x300a, "shop-1", entry(12, true, true, Classifier.ALL))),
    /** A policy with a mapping, whose locators are here and elsewhere (SI-9). */
    MAPPED(peer(2, "10.77.1.2"),
        member("maze", 0x3009, "shop-1", Optional.empty(), "02:aa:00:00:00:01"),
        part("maze", 0x3009, List.of(), List.of("shop-1"), true, path(2, Family.IPV4)),
        instance("maze", 0x3009, FIREWALL), instance("maze", 0x3009, DETECTOR), instance("maze", 0x3009, SCRUBBER),
        mapped("maze", 0x3009, 11, at(1, FIREWALL, true), at(2, DETECTOR, false), at(3, SCRUBBER, false),
            at(4, "old", 2)),
        policies("maze", 0x3009, "shop-1", entry(11, true, true, Classifier.ALL))),
    /** The same in a vnet. */
    MAPPED_VNET(peer(2, "10.77.1.2"), mapped("mall", vnet(0x7001), 5, at(1, "old", 2))),
    /** All that follows no policy at once; two external links end at the same address. */
    MANY(peer(2, "10.77.1.2"), peer(3, "10.77.3.3"), peer(2, "fd00:77:1::2"), externalPeer(0x2001, "10.77.3.9"),
        externalPeer(0x2002, "10.77.3.9"),
        end("a", 0x1001, 0, "fw-1", toHost(2, Family.IPV4)),
        end("b", 0x1002, 1, "fw-2", toHost(3, Family.IPV4)),
        end("c", 0x1004, 1, "fw-3", toHost(2, Family.IPV6)),
        end("near", 0x1003, 0, "fw-4", here("lb-1")), end("near", 0x1003, 1, "lb-1", here("fw-4")),
        end("ext", 0x2001, 0, "fw-5", toExternal(0x2001, 4790, new Dscp.Fixed(46))),
        end("ext2", 0x2002, 0, "fw-6", toExternal(0x2002, 6081, Dscp.INHERIT)),
        shut("idle-1"),
        member("blue", 0x3001, "web-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        member("blue", 0x3001, "db-1", Optional.empty(), "02:aa:00:00:00:02"),
        part("blue", 0x3001, List.of("web-1"), List.of("db-1"), true, path(2, Family.IPV4), path(3, Family.IPV4)),
        farMac("blue", 0x3001, "02:aa:00:00:00:03", 2),
        member("green", 0x3002, "web-2", Optional.of(new Learning(2, 300)), "02:aa:00:00:00:01"),
        member("green", 0x3002, "app-1", Optional.of(Learning.DEFAULT)),
        part("green", 0x3002, List.of("web-2", "app-1"), List.of(), true),
        member("red", 0x3003, "fw-7", Optional.empty(), "02:aa:00:00:00:01"),
        part("red", 0x3003, List.of(), List.of("fw-7"), false, path(2, Family.IPV6)),
        member("farm", vnet(0x81003001L), "farm-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        member("farm", vnet(0x81003001L), "farm-2", Optional.empty(), "02:aa:00:00:00:02"),
        part("farm", vnet(0x81003001L), List.of("farm-1"), List.of("farm-2"), true, path(2, Family.IPV4),
            path(2, Family.IPV6)),
        member("asking", vnet(0x5001), "ask-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        member("asking", vnet(0x5001), "ask-2", Optional.empty(), "02:aa:00:00:00:02"),
        with(part("asking", vnet(0x5001), List.of("ask-1"), List.of("ask-2"), true, path(2, Family.IPV4)),
            Protection.NONE, Optional.of(Discovery.DEFAULT)),
        farMac("farm", vnet(0x81003001L), "02:aa:00:00:00:03", 2),
        member("twin", vnet(0x3001), "fw-8", Optional.empty(), "02:aa:00:00:00:01"),
        part("twin", vnet(0x3001), List.of(), List.of("fw-8"), false, path(2, Family.IPV4)),
        member("link-twin", vnet(0x2001), "fw-9", Optional.empty(), "02:aa:00:00:00:01"),
        part("link-twin", vnet(0x2001), List.of(), List.of("fw-9"), false, path(2, Family.IPV4)),
        protectedPeer(2, "10.78.1.1", "10.78.1.2", Protection.ENCRYPTED),
        protectedPeer(3, "10.78.1.1", "10.78.1.3", Protection.AUTHENTICATED),
        member("vault", vnet(0x4001), "vault-1", Optional.empty(), "02:aa:00:00:00:01"),
        with(part("vault", vnet(0x4001), List.of(), List.of("vault-1"), false,
            PathId.toHost(new HostId(2), Family.IPV4, Protection.ENCRYPTED)), Protection.ENCRYPTED, Optional.empty()),
        member("safe", vnet(0x4002), "safe-1", Optional.empty(), "02:aa:00:00:00:01"),
        with(part("safe", vnet(0x4002), List.of(), List.of("safe-1"), false,
            PathId.toHost(new HostId(3), Family.IPV4, Protection.AUTHENTICATED)), Protection.AUTHENTICATED,
            Optional.empty()),
        ethernetPeer(2), ethernetPeer(3, 100), ethernetPeer(0),
        member("lan", 0x3006, "lan-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("lan", 0x3006, List.of("lan-1"), List.of(), true, ethernetPeer(2).path(), ethernetPeer(3, 100).path()),
        groupPeer("239.87.48.1"),
        member("group", 0x3007, "lan-2", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("group", 0x3007, List.of("lan-2"), List.of(), true, groupPeer("239.87.48.1").path()),
        physicalPeer(), physicalPeer(100),
        member("street", vnet(1), "street-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        part("street", vnet(1), List.of("street-1"), List.of(), true, physicalPeer().path()),
        member("tagged", vnet(0x6001), "street-2", Optional.empty(), "02:aa:00:00:00:02"),
        part("tagged", vnet(0x6001), List.of(), List.of("street-2"), true, physicalPeer(100).path()));

    /** The appliances of that node; the port of the first has number 1, and so on. */
    public static final List<String> GUESTS =
        List.of("fw-1", "lb-1", "fw-2", "fw-3", "fw-4", "fw-5", "fw-6", "idle-1", "web-1", "db-1", "web-2",
            "app-1", "fw-7", "farm-1", "farm-2", "fw-8", "fw-9", "vault-1", "safe-1",
            "ask-1", "ask-2", "lan-1", "lan-2", "street-1", "street-2", "shop-1", "shop-2", "filter-1", "filter-2",
            "ids-1", "scrub-1", "scrub-2");
    /** The number of the tunnel port on UDP port 6081 that inherits DSCP, and receives. */
    public static final int TUNNEL = 100;
    /** The number of the tunnel port on UDP port 4790 with DSCP 46, which only sends. */
    public static final int TUNNEL_EF = 101;

    /** The number of the helper's port. */
    public static final int CONTROL = 102;

    /** The number of the port to the underlay's bridge. */
    public static final int UNDERLAY = 103;

    /** The port numbers of that node. */
    public static final PortNumbers PORTS = new Ports(OptionalInt.of(CONTROL));
    /** The same before the helper's port is there. */
    static final PortNumbers WITHOUT_CONTROL = new Ports(OptionalInt.empty());

    private record Ports(OptionalInt control) implements PortNumbers {
        @Override
        public OptionalInt port(final PortRef port) {
            final int index = GUESTS.stream().map(Objects::port).toList().indexOf(port);
            return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
        }

        @Override
        public OptionalInt tunnel(final UdpPort port, final Dscp dscp) {
            if (port.equals(UdpPort.GENEVE) && dscp.equals(Dscp.INHERIT)) {
                return OptionalInt.of(TUNNEL);
            }
            return port.value() == 4790 && dscp.equals(new Dscp.Fixed(46)) ? OptionalInt.of(TUNNEL_EF)
                : OptionalInt.empty();
        }

        @Override
        public OptionalInt underlay() {
            return OptionalInt.of(UNDERLAY);
        }

        @Override
        public Set<Integer> receiving() {
            return Set.of(TUNNEL);
        }
    }

    private final List<NodeObject> objects;

    Scenario(final NodeObject... objects) {
        this.objects = List.of(objects);
    }

    /**
     * The name of the golden file in the resources.
     *
     * @return a resource path
     */
    public String resource() {
        return "/golden/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".flows";
    }

    /**
     * The flows of the pipeline and of all objects.
     *
     * @return the flows, by table and priority
     */
    public List<Flow> flows() {
        final var flows = new ArrayList<>(PipelineFlows.base(PORTS));
        for (var object : objects) {
            if (Compiler.flows(object, PORTS) instanceof Compiled.Flows compiled) {
                flows.addAll(compiled.flows());
            } else {
                throw new AssertionError(object + " does not compile");
            }
        }
        flows.sort(Comparator.comparing(Flow::table).thenComparing(Flow::priority, Comparator.reverseOrder()));
        return flows;
    }
}
