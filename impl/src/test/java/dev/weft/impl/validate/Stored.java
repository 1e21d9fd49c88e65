/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.api.id.InterfaceId;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UnderlayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.underlay.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.underlay.Ipv6Builder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/** Intent as it is stored, to test with. */
final class Stored {
    private Stored() {
        // only functions
    }

    static InstanceIdentifier<Node> nodeAt(final String name) {
        return IntentStore.ROOT.child(Node.class, new NodeKey(new Name(name)));
    }

    static InstanceIdentifier<Appliance> applianceAt(final String name) {
        return IntentStore.ROOT.child(Appliance.class, new ApplianceKey(new Name(name)));
    }

    static InstanceIdentifier<Interface> portAt(final String appliance, final String name) {
        return applianceAt(appliance).child(Interface.class, new InterfaceKey(new Name(name)));
    }

    static InstanceIdentifier<Link> linkAt(final String name) {
        return IntentStore.ROOT.child(Link.class, new LinkKey(new Name(name)));
    }

    static InstanceIdentifier<Chain> chainAt(final String name) {
        return IntentStore.ROOT.child(Chain.class, new ChainKey(new ChainName(name)));
    }

    /** A node with an address of one family or, if null, none. */
    static Node node(final String name, final String address) {
        final var node = new NodeBuilder().setName(new Name(name));
        if (address == null) {
            return node.build();
        }
        final var underlay = address.contains(":")
            ? new UnderlayBuilder().setIpv6(new Ipv6Builder().setAddress(new Ipv6AddressNoZone(address)).build())
            : new UnderlayBuilder().setIpv4(new Ipv4Builder().setAddress(new Ipv4AddressNoZone(address)).build());
        return node.setUnderlay(underlay.build()).build();
    }

    static Interface port(final String name, final boolean linkEnabled) {
        return new InterfaceBuilder().setName(new Name(name)).setLinkEnabled(linkEnabled).build();
    }

    /** An appliance on a node, or nowhere if that is null, with link-enabled interfaces. */
    static Appliance appliance(final String name, final String node, final String... ports) {
        final var interfaces = new Interface[ports.length];
        for (int i = 0; i < ports.length; i++) {
            interfaces[i] = port(ports[i], true);
        }
        return new ApplianceBuilder().setName(new Name(name)).setNode(node == null ? null : new Name(node))
            .setInterface(BindingMap.of(interfaces)).build();
    }

    /** A link between two interfaces, given as appliance/interface. */
    static Link link(final String name, final String first, final String second) {
        final var a = Samples.port(first);
        final var b = Samples.port(second);
        return new LinkBuilder().setName(new Name(name))
            .setA(new ABuilder().setAppliance(new Name(a.appliance())).setInterface(new Name(a.name())).build())
            .setB(new BBuilder().setAppliance(new Name(b.appliance())).setInterface(new Name(b.name())).build())
            .build();
    }

    static InstanceIdentifier<Service> serviceAt(final String name) {
        return IntentStore.ROOT.child(Service.class, new ServiceKey(new Name(name)));
    }

    static InstanceIdentifier<Instance> instanceAt(final String service, final String name) {
        return serviceAt(service).child(Instance.class, new InstanceKey(new Name(name)));
    }

    static InstanceIdentifier<Policy> policyAt(final String name) {
        return IntentStore.ROOT.child(Policy.class, new PolicyKey(new Name(name)));
    }

    static InstanceIdentifier<PortProfile> profileAt(final String name) {
        return IntentStore.ROOT.child(PortProfile.class, new PortProfileKey(new Name(name)));
    }

    static InstanceIdentifier<Gateway> gatewayAt(final String name) {
        return IntentStore.ROOT.child(Gateway.class, new GatewayKey(new Name(name)));
    }

    static InstanceIdentifier<Network> networkAt(final String name) {
        return IntentStore.ROOT.child(Network.class, new NetworkKey(new Name(name)));
    }

    static InstanceIdentifier<Member> memberAt(final String network, final InterfaceId member) {
        return networkAt(network).child(Member.class, member(member).key());
    }

    static Member member(final InterfaceId member) {
        return new MemberBuilder().setAppliance(new Name(member.appliance())).setInterface(new Name(member.name()))
            .build();
    }

    /** A fence with members, given as appliance/interface. */
    static Network fence(final String name, final String... members) {
        return new NetworkBuilder().setName(new Name(name)).setMember(Arrays.stream(members).map(Samples::port)
            .map(Stored::member).distinct().collect(Collectors.toMap(Member::key, Function.identity()))).build();
    }
}
