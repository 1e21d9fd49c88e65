/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One round: takes what changed, settles numbers, lets policies go on, compiles what is touched, hands over the
 * differences, shows states, deletes links that lost an end. Every step looks at what is wanted now, so what a round
 * leaves undone is made good by the next one.
 */
final class Reconciler {
    private static final Duration SOON = Duration.ofSeconds(2);
    // numbers become free by themselves when a quarantine ends
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Dirty dirty = new Dirty();
    private final IntentInbox inbox;
    private final IntentUpdate update;
    private final Numbers numbers;
    private final Programmer programmer;
    private final Cascade cascade;
    private final StandbyRound standby;
    private final StatusRound status;
    private final RolloutRound rollouts;

    Reconciler(final IntentInbox inbox, final IntentUpdate update, final Numbers numbers, final Programmer programmer,
            final Cascade cascade, final StandbyRound standby, final StatusRound status,
            final RolloutRound rollouts) {
        this.inbox = requireNonNull(inbox);
        this.update = requireNonNull(update);
        this.numbers = requireNonNull(numbers);
        this.programmer = requireNonNull(programmer);
        this.cascade = requireNonNull(cascade);
        this.standby = requireNonNull(standby);
        this.status = requireNonNull(status);
        this.rollouts = requireNonNull(rollouts);
    }

    /** Makes one round. Returns when another one is needed although nothing may change. */
    Optional<Duration> round() {
        return Stream.of(work(), status.next(), standby.next(), rollouts.next())
            .flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Optional<Duration> work() {
        final var changes = inbox.take();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        // what drivers said so far is about what they were asked before
        final var news = status.listen();
        update.apply(inbox.installation(), dirty);
        for (var batch : changes.orElseThrow()) {
            update.apply(batch, dirty);
            cascade.follow(batch);
        }
        update.apply(news, dirty);
        status.takeServices(dirty);
        inbox.takeTouched().forEach(id -> update.touch(id, dirty));
        cascade.suspect(dirty);
        standby.hear(news, status.stale());
        standby.decide(dirty);
        numbers.settle(dirty);
        rollouts.decide(dirty, status.stale().policies());
        if (!numbers.store() || !standby.store()) {
            return Optional.of(SOON);
        }
        final boolean driven = programmer.bring(dirty, standby.takeFirst());
        standby.announce();
        status.refresh(dirty);
        dirty.clear();
        if (!cascade.delete() || !driven) {
            return Optional.of(SOON);
        }
        return numbers.complete() ? Optional.empty() : Optional.of(LATER);
    }
}
