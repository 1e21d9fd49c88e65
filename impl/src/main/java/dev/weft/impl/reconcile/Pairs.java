/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.StandbyIntent;
import dev.weft.impl.standby.Member;
import dev.weft.impl.standby.Pair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which appliance stands by for which, as the intent has it (VL-17). */
final class Pairs {
    private final Map<String, Pair> byPrimary = new HashMap<>();
    // of several, which validation refuses, the first by name counts
    private final SortedSetMultimap<String, String> primariesOf =
        MultimapBuilder.hashKeys().treeSetValues().build();

    /** Enters who takes over from an appliance. */
    void set(final String primary, final Optional<StandbyIntent> standby) {
        final var before = byPrimary.remove(primary);
        if (before != null) {
            primariesOf.remove(before.standby(), primary);
        }
        standby.ifPresent(there -> {
            byPrimary.put(primary, new Pair(primary, there.appliance(), there.failoverOn()));
            primariesOf.put(there.appliance(), primary);
        });
    }

    /** Returns the pair whose links name this appliance. */
    Optional<Pair> ledBy(final String primary) {
        return Optional.ofNullable(byPrimary.get(primary))
            .filter(pair -> primariesOf.get(pair.standby()).first().equals(primary));
    }

    /** Returns the pair that an appliance is in, whichever of the two it is. */
    Optional<Pair> of(final String appliance) {
        return ledBy(appliance).or(() -> primariesOf.get(appliance).stream().findFirst().map(byPrimary::get));
    }

    /** Returns which one of a pair an appliance is. */
    static Member member(final Pair pair, final String appliance) {
        return pair.primary().equals(appliance) ? Member.PRIMARY : Member.STANDBY;
    }

    /** Returns the interface that links name for this one: of the primary. Without a pair it is the same. */
    InterfaceId named(final InterfaceId port) {
        return of(port.appliance()).map(pair -> new InterfaceId(pair.primary(), port.name())).orElse(port);
    }

    /** Returns the interface of the same name of the other member. */
    Optional<InterfaceId> twin(final InterfaceId port) {
        return of(port.appliance()).map(pair -> new InterfaceId(
            pair.name(member(pair, port.appliance()).other()), port.name()));
    }
}
