/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import java.util.List;
import java.util.Optional;

/** Compiles a link to what the nodes of its ends shall do (VL-1, VL-3, VL-6, VL-7, VL-10, VL-11, VL-17, VL-18). */
public final class LinkCompiler {
    private final Topology topology;
    private final Signing.Source signing;

    /**
     * Makes a compiler.
     *
     * @param topology where ends are looked up
     * @param signing where keys are looked up
     */
    public LinkCompiler(final Topology topology, final Signing.Source signing) {
        this.topology = requireNonNull(topology);
        this.signing = requireNonNull(signing);
    }

    /** What both ends of a link have in common. */
    private record Common(LinkIntent link, SegmentId segment, Optional<Probe> probe) {
    }

    /**
     * Compiles a link. An end whose standby has taken over is where that is (VL-17).
     *
     * @param link the link
     * @param segment its key on the wire
     * @return what became of it: the same for the same arguments, topology and keys
     */
    public Compiled compile(final LinkIntent link, final SegmentId segment) {
        try {
            final var first = Place.ofEnd(topology.inUse(link.first()), topology);
            if (link.second() instanceof External external) {
                final var shut = shut(first);
                return shut.isPresent() ? shut.orElseThrow() : external(common(link, segment), first, external);
            }
            final var second = Place.ofEnd(topology.inUse(((Managed) link.second()).port()), topology);
            final var shut = shut(first, second);
            if (shut.isPresent()) {
                return shut.orElseThrow();
            }
            return first.node().id().equals(second.node().id()) ? onOneNode(common(link, segment), first, second)
                : between(common(link, segment), first, second);
        } catch (NotYet e) {
            return new Compiled.Incomplete(e.getMessage());
        }
    }

    private static Optional<Compiled> shut(final Place... ends) {
        for (var end : ends) {
            if (!end.port().adminUp()) {
                return Optional.of(new Compiled.Shut("admin-state of interface " + end.port().id() + " is down"));
            }
        }
        return Optional.empty();
    }

    private Common common(final LinkIntent link, final SegmentId segment) throws NotYet {
        final var liveness = link.liveness();
        if (!liveness.enabled()) {
            return new Common(link, segment, Optional.empty());
        }
        final var how = signing.of(link, segment);
        if (how instanceof Signing.Missing missing) {
            throw new NotYet(missing.reason());
        }
        final var key = how instanceof Signing.With with ? Optional.of(with.key()) : Optional.<LinkKey>empty();
        return new Common(link, segment, Optional.of(
            new Probe(liveness.queryAfter(), liveness.retryAfter(), liveness.inactiveAfter(), key)));
    }

    /** Both ends on one node: nothing leaves it, so only its own MTU bounds what crosses in one piece. */
    private Compiled onOneNode(final Common common, final Place first, final Place second) {
        return new Compiled.Programmed(List.of(
            new Compiled.End(first.node().id(), end(common, 0, first, new Far.Local(second.port().port())),
                Optional.empty(), Optional.empty()),
            new Compiled.End(second.node().id(), end(common, 1, second, new Far.Local(first.port().port())),
                Optional.empty(), Optional.empty())), first.node().mtu(),
            Ways.spare(common.link, first, second, topology));
    }

    private Compiled between(final Common common, final Place first, final Place second) throws NotYet {
        final var family = OuterSide.family(common.link, first, second);
        return new Compiled.Programmed(List.of(
            remoteEnd(end(common, 0, first, remote(common, second, family)), Ways.peer(first, second, family), first),
            remoteEnd(end(common, 1, second, remote(common, first, family)), Ways.peer(second, first, family),
                second)),
            Encapsulation.largestPacket(Math.min(first.node().mtu(), second.node().mtu()), family),
            Ways.spare(common.link, first, second, topology));
    }

    private static Compiled external(final Common common, final Place first, final External external) throws NotYet {
        final var link = common.link;
        final var family = Family.of(external.address());
        if (link.family().isPresent() && link.family().orElseThrow() != family) {
            throw new NotYet("outer-family is " + OuterSide.text(link.family().orElseThrow())
                + " but the external end's address " + external.address().getHostAddress() + " is "
                + OuterSide.text(family));
        }
        final var side = OuterSide.side(first, family);
        final var path = PathId.toExternal(common.segment);
        // nothing says which segment the far end is on, so the gateway is the way whenever there is one
        final var peer = new Peer(ObjectKey.peer(path, link.id() + "/external"), path,
            new Carrier.Tunnel(side.address(), external.address(), side.gateway()));
        final var object = end(common, 0, first, new Far.Remote(path, external.port(), link.dscp()));
        return new Compiled.Programmed(List.of(remoteEnd(object, peer, first)),
            Encapsulation.largestPacket(first.node().mtu(), family), List.of());
    }

    private static Far remote(final Common common, final Place far, final Family family) {
        return new Far.Remote(PathId.toHost(far.host(), family), far.port().listen(), common.link.dscp());
    }

    private static LinkEnd end(final Common common, final int side, final Place place, final Far far) {
        return new LinkEnd(common.link.id(), side, common.segment, place.port().port(), place.port().listen(), far,
            common.probe);
    }

    private static Compiled.End remoteEnd(final LinkEnd object, final Peer peer, final Place place) {
        return new Compiled.End(place.node().id(), object, Optional.of(peer),
            peer.tunnel().map(Carrier.Tunnel::local));
    }
}
