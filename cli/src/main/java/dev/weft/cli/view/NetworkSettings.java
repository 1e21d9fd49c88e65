/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.common.net.InetAddresses;
import com.google.gson.annotations.SerializedName;
import dev.weft.api.node.Learning;
import dev.weft.api.overlay.Discovery;
import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * How frames of a network travel and what its nodes learn, with defaults filled in. Null stands for what is not given
 * or does not apply to its kind.
 *
 * @param learning how many addresses are learned behind a member and for how many seconds, or {@code off} (FN-6)
 * @param unknownUnicast what becomes of frames to unknown addresses, {@code flood} or {@code drop} (FN-5)
 * @param outerFamily the wanted outer address family
 * @param dscp the outer DSCP, {@code inherit} or 0 to 63
 * @param underlayVlan the VLAN of the underlay (FN-3)
 * @param vlan the VLAN of the physical network that a vnet is mapped onto (VN-8)
 * @param lookup how nodes of a vnet find addresses
 * @param discovery how they ask each other: retry-after/attempts/expiry/queue (VN-3)
 * @param security how a vnet's frames are protected (VN-7)
 * @param modes how frames travel between pairs of nodes (FN-11)
 */
public record NetworkSettings(String learning, String unknownUnicast, String outerFamily, String dscp,
        Integer underlayVlan, Integer vlan, String lookup, String discovery, String security,
        @SerializedName("addressing-mode") List<Mode> modes) {
    /**
     * How frames travel between pairs of nodes.
     *
     * @param order its place: lower ones come first
     * @param nodes the nodes: none for every pair, one for every pair with it, two for that pair
     * @param unicast how frames to one node travel
     * @param group how frames to all members travel
     * @param groupAddress the multicast group
     */
    public record Mode(Integer order, @SerializedName("node") List<String> nodes, String unicast, String group,
            String groupAddress) {
        private static Mode of(final AddressingMode mode) {
            return new Mode(mode.getOrder().toJava(),
                mode.getNode() == null ? List.of() : mode.getNode().stream().map(Texts::name).sorted().toList(),
                Texts.word(mode.getUnicast()),
                Optional.ofNullable(mode.getGroup()).orElse(AddressingMode.Group.Copies).getName(),
                Optional.ofNullable(mode.getGroupAddress()).map(IpAddressNoZone::stringValue)
                    .map(InetAddresses::forString).map(InetAddresses::toAddrString).orElse(null));
        }
    }

    static NetworkSettings of(final Network network) {
        final boolean isVnet = network.getKind() == Network.Kind.Vnet;
        return new NetworkSettings(learning(network),
            Optional.ofNullable(network.getUnknownUnicast()).orElse(Network.UnknownUnicast.Flood).getName(),
            Texts.word(network.getOuterFamily()), Texts.dscp(network.getDscp()),
            network.getUnderlayVlan() == null ? null : network.getUnderlayVlan().getValue().toJava(),
            network.getVlan() == null ? null : network.getVlan().getValue().toJava(),
            isVnet ? Optional.ofNullable(network.getLookup()).orElse(Network.Lookup.Programmed).getName() : null,
            isDiscovering(network) ? discovery(network) : null,
            isVnet ? Optional.ofNullable(network.getSecurity()).orElse(Network.Security.None).getName() : null,
            network.getAddressingMode() == null ? null : network.getAddressingMode().values().stream().map(Mode::of)
                .sorted(Comparator.comparing(Mode::order)).toList());
    }

    private static String learning(final Network network) {
        final var stored = network.getLearning();
        if (stored != null && Boolean.FALSE.equals(stored.getEnabled())) {
            return "off";
        }
        return (stored == null ? Learning.DEFAULT.maxAddresses()
            : orElse(stored.getMaxAddresses(), Learning.DEFAULT.maxAddresses())) + " addresses, "
            + (stored == null ? Learning.DEFAULT.ageing() : orElse(stored.getAgeing(), Learning.DEFAULT.ageing()))
            + " s";
    }

    private static boolean isDiscovering(final Network network) {
        return network.getLookup() == Network.Lookup.Discovered || network.getLookup() == Network.Lookup.Both;
    }

    private static String discovery(final Network network) {
        final var otherwise = Discovery.DEFAULT;
        final var stored = network.getDiscovery();
        return stored == null ? otherwise.retryAfter() + "/" + otherwise.attempts() + "/" + otherwise.expiry() + "/"
            + otherwise.queue()
            : orElse(stored.getRetryAfter(), otherwise.retryAfter()) + "/"
            + orElse(stored.getAttempts(), otherwise.attempts()) + "/"
            + orElse(stored.getExpiry(), otherwise.expiry()) + "/" + orElse(stored.getQueue(), otherwise.queue());
    }

    private static int orElse(final Uint16 value, final int otherwise) {
        return value == null ? otherwise : value.toJava();
    }

    private static int orElse(final Uint8 value, final int otherwise) {
        return value == null ? otherwise : value.toJava();
    }

    /** Adds what there is to a table of properties. */
    void rows(final TextTable table) {
        table.row("learning", learning)
            .row("unknown-unicast", unknownUnicast)
            .row("outer-family", outerFamily == null ? "auto" : outerFamily)
            .row("dscp", dscp);
        optional(table, "underlay-vlan", underlayVlan);
        optional(table, "vlan", vlan);
        optional(table, "lookup", lookup);
        optional(table, "discovery", discovery == null ? null
            : discovery + " (retry-after s/attempts/expiry s/queue)");
        optional(table, "security", security);
    }

    private static void optional(final TextTable table, final String name, final Object value) {
        if (value != null) {
            table.row(name, value);
        }
    }

    /** Returns a table of the addressing modes; empty if there are none. */
    Optional<TextTable> modesTable() {
        if (modes == null || modes.isEmpty()) {
            return Optional.empty();
        }
        final var table = new TextTable("ORDER", "NODES", "UNICAST", "GROUP", "GROUP-ADDRESS");
        modes.forEach(mode -> table.row(mode.order, mode.nodes.isEmpty() ? "all" : String.join(" ", mode.nodes),
            mode.unicast == null ? "auto" : mode.unicast, mode.group, mode.groupAddress));
        return Optional.of(table);
    }
}
