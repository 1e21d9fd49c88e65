/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.id.HostId;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.SecurityAddress;
import dev.weft.impl.model.AddressingMode;
import dev.weft.impl.model.AddressingMode.Group;
import dev.weft.impl.model.AddressingMode.Travel;
import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.NetworkIntent;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses how the frames of one network travel between pairs of nodes (FN-3, FN-11, VN-1, VN-2, VN-7, VN-8). */
final class Routes {
    private final NetworkIntent network;
    private final NetworkKey key;

    Routes(final NetworkIntent network, final NetworkKey key) {
        this.network = network;
        this.key = key;
    }

    /** The way from one node to another one. */
    Route route(final Site here, final Site there) {
        if (network.isPhysical()) {
            final var peer = physical();
            return open(List.of(peer), peer, peer, smallerMtu(here, there));
        }
        if (network.discovers() && here.isBeyond(there)) {
            return network.travel().protection() == Protection.NONE ? new Route.Carried()
                : new Route.Closed("the relays of lan-segments " + here.node().lanSegment().orElseThrow() + " and "
                    + there.node().lanSegment().orElseThrow() + " are proxies (relay/proxy), which carry no vnet with"
                    + " security; set security to none, or lookup to programmed if the nodes reach each other");
        }
        final var mode = network.travel().mode(here.id(), there.id());
        try {
            if (network.travel().protection() != Protection.NONE) {
                return secure(here, there);
            }
            final var unicast = travel(mode, here, there) == Travel.ETHERNET ? ethernet(here, there)
                : tunnel(here, there, OuterSide.family(network.travel().family(), here.node(), there.node()));
            final var group = mode.map(AddressingMode::group).orElse(Group.COPIES);
            final var route = group == Group.COPIES ? open(unicast)
                : grouped(mode.orElseThrow(), unicast, here, there);
            return network.discovers() ? asking(route, here, there) : route;
        } catch (NotYet e) {
            return new Route.Closed(e.getMessage());
        }
    }

    /** The one way of a network that is not encapsulated, which a node has even alone. */
    Peer physical() {
        final var vlan = network.travel().vlan();
        final var path = PathId.physical(vlan);
        return new Peer(ObjectKey.peer(path, "physical" + (vlan.isPresent() ? "/vlan" + vlan.getAsInt() : "")), path,
            new Carrier.Physical(vlan));
    }

    private record Step(Peer peer, int mtu) {
    }

    private Travel travel(final Optional<AddressingMode> mode, final Site here, final Site there) throws NotYet {
        final var wanted = mode.flatMap(AddressingMode::unicast);
        if (wanted.equals(Optional.of(Travel.ETHERNET)) && !here.isBeside(there)) {
            throw new NotYet("addressing-mode " + mode.orElseThrow().order() + " asks for ethernet but nodes "
                + here.id() + " and " + there.id() + " are not on one lan-segment");
        }
        return wanted.orElse(network.kind() == NetworkKey.Kind.FENCE && here.isBeside(there) ? Travel.ETHERNET
            : Travel.IP);
    }

    private Step ethernet(final Site here, final Site there) {
        return new Step(ethernet(here, Optional.of(there)), Encapsulation.largestPacketInEthernet(
            smallerMtu(here, there)));
    }

    private Peer ethernet(final Site here, final Optional<Site> there) {
        final var vlan = network.travel().underlayVlan();
        final Optional<HostId> host = there.map(Site::host);
        final var path = PathId.inEthernet(host, vlan);
        final var name = there.map(site -> site.id().value()).orElse("all") + "/ethernet"
            + (vlan.isPresent() ? "/vlan" + vlan.getAsInt() : "");
        return new Peer(ObjectKey.peer(path, name), path,
            new Carrier.Ethernet(here.installation(), here.host(), host, vlan));
    }

    private Step tunnel(final Site here, final Site there, final Family family) throws NotYet {
        return new Step(Ways.peer(here, there, family),
            Encapsulation.largestPacket(smallerMtu(here, there), family, key.kind()));
    }

    /** Copies only: a protected frame is never sent to whoever listens. All networks of two nodes share one tunnel. */
    private Route secure(final Site here, final Site there) throws NotYet {
        final var protection = network.travel().protection();
        final var family = OuterSide.family(Optional.empty(), here.node(), there.node());
        final var path = PathId.toHost(there.host(), Family.IPV4, protection);
        final var peer = new Peer(ObjectKey.peer(path,
            there.id() + "/" + protection.name().toLowerCase(Locale.ROOT)), path,
            new Carrier.Tunnel(SecurityAddress.of(protection, here.host()),
                SecurityAddress.of(protection, there.host()), Optional.empty(), protection));
        final var secure = new Route.Secure(here.host(), there.host(), OuterSide.side(here.node(), family).address(),
            OuterSide.side(there.node(), family).address(), protection);
        final var peers = network.discovers() ? List.of(peer, Ways.peer(here, there, family)) : List.of(peer);
        return new Route.Open(path, path, peers, Optional.of(secure),
            Encapsulation.largestProtectedPacket(smallerMtu(here, there), key.kind()));
    }

    /** Nodes ask each other at the addresses of tunnels, also where frames travel otherwise (VN-3). */
    private static Route asking(final Route.Open route, final Site here, final Site there) {
        if (route.peers().stream().anyMatch(peer -> peer.tunnel().isPresent())) {
            return route;
        }
        try {
            final var peers = new ArrayList<>(route.peers());
            peers.add(Ways.peer(here, there, OuterSide.family(Optional.empty(), here.node(), there.node())));
            return new Route.Open(route.unicast(), route.group(), peers, route.secure(), route.mtu());
        } catch (NotYet e) {
            // they cannot ask each other, but frames get there
            return route;
        }
    }

    /** Frames to all members go another way than those to one, if both nodes can. */
    private Route.Open grouped(final AddressingMode mode, final Step unicast, final Site here, final Site there)
            throws NotYet {
        if (mode.group() == Group.BROADCAST) {
            return here.isBeside(there)
                ? open(unicast, ethernet(here, Optional.empty()), ethernet(here, there)) : open(unicast);
        }
        final var group = mode.groupAddress().orElseGet(() -> Groups.of(key.number()));
        final var family = Family.of(group);
        if (here.node().side(family).isEmpty() || there.node().side(family).isEmpty()) {
            return open(unicast);
        }
        return open(unicast, multicast(here, group), tunnel(here, there, family));
    }

    private static Route.Open open(final Step unicast) {
        return open(List.of(unicast.peer), unicast.peer, unicast.peer, unicast.mtu);
    }

    /** What others send to all arrives here by their own way, which has to be let in. */
    private static Route.Open open(final Step unicast, final Peer all, final Step back) {
        final var peers = new ArrayList<>(List.of(unicast.peer, all));
        if (!back.peer.equals(unicast.peer)) {
            peers.add(back.peer);
        }
        return open(peers, unicast.peer, all, Math.min(unicast.mtu, back.mtu));
    }

    private static Route.Open open(final List<Peer> peers, final Peer unicast, final Peer group, final int mtu) {
        return new Route.Open(unicast.path(), group.path(), peers, Optional.empty(), mtu);
    }

    private static Peer multicast(final Site here, final InetAddress group) throws NotYet {
        final var path = PathId.multicast(group);
        return new Peer(ObjectKey.peer(path, "group/" + group.getHostAddress()), path,
            new Carrier.Multicast(OuterSide.side(here.node(), Family.of(group)).address(), group));
    }

    private static int smallerMtu(final Site here, final Site there) {
        return Math.min(here.node().mtu(), there.node().mtu());
    }
}
