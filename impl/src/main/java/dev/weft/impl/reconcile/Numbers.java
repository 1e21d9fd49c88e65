/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.allocate.Allocator;
import dev.weft.impl.allocate.Gate;
import dev.weft.impl.allocate.Holder;
import dev.weft.impl.allocate.InForce;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees that every link, network, node, policy and gateway of the intent has its number, and nobody else has one. */
final class Numbers {
    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);

    private final Allocator allocator;
    private final Intent intent;
    private final WhereaboutsStore whereabouts;
    private Map<Holder, String> holdersWithout = Map.of();
    private Map<NetworkId, String> vnetsWithout = Map.of();
    private Map<NodeId, String> nodesWithout = Map.of();
    private Map<PolicyId, String> policiesWithout = Map.of();
    private Map<Gate, String> gatesWithout = Map.of();
    private boolean begun;

    Numbers(final Allocator allocator, final Intent intent, final WhereaboutsStore whereabouts) {
        this.allocator = requireNonNull(allocator);
        this.intent = requireNonNull(intent);
        this.whereabouts = requireNonNull(whereabouts);
    }

    /** Takes up what was given out and seen before; to be called before anything else. */
    void load() throws ExecutionException, InterruptedException {
        allocator.load();
        whereabouts.load();
    }

    /** Settles the numbers of what is dirty, and of all that had to go without: those become dirty, too. */
    void settle(final Dirty dirty) {
        if (!begun) {
            intent.whereabouts().forgetUnless(intent.nodes()::exists);
            intent.profiles().seen().forgetUnless(intent.nodes()::exists);
        }
        holdersWithout.keySet().forEach(holder -> touch(holder, dirty));
        dirty.networks().addAll(vnetsWithout.keySet());
        nodesWithout.keySet().forEach(node -> intent.touchNode(node, dirty));
        dirty.policies().addAll(policiesWithout.keySet());
        gatesWithout.keySet().forEach(gate -> touch(gate, dirty));
        nodesWithout = settleNodes(dirty.nodes());
        holdersWithout = settleSegments(dirty.links(), dirty.networks());
        vnetsWithout = settleVnets(dirty.networks());
        policiesWithout = settlePolicies(dirty.policies());
        gatesWithout = settleGates(dirty.gateways(), dirty.services());
        begun = true;
    }

    /**
     * Makes what was settled, and where ports were seen, outlive a restart. Returns false if that failed and nothing of
     * it may be used yet.
     */
    boolean store() {
        try {
            allocator.store();
            whereabouts.store();
            return true;
        } catch (ExecutionException e) {
            LOG.error("The datastore refused /weft-ids:ids; no change reaches a node until it accepts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    boolean complete() {
        return holdersWithout.isEmpty() && vnetsWithout.isEmpty() && nodesWithout.isEmpty()
            && policiesWithout.isEmpty() && gatesWithout.isEmpty();
    }

    Optional<HostId> host(final NodeId node) {
        return allocator.host(node);
    }

    Optional<SegmentId> segment(final LinkId link) {
        return allocator.segment(holder(link));
    }

    Optional<LinkId> owner(final SegmentId segment) {
        return allocator.ownerOf(segment);
    }

    OptionalInt policy(final PolicyId policy) {
        return allocator.policy(policy);
    }

    /** Returns the number of a gateway or firewall on its node. */
    OptionalInt gate(final Gate gate) {
        return allocator.gate(gate);
    }

    /** Returns who has a policy id. */
    Optional<PolicyId> policyOwner(final int id) {
        return allocator.policyWith(id);
    }

    /** Returns what is in force of a policy, or was when its id was used last. */
    Optional<InForce> inForce(final int policy) {
        return allocator.inForce(policy);
    }

    /** Takes note of what is in force of a policy. */
    void setInForce(final int policy, final InForce now) {
        allocator.setInForce(policy, now);
    }

    /** Returns the key of a network on the wire. */
    Optional<NetworkKey> key(final NetworkIntent network) {
        return switch (network.kind()) {
            case FENCE -> allocator.segment(holder(network.id())).map(NetworkKey::fence);
            case VNET -> allocator.vnet(network.id());
        };
    }

    /** Says why a link has no segment id. */
    String refusal(final LinkId link) {
        return holdersWithout.getOrDefault(holder(link), "it has no segment id yet");
    }

    /** Says why a policy has no id. */
    String refusal(final PolicyId policy) {
        return policiesWithout.getOrDefault(policy, "it has no id yet");
    }

    /** Says why a gateway or firewall has no number. */
    String refusal(final Gate gate) {
        return gatesWithout.getOrDefault(gate, "it has no number yet");
    }

    /** Says why a network has no id. */
    String refusal(final NetworkIntent network) {
        final var none = "it has no id yet";
        return switch (network.kind()) {
            case FENCE -> holdersWithout.getOrDefault(holder(network.id()), none);
            case VNET -> vnetsWithout.getOrDefault(network.id(), none);
        };
    }

    private static Holder holder(final LinkId link) {
        return new Holder(Holder.Kind.LINK, link.value());
    }

    private static Holder holder(final NetworkId fence) {
        return new Holder(Holder.Kind.FENCE, fence.value());
    }

    private void touch(final Holder holder, final Dirty dirty) {
        switch (holder.kind()) {
            case LINK -> intent.touchLink(new LinkId(holder.name()), dirty);
            case FENCE -> dirty.networks().add(new NetworkId(holder.name()));
            default -> throw new IllegalArgumentException("no such kind: " + holder);
        }
    }

    private static void touch(final Gate gate, final Dirty dirty) {
        if (gate.instance().isPresent()) {
            dirty.services().add(new ServiceId(gate.name()));
        } else {
            dirty.gateways().add(new GatewayId(gate.name()));
        }
    }

    private boolean exists(final Holder holder) {
        return switch (holder.kind()) {
            case LINK -> exists(new LinkId(holder.name()));
            case FENCE -> exists(new NetworkId(holder.name()), NetworkKey.Kind.FENCE);
        };
    }

    private boolean exists(final LinkId id) {
        return intent.links().exists(id) || intent.chains().mayHave(id);
    }

    /** One that cannot be read may be of either kind. */
    private boolean exists(final NetworkId id, final NetworkKey.Kind kind) {
        return intent.networks().exists(id) && intent.network(id).filter(network -> network.kind() != kind).isEmpty();
    }

    private Map<NodeId, String> settleNodes(final Set<NodeId> nodes) {
        final var wanted = new HashMap<NodeId, Optional<HostId>>();
        final var gone = new HashSet<NodeId>();
        nodes.forEach(id -> intent.node(id).ifPresentOrElse(node -> wanted.put(id, node.hostId()),
            () -> gone.add(id)));
        if (!begun) {
            gone.addAll(allocator.nodes());
        }
        gone.removeIf(intent.nodes()::exists);
        return allocator.settleHosts(wanted, gone);
    }

    /** Links and fences in one step, so that they may swap their numbers. */
    private Map<Holder, String> settleSegments(final Set<LinkId> links, final Set<NetworkId> networks) {
        final var wanted = new HashMap<Holder, Optional<SegmentId>>();
        final var gone = new HashSet<Holder>();
        links.forEach(id -> intent.link(id).ifPresentOrElse(link -> wanted.put(holder(id), link.segment()),
            () -> gone.add(holder(id))));
        networks.forEach(id -> intent.network(id).filter(network -> network.kind() == NetworkKey.Kind.FENCE)
            .ifPresentOrElse(fence -> wanted.put(holder(id),
                fence.key().map(key -> new SegmentId((int) key.number()))), () -> gone.add(holder(id))));
        if (!begun) {
            gone.addAll(allocator.holders());
        }
        gone.removeIf(this::exists);
        return allocator.settleSegments(wanted, gone);
    }

    private Map<PolicyId, String> settlePolicies(final Set<PolicyId> policies) {
        final var entries = intent.catalogue().policies();
        final var wanted = new HashMap<PolicyId, OptionalInt>();
        final var gone = new HashSet<PolicyId>();
        policies.forEach(id -> entries.get(id).ifPresentOrElse(policy -> wanted.put(id, policy.number()),
            () -> gone.add(id)));
        if (!begun) {
            gone.addAll(allocator.policies());
        }
        gone.removeIf(entries::exists);
        return allocator.settlePolicies(wanted, gone);
    }

    /** Gateways and firewalls in one step, as those of a node share their numbers. */
    private Map<Gate, String> settleGates(final Set<GatewayId> gateways, final Set<ServiceId> services) {
        final var wanted = new HashMap<Gate, NodeId>();
        gateways.forEach(id -> intent.gateways().get(id).flatMap(TenantGatewayIntent::node)
            .ifPresent(node -> wanted.put(Gate.of(id), node)));
        services.stream().flatMap(id -> intent.catalogue().services().get(id).stream())
            .flatMap(service -> service.instances().values().stream())
            .forEach(instance -> instance.node().ifPresent(node -> wanted.put(Gate.of(instance.id()), node)));
        final var gone = new HashSet<Gate>();
        gateways.forEach(id -> gone.add(Gate.of(id)));
        services.forEach(id -> gone.addAll(allocator.firewalls(id)));
        if (!begun) {
            gone.addAll(allocator.gates());
        }
        gone.removeIf(gate -> wanted.containsKey(gate) || isUnreadable(gate));
        return allocator.settleGates(wanted, gone);
    }

    /** What is there but cannot be read keeps its number. */
    private boolean isUnreadable(final Gate gate) {
        return gate.instance().isPresent() ? isUnreadable(intent.catalogue().services(), new ServiceId(gate.name()))
            : isUnreadable(intent.gateways().entries(), new GatewayId(gate.name()));
    }

    private static <I> boolean isUnreadable(final Entries<I, ?> entries, final I id) {
        return entries.exists(id) && entries.get(id).isEmpty();
    }

    private Map<NetworkId, String> settleVnets(final Set<NetworkId> networks) {
        final var wanted = new HashMap<NetworkId, Optional<NetworkKey>>();
        final var gone = new HashSet<NetworkId>();
        networks.forEach(id -> intent.network(id).filter(network -> network.kind() == NetworkKey.Kind.VNET)
            .ifPresentOrElse(vnet -> wanted.put(id, vnet.key()), () -> gone.add(id)));
        if (!begun) {
            gone.addAll(allocator.vnets());
        }
        gone.removeIf(id -> exists(id, NetworkKey.Kind.VNET));
        return allocator.settleVnets(wanted, gone);
    }
}
