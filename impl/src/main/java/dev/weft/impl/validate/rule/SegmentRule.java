/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A segment id belongs to one link and to no fence, whether wanted or allocated, so that traffic never mixes (VL-1); a
 * link whose far end another controller manages names it (VL-18).
 */
final class SegmentRule implements Rule {
    private static final String LEAF = "segment-id";

    private final SegmentOwners allocated;
    private final NetworkOwners networks;

    SegmentRule(final SegmentOwners allocated, final NetworkOwners networks) {
        this.allocated = allocated;
        this.networks = networks;
    }

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.links()) {
            link.segment().ifPresentOrElse(segment -> checkUnique(transition, link.id(), segment, problems),
                () -> checkUnneeded(link, problems));
        }
    }

    private void checkUnique(final Transition transition, final LinkId link, final SegmentId segment,
            final Consumer<Problem> problems) {
        final var rival = Claims.rival(transition, transition.after().linksWithSegment(segment), link)
            .map(other -> "is already that of link " + other)
            .or(() -> holder(transition, link, segment).map(other -> "is already allocated to link " + other))
            .or(() -> fence(transition, NetworkKey.fence(segment)));
        rival.ifPresent(text -> problems.accept(Problem.inUse(IntentPath.link(link).at(LEAF), "segment-id " + segment
            + " " + text + "; choose another or leave segment-id out to have one allocated")));
    }

    private Optional<LinkId> holder(final Transition transition, final LinkId link, final SegmentId segment) {
        return allocated.ownerOf(segment).filter(other -> !other.equals(link))
            .filter(other -> Allocated.holds(transition.after(), other));
    }

    /** A network that is written, too, is told of it by its own rule. */
    private Optional<String> fence(final Transition transition, final NetworkKey key) {
        return transition.after().networks().withKey(key).stream()
            .filter(network -> !transition.networks().changes(network)).findFirst()
            .map(network -> "is already the id of fence " + network)
            .or(() -> networks.ownerOf(key).filter(network -> Allocated.holds(transition.after(), network, key))
                .map((NetworkId network) -> "is already allocated to fence " + network));
    }

    private static void checkUnneeded(final LinkIntent link, final Consumer<Problem> problems) {
        if (link.second() instanceof External) {
            problems.accept(Problem.invalid(link.at().at(LEAF), "end b is external but there is no"
                + " segment-id; give the segment-id that the other controller uses for this link"));
        }
    }
}
