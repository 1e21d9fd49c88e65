/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Outer;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode;

/**
 * What of the intent becomes a template: some appliances, and the links and networks that are wholly among them. What
 * only one copy can have is taken away: nodes, outer addresses, segment ids and network ids.
 */
final class Selection {
    private final Set<String> chosen;
    private final Set<String> alsoEmpty;
    private final List<String> outside = new ArrayList<>();
    private final Parts inside;

    /**
     * Selects.
     *
     * @param live the intent
     * @param chains the chains of the intent
     * @param chosen the appliances, which exist
     * @param alsoEmpty networks that are taken along even without members
     */
    Selection(final Parts live, final Collection<Chain> chains, final Set<String> chosen,
            final Set<String> alsoEmpty) {
        this.chosen = Set.copyOf(chosen);
        this.alsoEmpty = Set.copyOf(alsoEmpty);
        inside = Parts.of(
            live.appliances().values().stream().filter(appliance -> chosen.contains(appliance.key().getName()
                .getValue())).map(this::plain).toList(),
            live.links().values().stream().filter(this::isInside)
                .map(link -> new LinkBuilder(link).setSegmentId(null).build()).toList(),
            live.networks().values().stream().filter(this::isInside).map(this::plain).toList());
        chains.stream().filter(this::touches).forEach(chain -> outside.add("chain " + chain.key().getName().getValue()
            + ", as templates hold no chains"));
    }

    /** What was selected. */
    Parts inside() {
        return inside;
    }

    /** What reaches outside and so was not, each with the reason. */
    List<String> outside() {
        return List.copyOf(outside);
    }

    private boolean isInside(final Link link) {
        final var name = link.key().getName().getValue();
        final var ends = Stream.of(link.getA(), link.getB()).filter(Objects::nonNull).map(End.class::cast)
            .filter(end -> end.getAppliance() != null).map(end -> end.getAppliance().getValue()).toList();
        if (ends.stream().noneMatch(chosen::contains)) {
            return false;
        }
        if (link.getB() != null && link.getB().getExternal() != null) {
            outside.add("link " + name + ", which ends under another controller");
            return false;
        }
        final var far = ends.stream().filter(end -> !chosen.contains(end)).findFirst();
        far.ifPresent(end -> outside.add("link " + name + ", which also ends at appliance " + end));
        return far.isEmpty();
    }

    private boolean isInside(final Network network) {
        final var name = network.key().getName().getValue();
        final var members = network.nonnullMember().keySet().stream().map(key -> key.getAppliance().getValue())
            .collect(Collectors.toCollection(TreeSet::new));
        if (members.isEmpty() ? !alsoEmpty.contains(name) : members.stream().noneMatch(chosen::contains)) {
            return false;
        }
        members.removeAll(chosen);
        if (!members.isEmpty()) {
            outside.add("network " + name + ", which has members of appliance " + members.first());
        } else if (isPhysical(network)) {
            outside.add("network " + name + ", which is the physical network or one of its VLANs");
            return false;
        }
        return members.isEmpty();
    }

    private boolean touches(final Chain chain) {
        return chain.nonnullStage().values().stream().map(Stage::getAppliance)
            .anyMatch(appliance -> appliance != null && chosen.contains(appliance.getValue()));
    }

    /** All copies of such a network would be one network. */
    static boolean isPhysical(final Network network) {
        return network.getVlan() != null || network.getKind() == Network.Kind.Vnet && network.getId() != null
            && network.getId().getValue().intValue() == 1;
    }

    private Appliance plain(final Appliance appliance) {
        final var name = appliance.key().getName().getValue();
        final var ports = byKey(appliance.nonnullInterface().values().stream()
            .map(port -> new InterfaceBuilder(port).setOuter(plain(port.getOuter())).build()).toList(), Interface::key);
        final var result = new ApplianceBuilder(appliance).setNode(null).setInterface(ports);
        final var standby = appliance.getStandby();
        if (standby != null && standby.getAppliance() != null && !chosen.contains(standby.getAppliance().getValue())) {
            outside.add("standby " + standby.getAppliance().getValue() + " of appliance " + name);
            result.setStandby(null);
        }
        return result.build();
    }

    private static Outer plain(final Outer outer) {
        return outer == null || outer.getUdpPort() == null ? null
            : new OuterBuilder(outer).setAddress(null).build();
    }

    private Network plain(final Network network) {
        final var modes = byKey(network.nonnullAddressingMode().values().stream()
            .filter(mode -> !namesNodes(network, mode)).toList(), AddressingMode::key);
        return new NetworkBuilder(network).setId(null).setAddressingMode(modes).build();
    }

    private boolean namesNodes(final Network network, final AddressingMode mode) {
        final boolean names = mode.getNode() != null && !mode.getNode().isEmpty();
        if (names) {
            outside.add("addressing-mode " + mode.key().getOrder() + " of network "
                + network.key().getName().getValue() + ", which names nodes");
        }
        return names;
    }

    private static <K, T> Map<K, T> byKey(final Collection<T> entries, final Function<T, K> key) {
        return entries.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
