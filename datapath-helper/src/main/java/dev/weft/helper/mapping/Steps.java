/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.end.PortName;
import dev.weft.helper.mapping.MappingSettings.Place;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What answers mean for flows of this node, and which answer a flow came from.
 *
 * @param ports tells the number of a port; empty: it is not there
 */
record Steps(Function<PortName, OptionalInt> ports) {
    /** What a flow should do; empty: the controller did not tell where that is yet. */
    Optional<Step> of(final Question question, final Reply reply, final MappingSettings policy) {
        return switch (reply.result()) {
            case NEXT -> toLocator(question, reply, policy);
            case ARRIVED -> Optional.of(new Step.Arrived(question.after(reply.revision(), 0)));
            case REFUSED, UNKNOWN -> Optional.of(new Step.Dropped(question.refused()));
        };
    }

    private Optional<Step> toLocator(final Question question, final Reply reply, final MappingSettings policy) {
        final int word = question.after(reply.revision(), reply.locator());
        final var locator = policy.locators().get(reply.locator());
        if (locator == null) {
            return Optional.empty();
        }
        if (locator.place() instanceof Place.Far far) {
            return Optional.of(new Step.Far(word, far.path()));
        }
        final var here = (Place.Here) locator.place();
        final var port = ports.apply(question.toWorkload() ? here.out() : here.in());
        return port.isPresent() ? Optional.of(new Step.Here(word, port.getAsInt())) : Optional.empty();
    }

    /** The answer that a flow does, which drops nothing; empty: no helper of this version made it. */
    static Optional<Reply> reply(final FlowListing.Found found) {
        final int word = found.step() instanceof Step.Far far ? far.word()
            : found.step() instanceof Step.Here here ? here.word() : ((Step.Arrived) found.step()).word();
        final var after = new Question(word, found.question().source(), found.question().destination());
        final int lifetime = Math.max(1, found.seconds());
        try {
            return Optional.of(after.here() == 0 ? new Reply(Reply.Result.ARRIVED, 0, after.revision(), lifetime)
                : new Reply(Reply.Result.NEXT, after.here(), after.revision(), lifetime));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
