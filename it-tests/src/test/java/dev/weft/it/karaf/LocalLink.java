/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.karaf;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * An intent of two appliances on one node and the link between them, as binding objects.
 *
 * @param node the node
 * @param first the appliance at end a
 * @param second the appliance at end b
 * @param segment the link's key
 */
record LocalLink(String node, String first, String second, long segment) {
    static final String PORT = "eth0";

    Weft intent() {
        return new WeftBuilder()
            .setNode(map(Stream.of(new NodeBuilder().setName(new Name(node)).setDatapathType(Node.DatapathType.Netdev)
                .build()), Node::key))
            .setAppliance(map(Stream.of(first, second).map(this::appliance), Appliance::key))
            .setLink(map(Stream.of(link()), Link::key))
            .build();
    }

    /** The same, but both ends of the link are at the first appliance. */
    Weft toItself() {
        final var port = new Name(PORT);
        final var wrong = new LinkBuilder(link())
            .setB(new BBuilder().setAppliance(new Name(first)).setInterface(port).build()).build();
        return new WeftBuilder(intent()).setLink(map(Stream.of(wrong), Link::key)).build();
    }

    private Appliance appliance(final String name) {
        return new ApplianceBuilder().setName(new Name(name)).setNode(new Name(node)).setInterface(map(Stream.of(
            new InterfaceBuilder().setName(new Name(PORT)).setLinkEnabled(true).build()), port -> port.key())).build();
    }

    Link link() {
        final var port = new Name(PORT);
        return new LinkBuilder().setName(new Name("pax")).setSegmentId(new SegmentId(Uint32.valueOf(segment)))
            .setA(new ABuilder().setAppliance(new Name(first)).setInterface(port).build())
            .setB(new BBuilder().setAppliance(new Name(second)).setInterface(port).build()).build();
    }

    private static <K, V> Map<K, V> map(final Stream<V> entries, final Function<V, K> key) {
        return entries.collect(Collectors.toMap(key, Function.identity()));
    }
}
