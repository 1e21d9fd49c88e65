/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.Hop.BuiltIn;
import dev.weft.api.node.Hop.Far;
import dev.weft.api.node.Hop.Here;
import dev.weft.api.node.Hop.Station;
import dev.weft.api.node.Hop.Target;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.FirewallRule;
import dev.weft.api.service.PolicyMark;
import dev.weft.api.service.Probing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Services, chains and policies of a {@link ServiceNet}, as the controller would make them. */
final class Services {
    static final Classifier ALL = Classifier.ALL;

    private static final String BUILT_IN = "x";
    private static final String GATEWAY = "y";

    private final ServiceNet net;
    private final Map<ObjectKey, Service[]> chains = new HashMap<>();

    /**
     * A service.
     *
     * @param name its name
     * @param aware whether it knows headers
     * @param open what becomes of traffic without instance
     * @param only whether it is in one chain only
     * @param instances by their ports: "f1i>f1o"; "x2.7" is built in, on the second node with number 7;
     *     "y02aa00000001" is a gateway with that address
     */
    record Service(String name, boolean aware, boolean open, boolean only, List<String> instances) {
        static Service of(final String name, final String... instances) {
            return new Service(name, false, false, false, List.of(instances));
        }

        /** A gateway as the last service, or none where one should be. */
        static Service exit(final long... macs) {
            return of("exit", Arrays.stream(macs).mapToObj(mac -> GATEWAY + Long.toHexString(mac))
                .toArray(String[]::new));
        }

        boolean isExit() {
            return name.equals("exit");
        }

        Service knowingHeaders() {
            return new Service(name, true, open, only, instances);
        }

        Service failingOpen() {
            return new Service(name, aware, true, only, instances);
        }

        Service inOneChain() {
            return new Service(name, aware, open, true, instances);
        }
    }

    Services(final ServiceNet net) {
        this.net = net;
    }

    /** Tells the nodes of services' instances what their ports are. */
    void plug(final Service... services) throws IOException, InterruptedException {
        for (var service : services) {
            for (var ports : service.instances) {
                net.node(ports).put(new ServiceInstance(instance(service, ports), ServiceNet.BLUE, net.blue(),
                    in(ports), out(ports), service.aware, UdpPort.GENEVE, Dscp.INHERIT,
                    Optional.of(new Probing(Probing.Kind.ETHERNET, Duration.ofSeconds(1), 3))));
            }
        }
    }

    /** Tells the nodes of a built-in firewall's instances what it does. */
    void guard(final Service service, final boolean allow, final FirewallRule... rules)
            throws IOException, InterruptedException {
        for (var place : service.instances) {
            net.node(place).put(new NodeFirewall(instance(service, place), ServiceNet.BLUE, net.blue(), number(place),
                UdpPort.GENEVE, Dscp.INHERIT, List.of(rules), allow));
        }
        net.forgetFrames();
    }

    /** Tells all nodes of a generation of a chain. */
    ServicePath lead(final int policy, final int generation, final Role role, final Service... chain)
            throws IOException, InterruptedException {
        ServicePath last = path(net.nodes().get(0), policy, generation, role, chain);
        chains.put(last.key(), chain);
        for (var node : net.nodes()) {
            last = path(node, policy, generation, role, chain);
            node.put(last);
        }
        net.forgetFrames();
        return last;
    }

    /** A generation as another node was told of it. */
    ServicePath seenBy(final NetworkNode node, final ServicePath path) {
        return path(node, path.mark().policy(), path.mark().generation(), path.role(), chains.get(path.key()));
    }

    /** A chain of one service, in which an instance has no slots any more: the first of the others has them. */
    ServicePath without(final ServicePath path, final NetworkNode node, final Service service, final String ports) {
        final var hop = path.hops().get(0);
        final var gone = target(node, service, ports);
        final var heir = hop.slots().stream().filter(target -> !target.equals(gone)).findFirst().orElseThrow();
        final var slots = hop.slots().stream().map(target -> target.equals(gone) ? heir : target).toList();
        return new ServicePath(path.policy(), path.mark(), path.network(), path.segment(), List.of(new Hop(
            hop.service(), hop.open(), hop.byConnection(), hop.only(), hop.here(), slots)), path.role());
    }

    void remove(final ServicePath path) throws IOException, InterruptedException {
        for (var node : net.nodes()) {
            node.remove(path.key());
        }
        net.forgetFrames();
    }

    ServicePath path(final NetworkNode node, final int policy, final int generation, final Role role,
            final Service... chain) {
        final var hops = new ArrayList<Hop>();
        for (var service : chain) {
            final var targets = service.instances.stream().map(ports -> target(node, service, ports)).toList();
            final List<Target> slots = targets.size() < 2 ? targets
                : IntStream.range(0, Hop.SLOTS).mapToObj(slot -> targets.get(slot % targets.size())).toList();
            hops.add(new Hop(new ServiceId(service.name), service.open, true, service.only, service.isExit(),
                targets.stream().filter(Here.class::isInstance).map(Here.class::cast).toList(), slots));
        }
        return new ServicePath(new PolicyId("p" + policy), new PolicyMark(policy, generation), ServiceNet.BLUE,
            net.blue(), hops, role);
    }

    /** Gives a workload its policies. */
    PortPolicies attach(final String workload, final PortPolicies.Entry... entries)
            throws IOException, InterruptedException {
        final var policies = new PortPolicies(ServiceNet.BLUE, net.blue(), new InterfaceId(workload, "eth0"),
            new PortRef.Plugged(workload), UdpPort.GENEVE, Dscp.INHERIT, List.of(entries));
        net.node(workload).put(policies);
        net.forgetFrames();
        return policies;
    }

    static PortPolicies.Entry both(final int policy, final Classifier... classifiers) {
        return new PortPolicies.Entry(new PolicyId("p" + policy), policy, true, true, List.of(classifiers));
    }

    static InstanceId instance(final Service service, final String ports) {
        return new InstanceId(new ServiceId(service.name), ports.replace(">", "-"));
    }

    Target target(final NetworkNode node, final Service service, final String ports) {
        if (ports.startsWith(GATEWAY)) {
            return new Station(instance(service, ports), new MacAddress(Long.parseLong(ports.substring(1), 16)));
        }
        final var other = net.node(ports);
        if (other == node && ports.startsWith(BUILT_IN)) {
            return new BuiltIn(instance(service, ports), number(ports));
        }
        return other == node ? new Hop.Plugged(instance(service, ports), in(ports), out(ports), service.aware)
            : new Far(node.pathTo(other));
    }

    private static int number(final String place) {
        return Integer.parseInt(place.substring(place.indexOf('.') + 1));
    }

    private static PortRef in(final String ports) {
        return new PortRef.Plugged(ports.split(">")[0]);
    }

    private static PortRef out(final String ports) {
        final var sides = ports.split(">");
        return new PortRef.Plugged(sides[sides.length - 1]);
    }
}
