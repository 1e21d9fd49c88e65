/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.StandbyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.UnderlayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.underlay.Ipv4Builder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.TemplateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InterfaceAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Objects as users write them, and one farm of them: a firewall before two web servers. */
final class Farm {
    private Farm() {
        // only functions
    }

    static Node node(final String name, final String address) {
        return new NodeBuilder().setName(new Name(name)).setLanSegment(new Name("lan"))
            .setUnderlay(new UnderlayBuilder().setIpv4(new Ipv4Builder()
                .setAddress(new Ipv4AddressNoZone(address)).build()).build()).build();
    }

    static Appliance appliance(final String name, final Interface... ports) {
        return new ApplianceBuilder().withKey(new ApplianceKey(new Name(name)))
            .setInterface(keyed(Interface::key, List.of(ports))).build();
    }

    static Appliance on(final String node, final Appliance appliance) {
        return new ApplianceBuilder(appliance).setNode(new Name(node)).build();
    }

    static Appliance withStandby(final String standby, final Appliance appliance) {
        return new ApplianceBuilder(appliance)
            .setStandby(new StandbyBuilder().setAppliance(new Name(standby)).build()).build();
    }

    static Interface port(final String name) {
        return new InterfaceBuilder().withKey(new InterfaceKey(new Name(name))).setLinkEnabled(true).build();
    }

    /** An interface with inner addresses, the last octet of which is given. */
    static Interface port(final String name, final int number) {
        return new InterfaceBuilder(port(name)).setInner(new InnerBuilder()
            .setMacAddress(new MacAddress("02:00:00:00:%02x:%02x".formatted(number >> 8, number & 0xff)))
            .setAddress(Set.of(new InterfaceAddress("10.1.%d.%d/16".formatted(number >> 8, number & 0xff))))
            .build()).build();
    }

    static Interface withPortId(final String portId, final Interface port) {
        return new InterfaceBuilder(port).setPortId(portId).build();
    }

    static Link link(final String name, final String first, final String second) {
        final var a = first.split("/");
        final var b = second.split("/");
        return new LinkBuilder().withKey(new LinkKey(new Name(name)))
            .setA(new ABuilder().setAppliance(new Name(a[0])).setInterface(new Name(a[1])).build())
            .setB(new BBuilder().setAppliance(new Name(b[0])).setInterface(new Name(b[1])).build()).build();
    }

    static Network fence(final String name, final String... members) {
        return new NetworkBuilder().withKey(new NetworkKey(new Name(name)))
            .setMember(keyed(Member::key, Arrays.stream(members).map(text -> text.split("/"))
                .map(parts -> new MemberBuilder()
                    .withKey(new MemberKey(new Name(parts[0]), new Name(parts[1]))).build()).toList())).build();
    }

    static Network vnet(final Network network) {
        return new NetworkBuilder(network).setKind(Network.Kind.Vnet).build();
    }

    static Parts parts(final Object... objects) {
        return Parts.of(only(Appliance.class, objects), only(Link.class, objects), only(Network.class, objects));
    }

    static Template template(final String name, final Object... objects) {
        return template(name, parts(objects));
    }

    static Template template(final String name, final Parts parts) {
        return new TemplateBuilder().setName(new Name(name)).setAppliance(parts.storedAppliances())
            .setLink(parts.storedLinks()).setNetwork(parts.storedNetworks()).build();
    }

    /** A firewall with a link to each of two web servers, which share a fence; the firewall has a free outside. */
    static Object[] objects() {
        return new Object[] {
            appliance("fw", port("out"), port("a", 1), port("b", 2)),
            appliance("web1", port("up", 11), port("lan", 21)),
            appliance("web2", port("up", 12), withPortId("vm-2", port("lan", 22))),
            link("one", "fw/a", "web1/up"), link("two", "fw/b", "web2/up"),
            fence("lan", "web1/lan", "web2/lan")
        };
    }

    /** Ten appliances, each with a link to the next and a place in one of two networks. */
    static Parts ten() {
        final var appliances = Stream.iterate(0, i -> i + 1).limit(10)
            .map(i -> appliance("a" + i, port("left", 3 * i + 1), port("right", 3 * i + 2), port("lan", 3 * i + 3)))
            .toList();
        final var links = Stream.iterate(0, i -> i + 1).limit(9)
            .map(i -> link("l" + i, "a" + i + "/right", "a" + (i + 1) + "/left")).toList();
        return Parts.of(appliances, links, List.of(
            fence("even", "a0/lan", "a2/lan", "a4/lan", "a6/lan", "a8/lan"),
            vnet(fence("odd", "a1/lan", "a3/lan", "a5/lan", "a7/lan", "a9/lan"))));
    }

    static <K, T> Map<K, T> keyed(final Function<T, K> key, final Collection<T> entries) {
        return entries.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private static <T> List<T> only(final Class<T> type, final Object... objects) {
        return Arrays.stream(objects).filter(type::isInstance).map(type::cast).toList();
    }
}
