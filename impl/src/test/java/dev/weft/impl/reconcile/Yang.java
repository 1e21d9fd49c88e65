/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.StandbyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.b.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UnderlayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.underlay.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Intent as users write it, and where it stands. */
final class Yang {
    static final InstanceIdentifier<Weft> WEFT = InstanceIdentifier.create(Weft.class);
    static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);

    private Yang() {
        // only functions
    }

    static InstanceIdentifier<Node> node(final String name) {
        return WEFT.child(Node.class, new NodeKey(new Name(name)));
    }

    static InstanceIdentifier<Appliance> appliance(final String name) {
        return WEFT.child(Appliance.class, new ApplianceKey(new Name(name)));
    }

    static InstanceIdentifier<Interface> port(final String appliance, final String name) {
        return appliance(appliance).child(Interface.class, new InterfaceKey(new Name(name)));
    }

    static InstanceIdentifier<Link> link(final String name) {
        return WEFT.child(Link.class, linkKey(name));
    }

    static InstanceIdentifier<Network> network(final String name) {
        return WEFT.child(Network.class, new NetworkKey(new Name(name)));
    }

    static InstanceIdentifier<Member> member(final String network, final String port) {
        return network(network).child(Member.class, memberKey(port));
    }

    private static MemberKey memberKey(final String port) {
        final var parts = port.split("/");
        return new MemberKey(new Name(parts[0]), new Name(parts[1]));
    }

    static Member aMember(final String port) {
        return new MemberBuilder().withKey(memberKey(port)).build();
    }

    /** A fence of interfaces given as appliance/interface. */
    static Network aFence(final String name, final String... ports) {
        return new NetworkBuilder().withKey(new NetworkKey(new Name(name))).setMember(Arrays.stream(ports)
            .map(Yang::aMember).collect(Collectors.toMap(Member::key, Function.identity()))).build();
    }

    static Network aVnet(final String name, final String... ports) {
        return new NetworkBuilder(aFence(name, ports)).setKind(Network.Kind.Vnet).build();
    }

    /** An interface that is made for no link. */
    static Interface aStation(final String name, final String mac) {
        return new InterfaceBuilder().withKey(new InterfaceKey(new Name(name)))
            .setInner(new InnerBuilder().setMacAddress(new MacAddress(mac)).build()).build();
    }

    static InstanceIdentifier<Chain> chain(final String name) {
        return WEFT.child(Chain.class, new ChainKey(new ChainName(name)));
    }

    /** A chain of stages given as in/appliance/out, or with - for an end that it does not name. */
    static Chain aChain(final String name, final String... stages) {
        return aChain(name, 10, stages);
    }

    /** The same, with other places for its stages. */
    static Chain aChain(final String name, final int step, final String... stages) {
        final Map<StageKey, Stage> byOrder = new HashMap<>();
        for (var stage : stages) {
            final var words = stage.split("/");
            final var key = new StageKey(Uint16.valueOf(step * (byOrder.size() + 1)));
            byOrder.put(key, new StageBuilder().withKey(key).setAppliance(new Name(words[1]))
                .setIn("-".equals(words[0]) ? null : new Name(words[0]))
                .setOut("-".equals(words[2]) ? null : new Name(words[2])).build());
        }
        return new ChainBuilder().withKey(new ChainKey(new ChainName(name))).setStage(byOrder).build();
    }

    static LinkKey linkKey(final String name) {
        return new LinkKey(new Name(name));
    }

    static Node aNode(final String name, final String address) {
        return new NodeBuilder().withKey(new NodeKey(new Name(name))).setLanSegment(new Name("lan"))
            .setUnderlay(new UnderlayBuilder().setIpv4(new Ipv4Builder()
                .setAddress(new Ipv4AddressNoZone(address)).build()).build()).build();
    }

    static Node withMtu(final Node node, final int mtu) {
        return new NodeBuilder(node).setMtu(Uint16.valueOf(mtu)).build();
    }

    /** An appliance; null as node: parked. */
    static Appliance anAppliance(final String name, final String node, final Interface... ports) {
        final Map<InterfaceKey, Interface> byKey = Arrays.stream(ports)
            .collect(Collectors.toMap(Interface::key, Function.identity()));
        return new ApplianceBuilder().withKey(new ApplianceKey(new Name(name)))
            .setNode(node == null ? null : new Name(node)).setInterface(byKey).build();
    }

    static Appliance withStandby(final Appliance appliance, final String standby, final FailoverOn failoverOn) {
        return new ApplianceBuilder(appliance).setStandby(new StandbyBuilder().setAppliance(new Name(standby))
            .setFailoverOn(failoverOn).build()).build();
    }

    static Interface aPort(final String name) {
        return new InterfaceBuilder().withKey(new InterfaceKey(new Name(name))).setLinkEnabled(true).build();
    }

    static Interface withInnerMtu(final Interface port, final int mtu) {
        return new InterfaceBuilder(port).setInner(new InnerBuilder().setMtu(Uint16.valueOf(mtu)).build()).build();
    }

    static Interface downPort(final String name) {
        return down(aPort(name));
    }

    static Interface down(final Interface port) {
        return new InterfaceBuilder(port).setAdminState(AdminState.Down).build();
    }

    /** A link between interfaces given as appliance/interface. */
    static Link aLink(final String name, final String first, final String second) {
        final var a = first.split("/");
        final var b = second.split("/");
        return new LinkBuilder().withKey(new LinkKey(new Name(name)))
            .setA(new ABuilder().setAppliance(new Name(a[0])).setInterface(new Name(a[1])).build())
            .setB(new BBuilder().setAppliance(new Name(b[0])).setInterface(new Name(b[1])).build()).build();
    }

    static Link withSegment(final Link link, final int segment) {
        return new LinkBuilder(link).setSegmentId(new SegmentId(Uint32.valueOf(segment))).build();
    }

    static Link anExternalLink(final String name, final String first, final String address, final int segment) {
        final var a = first.split("/");
        return new LinkBuilder().withKey(new LinkKey(new Name(name)))
            .setSegmentId(new SegmentId(Uint32.valueOf(segment)))
            .setA(new ABuilder().setAppliance(new Name(a[0])).setInterface(new Name(a[1])).build())
            .setB(new BBuilder().setExternal(new ExternalBuilder()
                .setAddress(IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString(address))).build()).build())
            .build();
    }
}
