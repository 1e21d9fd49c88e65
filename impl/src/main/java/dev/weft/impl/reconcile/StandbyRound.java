/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.impl.standby.Contacts;
import dev.weft.impl.standby.Failover;
import dev.weft.impl.standby.Failover.Verdict;
import dev.weft.impl.standby.FailoverNews;
import dev.weft.impl.standby.Health;
import dev.weft.impl.standby.Member;
import dev.weft.impl.standby.Pair;
import dev.weft.impl.standby.PairAlarms;
import dev.weft.impl.standby.Takeovers;
import dev.weft.impl.standby.Takeovers.Change;
import dev.weft.impl.status.StatusInbox;
import dev.weft.impl.worker.Services;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a round that looks after pairs of appliances: who is suspected of not being in service, who takes over
 * (VL-17). Only pairs of which something was heard are looked at.
 */
final class StandbyRound {
    private static final Logger LOG = LoggerFactory.getLogger(StandbyRound.class);

    // timers count whole milliseconds, and must not be early
    private static final Duration TICK = Duration.ofMillis(1);

    private final Set<String> suspects = new LinkedHashSet<>();
    private final Map<String, Instant> later = new HashMap<>();
    // the standby of each pair in use, to see that it is another one
    private final Map<String, String> standbys = new HashMap<>();
    // whose active member was not in service when somebody wanted it, and has not been since
    private final Set<String> forced = new HashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> untold = new LinkedHashSet<>();
    private final Intent intent;
    private final Takeovers takeovers;
    private final Contacts contacts;
    private final Checkup checkup;
    private final PairAlarms alarms;
    private final FailoverNews announcer;
    private final Clock clock;
    private boolean begun;

    StandbyRound(final Intent intent, final Takeovers takeovers, final Contacts contacts, final Checkup checkup,
            final Services services, final PairAlarms alarms) {
        this.intent = requireNonNull(intent);
        this.takeovers = requireNonNull(takeovers);
        this.contacts = requireNonNull(contacts);
        this.checkup = requireNonNull(checkup);
        this.alarms = requireNonNull(alarms);
        clock = services.clock();
        announcer = new FailoverNews(services.notifications());
    }

    /**
     * Takes note of what was heard.
     *
     * @param news what drivers reported
     * @param stale whose states may have changed by that, or by what helpers reported
     */
    void hear(final StatusInbox.News news, final Dirty stale) {
        final var now = clock.instant();
        news.nodes().forEach((node, status) -> {
            if (intent.node(node).isPresent() && contacts.note(node, status, now)) {
                intent.appliancesOn(node).forEach(this::suspect);
            }
        });
        news.ports().forEach((node, ports) -> {
            if (intent.node(node).isPresent()) {
                contacts.note(node, ports.keySet());
            }
        });
        stale.appliances().forEach(this::suspect);
        stale.links().forEach(id -> intent.link(id).ifPresent(link ->
            Intent.ports(link).forEach(port -> suspect(port.appliance()))));
    }

    /**
     * Decides about the pairs that are suspected, and those that changed in the intent. Who changes roles is dirty.
     */
    void decide(final Dirty dirty) {
        dirty.nodes().stream().filter(id -> intent.node(id).isEmpty()).forEach(contacts::forget);
        dirty.links().stream().filter(id -> intent.link(id).isEmpty()).forEach(checkup::forget);
        dirty.ports().stream().filter(id -> intent.port(id).isEmpty()).forEach(contacts::forget);
        dirty.appliances().forEach(this::suspect);
        dissolve(dirty);
        final var now = clock.instant();
        later.entrySet().removeIf(entry -> !now.isBefore(entry.getValue()) && suspects.add(entry.getKey()));
        suspects.forEach(primary -> intent.pairs().ledBy(primary).ifPresent(pair -> judge(pair, now)));
        suspects.clear();
        alarms.raiseDue(now);
        changed.forEach(primary -> intent.touchPair(primary, dirty));
    }

    /** Tells how long until a pair has to be looked at again although nothing may be heard. */
    Optional<Duration> next() {
        return Stream.concat(later.values().stream(), alarms.next().stream()).min(Instant::compareTo)
            .map(when -> Duration.between(clock.instant(), when).plus(TICK))
            .map(wait -> wait.isNegative() ? TICK : wait);
    }

    /** Makes the roles outlive a restart. Returns false if that failed and nothing of it may be used yet. */
    boolean store() {
        try {
            takeovers.store();
            return true;
        } catch (ExecutionException e) {
            LOG.error("The datastore refused /weft-ids:ids/standby-in-use; no change reaches a node until it accepts",
                e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Returns the nodes that have to hear first, because somebody takes over there; the caller hands over now. */
    Set<NodeId> takeFirst() {
        final var first = new LinkedHashSet<NodeId>();
        changed.forEach(primary -> intent.pairs().ledBy(primary)
            .flatMap(pair -> intent.place(pair.name(takeovers.active(primary)))).ifPresent(first::add));
        untold.addAll(changed);
        changed.clear();
        return first;
    }

    /** Announces the changes that were handed over. */
    void announce() {
        untold.forEach(primary -> intent.pairs().ledBy(primary).ifPresent(pair ->
            takeovers.last(primary).ifPresent(change -> announcer.announce(pair, change))));
        untold.clear();
    }

    /** Examines a pair for somebody who wants to change its roles. */
    Checkup.Finding examine(final Pair pair) {
        return checkup.examine(pair, takeovers.active(pair.primary()), clock.instant());
    }

    /** The member that was chosen is not left by itself before it was in service. */
    void force(final Pair pair) {
        forced.add(pair.primary());
    }

    /** Changes the roles of a pair; the next {@link #decide} makes it dirty. */
    void change(final Pair pair, final Member active, final String reason) {
        takeovers.set(pair.primary(), new Change(active, clock.instant(), reason));
        standbys.put(pair.primary(), pair.standby());
        checkup.changed(pair);
        forced.remove(pair.primary());
        changed.add(pair.primary());
        later.remove(pair.primary());
    }

    /** Takes a change back that could not be stored. */
    void takeBack(final Pair pair, final Optional<Change> before) {
        takeovers.restore(pair.primary(), before);
        changed.remove(pair.primary());
    }

    /** Tells whether the intent is known. */
    boolean hasBegun() {
        return begun;
    }

    private void suspect(final String appliance) {
        intent.pairs().of(appliance).ifPresent(pair -> suspects.add(pair.primary()));
    }

    /** Where there is no pair any more, or with another standby, the primary is in use again. */
    private void dissolve(final Dirty dirty) {
        final var candidates = begun ? dirty.appliances() : takeovers.primaries();
        begun = true;
        for (var primary : Set.copyOf(candidates)) {
            final var pair = intent.pairs().ledBy(primary);
            final boolean unread = intent.appliances().exists(primary) && intent.appliance(primary).isEmpty();
            final boolean same = pair.filter(there -> there.standby().equals(
                standbys.getOrDefault(primary, there.standby()))).isPresent();
            pair.ifPresentOrElse(there -> standbys.put(primary, there.standby()), () -> standbys.remove(primary));
            if (!same && !unread) {
                later.remove(primary);
                forced.remove(primary);
                alarms.forget(primary);
                release(primary);
            }
        }
    }

    private void release(final String primary) {
        if (takeovers.last(primary).isPresent()) {
            takeovers.restore(primary, Optional.empty());
            changed.add(primary);
            LOG.info("Appliance {} carries its links itself, because its standby is another one now, or none", primary);
        }
    }

    private void judge(final Pair pair, final Instant now) {
        final var active = takeovers.active(pair.primary());
        final var finding = checkup.examine(pair, active, now);
        alarms.follow(pair, active, finding.active(), finding.other(), now);
        finding.again().ifPresentOrElse(when -> later.put(pair.primary(), when), () -> later.remove(pair.primary()));
        if (finding.active() instanceof Health.Fit) {
            forced.remove(pair.primary());
        } else if (forced.contains(pair.primary())) {
            return;
        }
        final var verdict = Failover.decide(pair.failoverOn(), finding.active(), finding.other(),
            takeovers.last(pair.primary()).map(Change::since), now);
        if (verdict instanceof Verdict.TakeOver takeOver) {
            change(pair, active.other(), takeOver.reason());
        } else if (verdict instanceof Verdict.Later wait) {
            later.merge(pair.primary(), wait.when(), (one, other) -> one.isBefore(other) ? one : other);
        }
    }
}
