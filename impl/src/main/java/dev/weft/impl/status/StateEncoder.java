/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.PortState;
import dev.weft.impl.report.HelperReport;
import dev.weft.impl.report.Reported;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.State.Port;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.state.HelperCounter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.state.HelperCounterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.state.OversizeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DatapathId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** States of nodes and interfaces as the YANG models have them, and where all states stand. */
final class StateEncoder {
    static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);

    private StateEncoder() {
        // only functions
    }

    static InstanceIdentifier<Node> path(final NodeId node) {
        return ROOT.child(Node.class, new NodeKey(new Name(node.value())));
    }

    static InstanceIdentifier<Link> path(final LinkId link) {
        return ROOT.child(Link.class, new LinkKey(new Name(link.value())));
    }

    static InstanceIdentifier<Appliance> path(final String appliance) {
        return ROOT.child(Appliance.class, new ApplianceKey(new Name(appliance)));
    }

    static InstanceIdentifier<Interface> path(final InterfaceId port) {
        return path(port.appliance()).child(Interface.class, new InterfaceKey(new Name(port.name())));
    }

    static Node encode(final NodeId node, final State.OfNode state, final Instant since, final Reported reported) {
        final var seen = state.seen();
        return node(node, nodeFigures(node, reported).setStatus(state.condition().status())
            .setReason(state.condition().reason().orElse(null)).setLastChange(Transition.yang(since))
            .setHostId(state.host().map(StateEncoder::hostId).orElse(null))
            .setOvsdbConnected(seen.ovsdb()).setOpenflowConnected(seen.openflow())
            .setDatapathId(seen.datapathId().map(DatapathId::new).orElse(null))
            .setOvsVersion(seen.version().orElse(null)).setHelper(seen.helper().orElse(null))
            .setOversize(state.oversize().map(way -> new OversizeBuilder().setWay(way)
                .setReason(state.oversizeReason().orElse(null)).build()).orElse(null))
            .setCapability(capabilities(seen, state.reported()))
            .setFlowsWanted(Uint32.valueOf(seen.flowsWanted())).setFlowsPresent(Uint32.valueOf(seen.flowsPresent()))
            .setFlowMods(new Counter64(Uint64.valueOf(seen.flowMods()))));
    }

    static Interface encode(final InterfaceId port, final State.OfPort state, final Instant since) {
        return new InterfaceBuilder().withKey(new InterfaceKey(new Name(port.name()))).setState(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface
                .StateBuilder()
                .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
                .setLastChange(Transition.yang(since))
                .setLink(state.link().map(link -> new Name(link.value())).orElse(null))
                .setNetwork(state.network().map(network -> new Name(network.value())).orElse(null))
                .setService(state.service().map(service -> new Name(service.value())).orElse(null))
                .setPortProfile(state.profile().map(Name::new).orElse(null))
                .setMtu(state.mtu().isPresent() ? Uint16.valueOf(state.mtu().getAsInt()) : null)
                .setPort(state.port().map(StateEncoder::plugged).orElse(null)).build()).build();
    }

    /** What changes with every report. */
    static Node figures(final NodeId node, final Reported reported) {
        return node(node, nodeFigures(node, reported));
    }

    private static Node node(final NodeId node,
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.StateBuilder state) {
        return new NodeBuilder().withKey(path(node).firstKeyOf(Node.class)).setState(state.build()).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.StateBuilder nodeFigures(
            final NodeId node, final Reported reported) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.StateBuilder()
            .setHelperLastReport(reported.time(node).map(Transition::yang).orElse(null))
            .setHelperCounter(reported.helper(node).map(HelperReport::counters).orElse(Map.of()).entrySet().stream()
                .map(counter -> new HelperCounterBuilder().setName(counter.getKey()).setValue(counter.getValue())
                    .build()).collect(Collectors.toMap(HelperCounter::key, Function.identity())));
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId hostId(final HostId host) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId(
            Uint16.valueOf(host.value()));
    }

    private static Port plugged(final PortState port) {
        return switch (port) {
            case UP -> Port.Up;
            case DOWN -> Port.Down;
            case MISSING -> Port.Missing;
        };
    }

    /** What the node has shown that it can do. */
    private static Set<String> capabilities(final NodeStatus seen, final boolean helper) {
        final var capabilities = new TreeSet<String>();
        if (seen.ovsdb()) {
            capabilities.add("ovsdb");
        }
        if (seen.openflow()) {
            capabilities.add("openflow");
        }
        if (seen.openflow() && seen.synced()) {
            // the pipeline and its session, which cannot do without them, were accepted
            capabilities.add("geneve");
            capabilities.add("flow-monitor");
        }
        if (helper || seen.helper().isPresent()) {
            capabilities.add("helper");
        }
        return capabilities;
    }
}
