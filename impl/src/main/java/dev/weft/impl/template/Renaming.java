/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.StandbyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.A;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.B;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * Gives objects other names, wherever they are named. All else stays, inner addresses above all.
 *
 * @param names the new name of an appliance, link or network
 * @param portIds the new value of a port-id that is given
 */
record Renaming(UnaryOperator<String> names, UnaryOperator<String> portIds) {
    /** What stands between the name of a copy and the name of an object in it. */
    private static final String SEPARATOR = ".";

    /** From the names in a template to those in a copy. */
    static Renaming into(final String copy) {
        final var prefix = copy + SEPARATOR;
        return new Renaming(prefix::concat, prefix::concat);
    }

    /** From the names in a copy to those in a template; what is not called after the copy keeps its name. */
    static Renaming outOf(final String copy) {
        final var prefix = copy + SEPARATOR;
        final UnaryOperator<String> cut = name -> name.startsWith(prefix) && name.length() > prefix.length()
            ? name.substring(prefix.length()) : name;
        return new Renaming(cut, cut);
    }

    /**
     * Renames everything.
     *
     * @throws IllegalArgumentException if a new name or port-id is not allowed
     */
    Parts apply(final Parts parts) {
        return Parts.of(parts.appliances().values().stream().map(this::appliance).toList(),
            parts.links().values().stream().map(this::link).toList(),
            parts.networks().values().stream().map(this::network).toList());
    }

    private Appliance appliance(final Appliance appliance) {
        final Map<InterfaceKey, Interface> ports = new LinkedHashMap<>();
        appliance.nonnullInterface().forEach((key, port) -> ports.put(key, port.getPortId() == null ? port
            : new InterfaceBuilder(port).setPortId(portIds.apply(port.getPortId())).build()));
        return new ApplianceBuilder(appliance).withKey(new ApplianceKey(name(appliance.key().getName())))
            .setInterface(ports).setStandby(standby(appliance.getStandby())).build();
    }

    private Standby standby(final Standby standby) {
        return standby == null ? null
            : new StandbyBuilder(standby).setAppliance(name(standby.getAppliance())).build();
    }

    private Link link(final Link link) {
        return new LinkBuilder(link).withKey(new LinkKey(name(link.key().getName()))).setA(first(link.getA()))
            .setB(second(link.getB())).build();
    }

    private A first(final A end) {
        return end == null ? null : new ABuilder(end).setAppliance(name(end.getAppliance())).build();
    }

    private B second(final B end) {
        return end == null ? null : new BBuilder(end).setAppliance(name(end.getAppliance())).build();
    }

    private Network network(final Network network) {
        final Map<MemberKey, Member> members = network.nonnullMember().keySet().stream()
            .map(key -> new MemberKey(name(key.getAppliance()), key.getInterface()))
            .collect(Collectors.toMap(Function.identity(), key -> new MemberBuilder().withKey(key).build()));
        return new NetworkBuilder(network).withKey(new NetworkKey(name(network.key().getName())))
            .setMember(members).build();
    }

    private Name name(final Name name) {
        return name == null ? null : new Name(names.apply(name.getValue()));
    }
}
