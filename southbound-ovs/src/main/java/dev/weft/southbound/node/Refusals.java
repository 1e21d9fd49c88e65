/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.ObjectKey;
import dev.weft.southbound.openflow.SwitchRefusal;
import dev.weft.southbound.openflow.message.Bundle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds which object's flows a switch refuses. The error names the flow in most cases; where it does not, the suspects
 * are sent in halves until one is alone. A refused object is left out until it changes or the switch reconnects.
 */
final class Refusals {
    private final Set<ObjectKey> refused = new HashSet<>();
    private final Deque<Set<ObjectKey>> suspects = new ArrayDeque<>();

    /** Which marked objects to send next. */
    Predicate<ObjectKey> next() {
        final var group = suspects.peek();
        return object -> !refused.contains(object) && (group == null || group.contains(object));
    }

    /** What was sent was accepted, or was nothing; returns whether more suspects wait. */
    boolean accepted() {
        suspects.poll();
        return !suspects.isEmpty();
    }

    /** What was sent was refused; returns the object that is to blame, once it is known. */
    Optional<ObjectKey> refused(final SwitchRefusal refusal, final FlowLedger ledger, final FlowChanges changes) {
        suspects.poll();
        final var named = ledger.ownerOf(Bundle.cookieOf(refusal.offending()));
        final var sent = List.copyOf(changes.sent());
        final var guilty = named != null && changes.sent().contains(named) ? Optional.of(named)
            : sent.size() == 1 ? Optional.of(sent.get(0)) : Optional.<ObjectKey>empty();
        guilty.ifPresentOrElse(refused::add, () -> split(sent));
        return guilty;
    }

    private void split(final List<ObjectKey> sent) {
        if (sent.size() > 1) {
            suspects.push(new HashSet<>(sent.subList(sent.size() / 2, sent.size())));
            suspects.push(new HashSet<>(sent.subList(0, sent.size() / 2)));
        }
    }

    /** An object changed: it gets another chance. */
    void forgive(final ObjectKey object) {
        refused.remove(object);
    }

    /** Everything gets another chance; returns what had been refused. */
    Collection<ObjectKey> forgiveAll() {
        suspects.clear();
        final var all = new ArrayList<>(refused);
        refused.clear();
        return all;
    }
}
