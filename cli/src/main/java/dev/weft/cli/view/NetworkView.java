/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * A private layer-2 network (FN-1, VN-1). Null stands for what is not known or not given.
 *
 * @param name its name
 * @param kind {@code fence} or {@code vnet}
 * @param status its state, a status of weft-types.yang
 * @param id the key on the wire: the one in use, else the wanted one
 * @param mtu the largest inner IP packet that crosses in one piece between any two members, octets
 * @param mtuInHalves the largest inner IP packet that crosses in two halves, octets (FN-8)
 * @param oversize what is done about packets that are too large
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param settings how frames travel and what is learned
 * @param members its members
 * @param history the last changes of the status, the oldest first (VL-12)
 * @param addresses the bridge tables of its nodes; null unless they were asked for
 */
public record NetworkView(String name, String kind, String status, Long id, Integer mtu, Integer mtuInHalves,
        String oversize, String lastChange, String reason, NetworkSettings settings,
        @SerializedName("member") List<Member> members, List<ChangeView> history, AddressesView addresses) {
    /**
     * A member of a network.
     *
     * @param port the interface, {@code APPLIANCE/INTERFACE}
     * @param node the node it is on
     * @param status its state
     * @param reason why the status is not up
     */
    public record Member(@SerializedName("interface") String port, String node, String status, String reason) {
        boolean isUp() {
            return Status.Up.getName().equals(status);
        }
    }

    private static final State NOTHING = new StateBuilder().build();

    static NetworkView of(final Network intent, final Network known) {
        final var state = Optional.ofNullable(known).map(Network::getState).orElse(NOTHING);
        final var id = Optional.ofNullable(state.getId()).orElse(intent.getId());
        return new NetworkView(intent.getName().getValue(), kind(intent).toString(), Texts.status(state.getStatus()),
            id == null ? null : Texts.number(id.getValue()), Texts.octets(state.getMtu()),
            Texts.octets(state.getMtuInHalves()), Texts.word(state.getOversize()), Texts.time(state.getLastChange()),
            state.getReason(), NetworkSettings.of(intent), members(intent, state),
            state.getHistory() == null ? null : ChangeView.ordered(state.getHistory().values().stream().map(entry ->
                ChangeView.of(entry.getNumber(), entry.getTime(), entry.getStatus(), entry.getReason()))), null);
    }

    static NetworkKey.Kind kind(final Network intent) {
        return intent.getKind() == Network.Kind.Vnet ? NetworkKey.Kind.VNET : NetworkKey.Kind.FENCE;
    }

    private static List<Member> members(final Network intent, final State state) {
        final Map<String, org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state
            .Member> states = state.nonnullMember().values().stream().collect(Collectors.toMap(
                member -> member.getAppliance().getValue() + "/" + member.getInterface().getValue(),
                Function.identity()));
        return ports(intent).stream().map(port -> {
            final var there = states.get(port);
            return there == null ? new Member(port, null, Texts.status(null), null)
                : new Member(port, Texts.name(there.getNode()), Texts.status(there.getStatus()), there.getReason());
        }).toList();
    }

    /** Returns the members as {@code APPLIANCE/INTERFACE}, in order. */
    static List<String> ports(final Network intent) {
        return intent.nonnullMember().keySet().stream()
            .map(key -> key.getAppliance().getValue() + "/" + key.getInterface().getValue())
            .sorted(Comparator.naturalOrder()).toList();
    }

    /**
     * The same with bridge tables.
     *
     * @param read what was read of the nodes
     * @return the network
     */
    public NetworkView with(final AddressesView read) {
        return new NetworkView(name, kind, status, id, mtu, mtuInHalves, oversize, lastChange, reason, settings,
            members, history, read);
    }

    /**
     * Shows networks to people.
     *
     * @param networks the networks
     * @return a table
     */
    public static String table(final List<NetworkView> networks) {
        if (networks.isEmpty()) {
            return "no networks";
        }
        final var table = new TextTable("NETWORK", "KIND", "STATUS", "ID", "MEMBERS", "UP", "MTU", "IN-HALVES",
            "OVERSIZE", "SECURITY", "REASON");
        for (var network : networks) {
            table.row(network.name, network.kind, network.status, network.id, network.members.size(),
                network.members.stream().filter(Member::isUp).count(), network.mtu, network.mtuInHalves,
                network.oversize, network.settings.security(), network.reason);
        }
        return table.toString();
    }

    /**
     * Shows all of a network to people.
     *
     * @return tables: properties and members, and addressing modes, addresses and history if there are any
     */
    public String details() {
        final var properties = new TextTable("NETWORK", name)
            .row("kind", kind)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("id", id)
            .row("mtu", mtu)
            .row("mtu-in-halves", mtuInHalves)
            .row("oversize", oversize);
        settings.rows(properties);
        final var text = new StringBuilder().append(properties);
        settings.modesTable().ifPresent(modes -> text.append("\n\n").append(modes));
        if (!members.isEmpty()) {
            final var table = new TextTable("MEMBER", "NODE", "STATUS", "REASON");
            members.forEach(member -> table.row(member.port, member.node, member.status, member.reason));
            text.append("\n\n").append(table);
        }
        if (addresses != null) {
            text.append("\n\n").append(addresses.table());
        }
        if (history != null && !history.isEmpty()) {
            text.append("\n\n").append(ChangeView.table(history));
        }
        return text.toString();
    }
}
