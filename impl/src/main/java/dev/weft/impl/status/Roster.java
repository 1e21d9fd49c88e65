/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.InterfaceId;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** The members of one network as shown last, the worst of them at hand whatever their number. */
final class Roster {
    // what one member says of the whole; a guest that its owner keeps silent says least
    private static final Comparator<Concern> ORDER = Comparator.comparing((Concern concern) -> concern.isShut)
        .thenComparing(Concern::rank).thenComparing(Concern::member);

    private final SortedMap<InterfaceId, State.OfMember> members = new TreeMap<>();
    private final NavigableSet<Concern> concerns = new TreeSet<>(ORDER);

    /** A member about which there is something to say. */
    private record Concern(boolean isShut, int rank, InterfaceId member) {
        static Optional<Concern> of(final InterfaceId member, final State.OfMember state) {
            final var condition = state.condition();
            return condition.equals(Condition.UP) ? Optional.empty()
                : Optional.of(new Concern(condition.status() == Status.Shut, condition.rank(), member));
        }
    }

    /** Enters how a member is; empty: it is one no more. Returns whether that is news. */
    boolean set(final InterfaceId member, final Optional<State.OfMember> now) {
        final var before = Optional.ofNullable(now.isPresent() ? members.put(member, now.orElseThrow())
            : members.remove(member));
        if (before.equals(now)) {
            return false;
        }
        before.flatMap(state -> Concern.of(member, state)).ifPresent(concerns::remove);
        now.flatMap(state -> Concern.of(member, state)).ifPresent(concerns::add);
        return true;
    }

    /** Returns all members, in the order of names. */
    SortedMap<InterfaceId, State.OfMember> members() {
        return Collections.unmodifiableSortedMap(members);
    }

    /** Says how the members are as a whole: as the worst of them. */
    Condition worst() {
        if (concerns.isEmpty()) {
            return Condition.UP;
        }
        final var first = concerns.first().member;
        final var condition = members.get(first).condition().at("member " + first);
        final int others = concerns.size() - 1;
        return others == 0 ? condition : new Condition(condition.status(), condition.reason()
            .map(text -> text + "; and " + others + " more " + (others == 1 ? "member" : "members")));
    }
}
