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
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.UnderlaySide;
import java.util.List;
import java.util.Optional;

/** Compiles a link to what the nodes of its ends shall do (VL-1, VL-3, VL-6, VL-7, VL-18). */
public final class LinkCompiler {
    private final Topology topology;

    /**
     * Makes a compiler.
     *
     * @param topology where ends are looked up
     */
    public LinkCompiler(final Topology topology) {
        this.topology = requireNonNull(topology);
    }

    /**
     * Compiles a link.
     *
     * @param link the link
     * @param segment its key on the wire
     * @return what became of it: the same for the same arguments and topology
     */
    public Compiled compile(final LinkIntent link, final SegmentId segment) {
        try {
            final var first = Place.of(link.first(), topology);
            if (link.second() instanceof External external) {
                final var shut = shut(first);
                return shut.isPresent() ? shut.orElseThrow() : external(link, segment, first, external);
            }
            final var second = Place.of(((Managed) link.second()).port(), topology);
            final var shut = shut(first, second);
            if (shut.isPresent()) {
                return shut.orElseThrow();
            }
            return first.node().id().equals(second.node().id()) ? onOneNode(link, segment, first, second)
                : between(link, segment, first, second);
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

    /** Both ends on one node: nothing leaves it, so only its own MTU bounds what crosses in one piece. */
    private static Compiled onOneNode(final LinkIntent link, final SegmentId segment, final Place first,
            final Place second) {
        return new Compiled.Programmed(List.of(
            new Compiled.End(first.node().id(), end(link, segment, 0, first, new Far.Local(second.port().port())),
                Optional.empty(), Optional.empty()),
            new Compiled.End(second.node().id(), end(link, segment, 1, second, new Far.Local(first.port().port())),
                Optional.empty(), Optional.empty())), first.node().mtu());
    }

    private static Compiled between(final LinkIntent link, final SegmentId segment, final Place first,
            final Place second) throws NotYet {
        final var family = OuterSide.family(link, first, second);
        final var near = OuterSide.side(first, family);
        final var far = OuterSide.side(second, family);
        return new Compiled.Programmed(List.of(
            remoteEnd(end(link, segment, 0, first, remote(link, second, family)),
                peer(first, near, second, far, family), first),
            remoteEnd(end(link, segment, 1, second, remote(link, first, family)),
                peer(second, far, first, near, family), second)),
            Encapsulation.largestPacket(Math.min(first.node().mtu(), second.node().mtu()), family));
    }

    private static Compiled external(final LinkIntent link, final SegmentId segment, final Place first,
            final External external) throws NotYet {
        final var family = Family.of(external.address());
        if (link.family().isPresent() && link.family().orElseThrow() != family) {
            throw new NotYet("outer-family is " + OuterSide.text(link.family().orElseThrow())
                + " but the external end's address " + external.address().getHostAddress() + " is "
                + OuterSide.text(family));
        }
        final var side = OuterSide.side(first, family);
        final var path = PathId.toExternal(segment);
        // nothing says which segment the far end is on, so the gateway is the way whenever there is one
        final var peer = new Peer(ObjectKey.peer(path, link.id() + "/external"), path, side.address(),
            external.address(), side.gateway());
        final var object = end(link, segment, 0, first, new Far.Remote(path, external.port(), link.dscp()));
        return new Compiled.Programmed(List.of(remoteEnd(object, peer, first)),
            Encapsulation.largestPacket(first.node().mtu(), family));
    }

    private static Far remote(final LinkIntent link, final Place far, final Family family) {
        return new Far.Remote(PathId.toHost(far.host(), family), far.port().listen(), link.dscp());
    }

    private static Peer peer(final Place from, final UnderlaySide local, final Place to, final UnderlaySide remote,
            final Family family) {
        final var path = PathId.toHost(to.host(), family);
        return new Peer(ObjectKey.peer(path, to.node().id() + "/" + family), path, local.address(),
            remote.address(), OuterSide.gateway(from, to, local));
    }

    private static LinkEnd end(final LinkIntent link, final SegmentId segment, final int side, final Place place,
            final NodeObject.Far far) {
        return new LinkEnd(ObjectKey.linkEnd(link.id(), segment, side), segment, place.port().port(),
            place.port().listen(), far);
    }

    private static Compiled.End remoteEnd(final LinkEnd object, final Peer peer, final Place place) {
        return new Compiled.End(place.node().id(), object, Optional.of(peer), Optional.of(peer.local()));
    }
}
