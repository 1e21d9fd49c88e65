/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.Travel;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Discovery;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Learning;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.VlanId;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Makes a {@link NetworkIntent} of a stored network. */
final class NetworkReader {
    private final IntentPath at;

    NetworkReader(final IntentPath at) {
        this.at = at;
    }

    NetworkIntent read(final Network network) throws InvalidIntent {
        final var members = members(network);
        final var stations = new NetworkStations(learning(network.getLearning()),
            network.getUnknownUnicast() != Network.UnknownUnicast.Drop, lookup(network.getLookup()),
            discovery(network.getDiscovery()));
        final var travel = travel(network);
        final var id = network.getId();
        return IntentReader.guarded(at.at("id"), () -> new NetworkIntent(
            new NetworkId(network.key().getName().getValue()), kind(network.getKind()),
            id == null ? OptionalLong.empty() : OptionalLong.of(id.getValue().toJava()), members, stations, travel));
    }

    private SortedSet<InterfaceId> members(final Network network) throws InvalidIntent {
        return IntentReader.guarded(at.at("member"), () -> network.nonnullMember().keySet().stream()
            .map(key -> new InterfaceId(key.getAppliance().getValue(), key.getInterface().getValue()))
            .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Optional<dev.weft.api.node.Learning> learning(final Learning learning) throws InvalidIntent {
        if (learning == null) {
            return IntentDefaults.STATIONS.learning();
        }
        if (Boolean.FALSE.equals(learning.getEnabled())) {
            return Optional.empty();
        }
        final var otherwise = dev.weft.api.node.Learning.DEFAULT;
        return IntentReader.guarded(at.at("learning"), () -> Optional.of(new dev.weft.api.node.Learning(
            number(learning.getMaxAddresses(), otherwise.maxAddresses()),
            number(learning.getAgeing(), otherwise.ageing()))));
    }

    private dev.weft.api.overlay.Discovery discovery(final Discovery discovery) throws InvalidIntent {
        final var otherwise = IntentDefaults.STATIONS.discovery();
        if (discovery == null) {
            return otherwise;
        }
        final var attempts = discovery.getAttempts();
        return IntentReader.guarded(at.at("discovery"), () -> new dev.weft.api.overlay.Discovery(
            number(discovery.getRetryAfter(), otherwise.retryAfter()),
            attempts == null ? otherwise.attempts() : attempts.toJava(),
            number(discovery.getExpiry(), otherwise.expiry()), number(discovery.getQueue(), otherwise.queue())));
    }

    private NetworkTravel travel(final Network network) throws InvalidIntent {
        return new NetworkTravel(Optional.ofNullable(network.getOuterFamily()).map(LinkSettingsReader::family),
            LinkSettingsReader.dscp(network.getDscp()), vlan(network.getUnderlayVlan()), modes(network),
            vlan(network.getVlan()), protection(network.getSecurity()));
    }

    private List<AddressingMode> modes(final Network network) throws InvalidIntent {
        final var modes = new ArrayList<AddressingMode>();
        for (var mode : network.nonnullAddressingMode().values()) {
            final int order = mode.key().getOrder().toJava();
            modes.add(IntentReader.guarded(at.at("addressing-mode=" + order), () -> new AddressingMode(order,
                mode.getNode() == null ? new TreeSet<>() : mode.getNode().stream()
                    .map(node -> new NodeId(node.getValue())).collect(Collectors.toCollection(TreeSet::new)),
                Optional.ofNullable(mode.getUnicast()).map(NetworkReader::unicast), group(mode.getGroup()),
                Optional.ofNullable(mode.getGroupAddress()).map(Addresses::of))));
        }
        return modes;
    }

    private static NetworkKey.Kind kind(final Network.Kind kind) {
        return kind == null ? IntentDefaults.NETWORK_KIND : switch (kind) {
            case Fence -> NetworkKey.Kind.FENCE;
            case Vnet -> NetworkKey.Kind.VNET;
        };
    }

    private static Lookup lookup(final Network.Lookup lookup) {
        return lookup == null ? IntentDefaults.STATIONS.lookup() : switch (lookup) {
            case Programmed -> Lookup.PROGRAMMED;
            case Discovered -> Lookup.DISCOVERED;
            case Both -> Lookup.BOTH;
        };
    }

    private static Protection protection(final Network.Security security) {
        return security == null ? IntentDefaults.TRAVEL.protection() : switch (security) {
            case None -> Protection.NONE;
            case Authenticated -> Protection.AUTHENTICATED;
            case Encrypted -> Protection.ENCRYPTED;
        };
    }

    private static AddressingMode.Travel unicast(final Travel travel) {
        return switch (travel) {
            case Ethernet -> AddressingMode.Travel.ETHERNET;
            case Ip -> AddressingMode.Travel.IP;
        };
    }

    private static AddressingMode.Group group(
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode
                .Group group) {
        return group == null ? IntentDefaults.GROUP : switch (group) {
            case Copies -> AddressingMode.Group.COPIES;
            case Broadcast -> AddressingMode.Group.BROADCAST;
            case Multicast -> AddressingMode.Group.MULTICAST;
        };
    }

    private static OptionalInt vlan(final VlanId vlan) {
        return vlan == null ? OptionalInt.empty() : OptionalInt.of(vlan.getValue().toJava());
    }

    private static int number(final Uint16 stored, final int otherwise) {
        return stored == null ? otherwise : stored.toJava();
    }
}
