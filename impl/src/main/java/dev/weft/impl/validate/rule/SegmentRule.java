/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A segment id belongs to one link, whether wanted or allocated, so that traffic of two links never mixes (VL-1); a
 * link whose far end another controller manages names it (VL-18).
 */
final class SegmentRule implements Rule {
    private static final String LEAF = "segment-id";

    private final SegmentOwners allocated;

    SegmentRule(final SegmentOwners allocated) {
        this.allocated = allocated;
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
            .or(() -> holder(transition, link, segment).map(other -> "is already allocated to link " + other));
        rival.ifPresent(text -> problems.accept(Problem.inUse(IntentPath.link(link).at(LEAF), "segment-id " + segment
            + " " + text + "; choose another or leave segment-id out to have one allocated")));
    }

    /** An allocation counts while its link is there and wants no number of its own. */
    private Optional<LinkId> holder(final Transition transition, final LinkId link, final SegmentId segment) {
        return allocated.ownerOf(segment).filter(other -> !other.equals(link))
            .filter(transition.after()::isWhole)
            .filter(other -> transition.after().link(other).filter(there -> there.segment().isEmpty()).isPresent());
    }

    private static void checkUnneeded(final LinkIntent link, final Consumer<Problem> problems) {
        if (link.second() instanceof External) {
            problems.accept(Problem.invalid(IntentPath.link(link.id()).at(LEAF), "end b is external but there is no"
                + " segment-id; give the segment-id that the other controller uses for this link"));
        }
    }
}
