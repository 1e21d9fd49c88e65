/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.ChainId;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.Bandwidth;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.LinkSettings;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.OversizeIntent;
import dev.weft.impl.model.StageIntent;
import dev.weft.impl.model.StandbyIntent;
import dev.weft.impl.model.UnderlaySide;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values to test with: each function gives the plain thing, or a copy that differs in one respect. */
public final class Samples {
    private Samples() {
        // only functions
    }

    public static InetAddress ip(final String text) {
        return InetAddresses.forString(text);
    }

    public static InterfaceId port(final String text) {
        final var slash = text.indexOf('/');
        return new InterfaceId(text.substring(0, slash), text.substring(slash + 1));
    }

    /** A node without addresses. */
    public static NodeIntent node(final String name) {
        return new NodeIntent(new NodeId(name), Optional.empty(), name, Optional.empty(), Optional.empty(), "netdev",
            Optional.empty(), 1500, Optional.empty(), Optional.empty(), IntentDefaults.SOURCE_PORTS,
            IntentDefaults.OVERSIZE);
    }

    /** A node with one or two addresses, a family each. */
    public static NodeIntent node(final String name, final String... addresses) {
        NodeIntent node = node(name);
        for (var address : addresses) {
            node = with(node, new UnderlaySide(ip(address), Optional.empty()));
        }
        return node;
    }

    public static NodeIntent with(final NodeIntent node, final UnderlaySide side) {
        final boolean isIpv4 = Family.of(side.address()) == Family.IPV4;
        return new NodeIntent(node.id(), node.hostId(), node.systemId(), node.ovsdbRemote(), node.datapathId(),
            node.datapathType(), node.lanSegment(), node.mtu(), isIpv4 ? Optional.of(side) : node.ipv4(),
            isIpv4 ? node.ipv6() : Optional.of(side), node.sourcePorts(),
            node.oversize());
    }

    public static NodeIntent withGateway(final NodeIntent node, final String gateway) {
        final var side = node.side(Family.of(ip(gateway))).orElseThrow();
        return with(node, new UnderlaySide(side.address(), Optional.of(ip(gateway))));
    }

    public static NodeIntent withHost(final NodeIntent node, final int host) {
        return new NodeIntent(node.id(), Optional.of(new HostId(host)), node.systemId(), node.ovsdbRemote(),
            node.datapathId(), node.datapathType(), node.lanSegment(), node.mtu(), node.ipv4(), node.ipv6(),
            node.sourcePorts(),
            node.oversize());
    }

    public static NodeIntent withKeys(final NodeIntent node, final String systemId, final String remote,
            final String datapathId) {
        return new NodeIntent(node.id(), node.hostId(), systemId, Optional.ofNullable(remote),
            Optional.ofNullable(datapathId), node.datapathType(), node.lanSegment(), node.mtu(), node.ipv4(),
            node.ipv6(), node.sourcePorts(),
            node.oversize());
    }

    public static NodeIntent withMtu(final NodeIntent node, final int mtu) {
        return new NodeIntent(node.id(), node.hostId(), node.systemId(), node.ovsdbRemote(), node.datapathId(),
            node.datapathType(), node.lanSegment(), mtu, node.ipv4(), node.ipv6(), node.sourcePorts(),
            node.oversize());
    }

    public static NodeIntent withOversize(final NodeIntent node, final boolean halves) {
        return new NodeIntent(node.id(), node.hostId(), node.systemId(), node.ovsdbRemote(), node.datapathId(),
            node.datapathType(), node.lanSegment(), node.mtu(), node.ipv4(), node.ipv6(), node.sourcePorts(),
            new OversizeIntent(halves, Optional.empty(), Optional.empty()));
    }

    public static InterfaceIntent withListen(final InterfaceIntent port, final int listen) {
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), port.port(), port.outerAddress(),
            new UdpPort(listen), port.innerMtu(), port.mac(), port.bandwidth());
    }

    /** A link-enabled virtual interface, given as appliance/interface. */
    public static InterfaceIntent enabled(final String id) {
        return new InterfaceIntent(port(id), true, true, new PortRef.Plugged(id), Optional.empty(), UdpPort.GENEVE,
            OptionalInt.empty(), Optional.empty(), Bandwidth.UNLIMITED);
    }

    /** A virtual interface that cannot be in a link, given as appliance/interface. */
    public static InterfaceIntent plain(final String id) {
        return new InterfaceIntent(port(id), true, false, new PortRef.Plugged(id), Optional.empty(), UdpPort.GENEVE,
            OptionalInt.empty(), Optional.empty(), Bandwidth.UNLIMITED);
    }

    public static InterfaceIntent withPort(final InterfaceIntent port, final PortRef ref) {
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), ref, port.outerAddress(),
            port.listen(), port.innerMtu(), port.mac(), port.bandwidth());
    }

    public static InterfaceIntent withOuter(final InterfaceIntent port, final String address) {
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), port.port(),
            Optional.of(ip(address)), port.listen(), port.innerMtu(), port.mac(), port.bandwidth());
    }

    public static InterfaceIntent withInnerMtu(final InterfaceIntent port, final int mtu) {
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), port.port(), port.outerAddress(),
            port.listen(), OptionalInt.of(mtu), port.mac(), port.bandwidth());
    }

    /** An appliance on a node, or nowhere if that is null. */
    public static ApplianceIntent appliance(final String name, final String node, final InterfaceIntent... ports) {
        final Map<String, InterfaceIntent> interfaces = Arrays.stream(ports)
            .collect(Collectors.toMap(port -> port.id().name(), Function.identity()));
        return new ApplianceIntent(name, Optional.ofNullable(node).map(NodeId::new), interfaces, Optional.empty());
    }

    /** The same appliance with a standby that takes over when the guest is gone. */
    public static ApplianceIntent withStandby(final ApplianceIntent appliance, final String standby) {
        return new ApplianceIntent(appliance.name(), appliance.node(), appliance.interfaces(),
            Optional.of(new StandbyIntent(standby, IntentDefaults.FAILOVER_ON)));
    }

    /** A link between two interfaces, given as appliance/interface. */
    public static LinkIntent link(final String name, final String first, final String second) {
        return new LinkIntent(new LinkId(name), Optional.empty(), port(first), new Managed(port(second)),
            Optional.empty(), IntentDefaults.DSCP, IntentDefaults.LIVENESS, Optional.empty());
    }

    /** A chain of stages given as in/appliance/out, or with - for an end that it does not name. */
    public static ChainIntent chain(final String name, final String... stages) {
        final var all = new ArrayList<StageIntent>();
        for (var stage : stages) {
            final var words = stage.split("/");
            all.add(new StageIntent((all.size() + 1) * 10, words[1], end(words[1], words[0]),
                end(words[1], words[2])));
        }
        return new ChainIntent(new ChainId(name), all, new LinkSettings(Optional.empty(), IntentDefaults.DSCP,
            IntentDefaults.LIVENESS, Optional.empty()));
    }

    private static Optional<InterfaceId> end(final String appliance, final String port) {
        return Optional.of(port).filter(name -> !"-".equals(name)).map(name -> new InterfaceId(appliance, name));
    }

    /** A link to an address under another controller. */
    public static LinkIntent external(final String name, final String first, final String address) {
        return new LinkIntent(new LinkId(name), Optional.of(new SegmentId(77)), port(first),
            new External(ip(address), UdpPort.GENEVE), Optional.empty(), IntentDefaults.DSCP,
            IntentDefaults.LIVENESS, Optional.empty());
    }

    public static LinkIntent withSegment(final LinkIntent link, final Integer segment) {
        return new LinkIntent(link.id(), Optional.ofNullable(segment).map(SegmentId::new), link.first(), link.second(),
            link.family(), link.dscp(), link.liveness(), link.authentication());
    }

    public static LinkIntent withFamily(final LinkIntent link, final Family family) {
        return new LinkIntent(link.id(), link.segment(), link.first(), link.second(), Optional.of(family),
            link.dscp(), link.liveness(), link.authentication());
    }
}
