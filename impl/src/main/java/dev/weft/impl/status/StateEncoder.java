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
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DatapathId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** States as the YANG models have them, and where they stand. */
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

    static Node encode(final NodeId node, final State.OfNode state, final Instant since) {
        final var seen = state.seen();
        return new NodeBuilder().withKey(path(node).firstKeyOf(Node.class)).setState(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.StateBuilder()
                .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
                .setLastChange(Transition.yang(since))
                .setHostId(state.host().map(StateEncoder::hostId).orElse(null))
                .setOvsdbConnected(seen.ovsdb()).setOpenflowConnected(seen.openflow())
                .setDatapathId(seen.datapathId().map(DatapathId::new).orElse(null))
                .setOvsVersion(seen.version().orElse(null)).setHelper(seen.helper().orElse(null))
                .setCapability(capabilities(seen)).setFlowsWanted(Uint32.valueOf(seen.flowsWanted()))
                .setFlowsPresent(Uint32.valueOf(seen.flowsPresent()))
                .setFlowMods(new Counter64(Uint64.valueOf(seen.flowMods()))).build()).build();
    }

    static Interface encode(final InterfaceId port, final State.OfPort state, final Instant since) {
        return new InterfaceBuilder().withKey(new InterfaceKey(new Name(port.name()))).setState(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface
                .StateBuilder()
                .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
                .setLastChange(Transition.yang(since))
                .setLink(state.link().map(link -> new Name(link.value())).orElse(null)).build()).build();
    }

    static Link encode(final LinkId link, final State.OfLink state, final Instant since) {
        final var first = state.first();
        final var second = state.second();
        return new LinkBuilder().withKey(new LinkKey(new Name(link.value()))).setState(new StateBuilder()
            .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
            .setLastChange(Transition.yang(since))
            .setSegmentId(state.segment().map(id -> new SegmentId(Uint32.valueOf(id.value()))).orElse(null))
            .setMtu(state.mtu().isPresent() ? Uint16.valueOf(state.mtu().getAsInt()) : null)
            .setA(new ABuilder().setNode(node(first)).setOuterAddress(outer(first))
                .setStatus(first.condition().status()).setReason(first.condition().reason().orElse(null)).build())
            .setB(new BBuilder().setNode(node(second)).setOuterAddress(outer(second))
                .setStatus(second.condition().status()).setReason(second.condition().reason().orElse(null)).build())
            .build()).build();
    }

    private static Name node(final State.End end) {
        return end.node().map(node -> new Name(node.value())).orElse(null);
    }

    private static IpAddressNoZone outer(final State.End end) {
        return end.outer().map(IetfInetUtil::ipAddressNoZoneFor).orElse(null);
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId hostId(final HostId host) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId(
            Uint16.valueOf(host.value()));
    }

    /** What the node has shown that it can do. */
    private static Set<String> capabilities(final NodeStatus seen) {
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
        if (seen.helper().isPresent()) {
            capabilities.add("helper");
        }
        return capabilities;
    }
}
