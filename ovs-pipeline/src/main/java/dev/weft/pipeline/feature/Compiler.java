/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.pipeline.flow.Flow;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Turns what a node is asked to do into flows. Pure: the same values always give the same flows. */
public final class Compiler {
    private Compiler() {
        // only functions
    }

    /**
     * The flows of one object. Objects do not influence each other's flows.
     *
     * @param object the object
     * @param ports the node's port numbers
     * @return its flows, or which port is missing
     */
    public static Compiled flows(final NodeObject object, final PortNumbers ports) {
        if (object instanceof LinkEnd end) {
            return linkEnd(end, ports);
        } else if (object instanceof Peer peer) {
            return PeerFlows.isOnUnderlay(peer)
                ? with(ports.underlay(), "no port weft-underlay", port -> PeerFlows.of(peer, port))
                : new Compiled.Flows(PeerFlows.of(peer));
        } else if (object instanceof ShutPort shut) {
            return with(ports.port(shut.port()), missing(shut.port()), port -> ShutFlows.of(shut, port));
        } else if (object instanceof NetworkMember member) {
            return member(member, ports);
        } else if (object instanceof NetworkPart part) {
            return new Compiled.Flows(NetworkFlows.here(part, present(part.members(), ports),
                present(part.learners(), ports)));
        } else if (object instanceof NetworkMac far) {
            return new Compiled.Flows(NetworkFlows.far(far));
        } else if (object instanceof PortLimit limit) {
            return with(ports.port(limit.port()), missing(limit.port()), port -> LimitFlows.of(limit, port));
        } else if (object instanceof ServiceInstance instance) {
            return instance(instance, ports);
        } else if (object instanceof ServicePath path) {
            return new Compiled.Flows(ServicePathFlows.of(path, ports));
        } else if (object instanceof PortPolicies workload) {
            return workload(workload, ports);
        } else if (object instanceof TenantGateway gateway) {
            return gateway(gateway, ports);
        } else if (object instanceof MappedPath path) {
            return throughTunnel(receiving(path.udpPort()), new TunnelPort(path.udpPort(), path.dscp()), ports,
                tunnel -> MappedPathFlows.of(path, ports, tunnel));
        } else if (object instanceof NodeFirewall firewall) {
            return throughTunnel(receiving(firewall.udpPort()), new TunnelPort(firewall.udpPort(), firewall.dscp()),
                ports, tunnel -> FirewallFlows.of(firewall, tunnel));
        } else if (object instanceof SecurePeer || object instanceof SecureKey) {
            // the switch's database says it, not its flows
            return new Compiled.Flows(List.of());
        }
        throw unknown(object);
    }

    /**
     * The tunnel ports that an object needs.
     *
     * @param object the object
     * @return the ports, without order
     */
    public static Set<TunnelPort> tunnelsFor(final NodeObject object) {
        if (object instanceof LinkEnd end) {
            return end.far() instanceof Far.Remote far ? Set.copyOf(List.of(receiving(end.listen()), sending(far)))
                : Set.of();
        } else if (object instanceof NetworkMember member) {
            return through(member.udpPort(), member.dscp());
        } else if (object instanceof ServiceInstance instance) {
            return through(instance.udpPort(), instance.dscp());
        } else if (object instanceof PortPolicies workload) {
            return through(workload.udpPort(), workload.dscp());
        } else if (object instanceof TenantGateway gateway) {
            return gateway.interfaces().stream().flatMap(one -> through(one.udpPort(), one.dscp()).stream())
                .collect(Collectors.toUnmodifiableSet());
        } else if (object instanceof NodeFirewall firewall) {
            return through(firewall.udpPort(), firewall.dscp());
        } else if (object instanceof MappedPath path) {
            return through(path.udpPort(), path.dscp());
        } else if (object instanceof Peer || object instanceof ShutPort || object instanceof NetworkPart
                || object instanceof NetworkMac || object instanceof PortLimit || object instanceof SecurePeer
                || object instanceof SecureKey || object instanceof ServicePath) {
            return Set.of();
        }
        throw unknown(object);
    }

    private static Compiled linkEnd(final LinkEnd end, final PortNumbers ports) {
        final var own = ports.port(end.port());
        if (own.isEmpty()) {
            return new Compiled.Missing(missing(end.port()));
        }
        final int port = own.getAsInt();
        if (end.far() instanceof Far.Local local) {
            return with(ports.port(local.port()), missing(local.port()) + " (the other end)",
                other -> LinkFlows.local(end, port, other));
        } else if (end.far() instanceof Far.Remote remote) {
            return throughTunnel(receiving(end.listen()), sending(remote), ports,
                tunnel -> LinkFlows.remote(end, remote, port, tunnel));
        }
        throw new IllegalArgumentException("unknown far end: " + end.far());
    }

    private static Compiled member(final NetworkMember member, final PortNumbers ports) {
        final var own = ports.port(member.port());
        if (own.isEmpty()) {
            return new Compiled.Missing(missing(member.port()));
        }
        return throughTunnel(receiving(member.udpPort()), new TunnelPort(member.udpPort(), member.dscp()), ports,
            tunnel -> MemberFlows.of(member, own.getAsInt(), tunnel));
    }

    private static Compiled instance(final ServiceInstance instance, final PortNumbers ports) {
        final var in = ports.port(instance.in());
        final var out = ports.port(instance.out());
        if (in.isEmpty() || out.isEmpty()) {
            return new Compiled.Missing(missing(in.isEmpty() ? instance.in() : instance.out()));
        }
        return throughTunnel(receiving(instance.udpPort()), new TunnelPort(instance.udpPort(), instance.dscp()), ports,
            tunnel -> ServiceInstanceFlows.of(instance, in.getAsInt(), out.getAsInt(), tunnel));
    }

    private static Compiled workload(final PortPolicies workload, final PortNumbers ports) {
        final var own = ports.port(workload.port());
        if (own.isEmpty()) {
            return new Compiled.Missing(missing(workload.port()));
        }
        return throughTunnel(receiving(workload.udpPort()), new TunnelPort(workload.udpPort(), workload.dscp()), ports,
            tunnel -> List.copyOf(PolicyFlows.of(workload, own.getAsInt(), tunnel)));
    }

    private static Compiled gateway(final TenantGateway gateway, final PortNumbers ports) {
        final var missing = tunnelsFor(gateway).stream()
            .filter(tunnel -> ports.tunnel(tunnel.port(), tunnel.dscp()).isEmpty()).map(TunnelPort::toString).sorted()
            .findFirst();
        return missing.isPresent() ? new Compiled.Missing("no tunnel port for " + missing.orElseThrow())
            : new Compiled.Flows(GatewayFlows.of(gateway, one ->
                ports.tunnel(one.udpPort(), one.dscp()).orElseThrow()));
    }

    private static Compiled throughTunnel(final TunnelPort receiving, final TunnelPort sending,
            final PortNumbers ports, final IntFunction<List<Flow>> flows) {
        if (ports.tunnel(receiving.port(), receiving.dscp()).isEmpty()) {
            return new Compiled.Missing("no tunnel port for " + receiving);
        }
        return with(ports.tunnel(sending.port(), sending.dscp()), "no tunnel port for " + sending, flows);
    }

    // a member whose port is missing says so itself, and must not keep floods from the others
    private static SortedSet<Integer> present(final Set<PortRef> wanted, final PortNumbers ports) {
        return wanted.stream().flatMap(port -> ports.port(port).stream().boxed())
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Compiled with(final OptionalInt port, final String reason, final IntFunction<List<Flow>> flows) {
        return port.isPresent() ? new Compiled.Flows(flows.apply(port.getAsInt())) : new Compiled.Missing(reason);
    }

    private static TunnelPort receiving(final UdpPort port) {
        return new TunnelPort(port, Dscp.INHERIT);
    }

    private static Set<TunnelPort> through(final UdpPort port, final Dscp dscp) {
        return Set.copyOf(List.of(receiving(port), new TunnelPort(port, dscp)));
    }

    private static TunnelPort sending(final Far.Remote far) {
        return new TunnelPort(far.port(), far.dscp());
    }

    private static String missing(final PortRef port) {
        return "no port with " + port;
    }

    // the sealed type has no other implementation; a test holds this against its permitted classes
    private static IllegalArgumentException unknown(final NodeObject object) {
        return new IllegalArgumentException("unknown kind of object: " + object);
    }
}
