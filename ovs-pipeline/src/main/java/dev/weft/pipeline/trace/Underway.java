/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.NodeId;
import dev.weft.api.trace.Outer;
import dev.weft.pipeline.feature.TunnelPort;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What becomes of frames between nodes: who gets them, and how they look there. */
final class Underway {
    private static final int KEY_MASK = 0xffffff;
    private static final int VLAN_MASK = 0xfff;
    private static final int IPV6_OCTETS = 16;
    private static final int IPV4_OCTETS = 4;

    private static final List<Field> TUNNELLED = List.of(Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC,
        Field.TUNNEL_IPV6_DST, Field.TUNNEL_OPTION, Field.VNET_OPTION);

    private final List<NodeIdentity> nodes;

    /**
     * A way to other nodes.
     *
     * @param outer what is put before the frame
     * @param to who gets it
     * @param through by which of its ports the far node gets it
     * @param port that port, for people
     * @param away why nobody gets it, for people
     * @param sent the frame as it was sent
     */
    record Trip(Outer outer, List<NodeIdentity> to, Predicate<PortRole> through, String port, String away, Frame sent) {
        /** The frame as it enters the far node by one of its ports. */
        Frame frame(final NodeIdentity node, final int number) {
            final var frame = sent.entering(number);
            if (outer.carrier() == Outer.Kind.GENEVE) {
                TUNNELLED.stream().filter(sent::has).forEach(field -> frame.with(field, sent.get(field)));
                frame.with(Field.TUNNEL_KEY, outer.key());
                final var destination = InetAddresses.forString(outer.destination());
                if (destination.isMulticastAddress()) {
                    // the underlay's bridge there puts the node's own address in place of the group's
                    node.towards(InetAddresses.forString(outer.source())).ifPresent(own -> frame.with(
                        isSix(sent) ? Field.TUNNEL_IPV6_DST : Field.TUNNEL_DST, Value.of(own)));
                }
            }
            return frame;
        }
    }

    Underway(final List<NodeIdentity> nodes) {
        this.nodes = nodes;
    }

    Trip inTunnel(final NodeId from, final TunnelPort tunnel, final Frame sent) {
        final boolean six = isSix(sent);
        final var source = address(sent.get(six ? Field.TUNNEL_IPV6_SRC : Field.TUNNEL_SRC), six);
        final var destination = address(sent.get(six ? Field.TUNNEL_IPV6_DST : Field.TUNNEL_DST), six);
        final long words = sent.get(Field.TUNNEL_OPTION).low();
        final var outer = new Outer(Outer.Kind.GENEVE, InetAddresses.toAddrString(source),
            InetAddresses.toAddrString(destination), OptionalInt.of(tunnel.port().value()),
            sent.get(Field.TUNNEL_KEY).low() & KEY_MASK, (int) (words >>> Integer.SIZE), (int) words,
            OptionalInt.empty());
        return new Trip(outer, others(from, node -> node.hears(destination)),
            role -> role instanceof PortRole.Tunnel receiving && receiving.tunnel().receives()
                && receiving.tunnel().port().equals(tunnel.port()),
            "UDP port " + tunnel.port(), "no node of this controller has this address", sent);
    }

    Trip onUnderlay(final NodeId from, final Frame sent) {
        final int vlan = (int) sent.get(Field.VLAN).low() & VLAN_MASK;
        final var tag = vlan == 0 ? OptionalInt.empty() : OptionalInt.of(vlan);
        final boolean plain = sent.get(Field.NSH_MDTYPE).equals(Value.ZERO);
        final long destination = sent.get(Field.ETH_DST).low();
        final var outer = plain ? new Outer(Outer.Kind.PHYSICAL, "", Field.ETH_DST.print(Value.of(destination)),
            OptionalInt.empty(), 0, 0, 0, tag)
            : new Outer(Outer.Kind.ETHERNET, Field.ETH_SRC.print(sent.get(Field.ETH_SRC)),
                Field.ETH_DST.print(Value.of(destination)), OptionalInt.empty(), sent.get(Field.NSH_C1).low(),
                (int) sent.get(Field.NSH_C3).low(), (int) sent.get(Field.NSH_C4).low(), tag);
        return new Trip(outer, others(from, node -> plain ? node.hearsVlan(vlan)
            : node.hearsMac(destination)),
            PortRole.Underlay.class::isInstance, "the underlay",
            plain ? "the physical network takes it from here" : "no node of this controller has this address", sent);
    }

    private List<NodeIdentity> others(final NodeId from, final Predicate<NodeIdentity> wanted) {
        return nodes.stream().filter(node -> !node.id().equals(from)).filter(wanted).toList();
    }

    /** Which addresses are set decides; those of the other family may have been cleared. */
    private static boolean isSix(final Frame sent) {
        return !sent.get(Field.TUNNEL_IPV6_DST).equals(Value.ZERO);
    }

    private static InetAddress address(final Value value, final boolean six) {
        try {
            return InetAddress.getByAddress(value.octets(six ? IPV6_OCTETS : IPV4_OCTETS));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 octets", e);
        }
    }
}
