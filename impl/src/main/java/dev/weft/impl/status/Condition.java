/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.node.ObjectStatus;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * How something is.
 *
 * @param status the status
 * @param reason why it is not up and what to do, for people
 */
record Condition(Status status, Optional<String> reason) {
    static final Condition UP = new Condition(Status.Up, Optional.empty());

    static Condition of(final Status status, final String reason) {
        return new Condition(status, Optional.of(reason));
    }

    /** What a driver says of an object, with the place in front of its reason. */
    static Condition of(final String place, final ObjectStatus status) {
        if (status instanceof ObjectStatus.Failed failed) {
            return of(Status.Failed, place + ": " + failed.reason());
        }
        if (status instanceof ObjectStatus.Waiting waiting) {
            return of(Status.Waiting, place + ": " + waiting.reason());
        }
        return status instanceof ObjectStatus.Programming
            ? of(Status.Programming, place + ": not acknowledged by the switch yet") : UP;
    }

    /** The one that keeps the whole from being up: the first of the worst. */
    static Condition worst(final Condition... all) {
        return Stream.of(all).min(Comparator.comparingInt(Condition::rank)
            .thenComparing(condition -> condition.reason.isEmpty())).orElse(UP);
    }

    Condition at(final String place) {
        return new Condition(status, reason.map(text -> place + ": " + text));
    }

    /** Returns how much it keeps the whole from being up: the lower, the more. */
    int rank() {
        return switch (status) {
            case Failed -> 0;
            case Shut -> 1;
            case Waiting -> 2;
            case Inactive -> 3;
            case Programming -> 4;
            case Unknown -> 5;
            case Up -> 6;
        };
    }
}
