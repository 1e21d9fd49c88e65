/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroup;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * Whose traffic chains lead, and which way. In Neutron a chain has the direction of its traffic; in Weft what a
 * workload sends visits services in order, and what is sent to it in reverse order. So a chain whose classifiers only
 * have a destination port is one that is seen from its other end: its groups in reverse order, each entered from its
 * other side.
 */
public final class Steering {
    private final Snapshot resources;
    private final List<Lead> leads;
    private final Map<Uuid, Lead> byGroup = new HashMap<>();

    /**
     * Finds out.
     *
     * @param resources all resources
     * @throws Fault if chains contradict each other, or name what is not there
     */
    Steering(final Snapshot resources) {
        this.resources = resources;
        new References(resources).check();
        leads = resources.chains().values().stream().sorted(Comparator.comparing(chain -> chain.getId().getValue()))
            .map(chain -> lead(chain, resources)).flatMap(Optional::stream).toList();
        leads.forEach(this::claimGroups);
    }

    /**
     * A chain that leads traffic.
     *
     * @param chain the chain
     * @param backward whether its traffic is what is sent to the workloads
     * @param network the network of the workloads
     * @param workloads for each port the classifiers of its traffic
     */
    record Lead(PortChain chain, boolean backward, Uuid network, Map<Uuid, List<FlowClassifier>> workloads) {
    }

    /** The chains that lead traffic, in the order of their ids. */
    List<Lead> leads() {
        return leads;
    }

    /** The network whose traffic a group gets; empty while that is not known. */
    Optional<Uuid> networkOf(final PortPairGroup group) {
        return Optional.ofNullable(byGroup.get(group.getId())).map(Lead::network)
            .or(() -> resources.pairsOf(group).stream().findFirst()
                .flatMap(pair -> resources.port(pair.getIngress())).map(port -> port.getNetworkId()));
    }

    /** Whether traffic enters a group where it would leave it if it were seen from the sender. */
    boolean isBackward(final PortPairGroup group) {
        return Optional.ofNullable(byGroup.get(group.getId())).filter(Lead::backward).isPresent();
    }

    /**
     * The policies of a chain.
     *
     * @param chain the chain
     * @param resources all resources
     * @return their names, in the order of those of its classifiers that are there; empty if it leads nothing
     */
    public static List<Name> policies(final PortChain chain, final Snapshot resources) {
        return workloads(chain, resources).keySet().stream().map(port -> Names.policy(chain.getId(), port)).toList();
    }

    private static Map<Uuid, List<FlowClassifier>> workloads(final PortChain chain, final Snapshot resources) {
        final var workloads = new LinkedHashMap<Uuid, List<FlowClassifier>>();
        Snapshot.listed(chain.getFlowClassifier()).stream().map(resources.classifiers()::get).filter(Objects::nonNull)
            .forEach(classifier -> workloads.computeIfAbsent(workload(classifier), port -> new ArrayList<>())
                .add(classifier));
        return workloads;
    }

    private static Uuid workload(final FlowClassifier classifier) {
        return hasNoSource(classifier) ? classifier.getLogicalDestinationPort() : classifier.getLogicalSourcePort();
    }

    private static boolean hasNoSource(final FlowClassifier classifier) {
        return classifier.getLogicalSourcePort() == null;
    }

    private static Optional<Lead> lead(final PortChain chain, final Snapshot resources) {
        final var workloads = workloads(chain, resources);
        if (workloads.isEmpty()) {
            return Optional.empty();
        }
        final var ways = workloads.values().stream().flatMap(List::stream).map(Steering::hasNoSource).distinct()
            .toList();
        if (ways.size() > 1) {
            throw Fault.bad(label(chain) + " has flow classifiers with a logical source port and others with a logical "
                + "destination port only; make two chains.");
        }
        final var networks = workloads.keySet().stream().map(port -> resources.ports().get(port).getNetworkId())
            .distinct().toList();
        if (networks.size() > 1) {
            throw Fault.bad(label(chain) + " has logical ports of networks " + networks.get(0).getValue() + " and "
                + networks.get(1).getValue() + "; make a chain for each network.");
        }
        if (chain.getChainId() != null && workloads.size() > 1) {
            throw Fault.bad(label(chain) + " has a chain_id and " + workloads.size() + " logical ports, each of which "
                + "needs an id; leave chain_id out.");
        }
        return Optional.of(new Lead(chain, ways.get(0), networks.get(0), workloads));
    }

    private void claimGroups(final Lead lead) {
        for (var id : Snapshot.listed(lead.chain().getPortPairGroup())) {
            final var other = byGroup.putIfAbsent(id, lead);
            if (other != null && !other.network().equals(lead.network())) {
                throw Fault.conflict("PortPairGroupInUse", shared(id, other, lead) + ", whose logical ports are of "
                    + "different networks; make a group with other ports for each network.");
            }
            if (other != null && other.backward() != lead.backward() && hasTwoSides(id)) {
                throw Fault.conflict("PortPairGroupInUse", shared(id, other, lead) + ", of which only one has logical "
                    + "source ports; make a group with other ports for one of them.");
            }
        }
    }

    private static String shared(final Uuid group, final Lead first, final Lead second) {
        return "Port pair group " + group.getValue() + " is in " + label(first.chain()) + " and "
            + label(second.chain());
    }

    private boolean hasTwoSides(final Uuid group) {
        return resources.pairsOf(resources.groups().get(group)).stream()
            .anyMatch(pair -> !pair.getIngress().equals(pair.getEgress()));
    }

    private static String label(final PortChain chain) {
        return "port chain " + chain.getId().getValue();
    }
}
