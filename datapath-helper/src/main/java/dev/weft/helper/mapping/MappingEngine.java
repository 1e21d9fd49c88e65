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
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Knows where packets of two addresses go next, as the mapping service answered: what is used is asked again before its
 * time is over, what is not is forgotten, and a new revision has everything asked anew. While the service is silent
 * what is used goes on. Pure but for the clock; on one thread.
 */
final class MappingEngine {
    /** For so long frames wait, and answers that nobody can follow yet. */
    private static final int PATIENCE = 5 * TickClock.SECOND;
    /** How long packets are dropped without asking, seconds. */
    private static final int REFUSAL = 1;
    /** The switch counts seconds in 16 bits. */
    private static final int LONGEST = 0xffff;

    private final LongSupplier nanos;
    private final MappingActions actions;
    private final Steps steps;
    private final MappingLimits limits;
    private final MappingTally tally;
    private final TickClock clock;
    private final TimerWheel wheel = new TimerWheel();
    private final Inquiries inquiries;
    private final Waiting waiting;
    private final Map<Integer, MappingSettings> policies = new HashMap<>();
    private final Map<Question, Entry> entries = new LinkedHashMap<>();
    /** Those of which frames wait only to be dropped and counted by the switch: for the next tick, all at once. */
    private final Set<Entry> dropped = new LinkedHashSet<>();

    MappingEngine(final LongSupplier nanos, final MappingActions actions,
            final Function<PortName, OptionalInt> ports, final MappingLimits limits, final MappingTally tally) {
        this.nanos = nanos;
        this.actions = actions;
        steps = new Steps(ports);
        this.limits = limits;
        this.tally = tally;
        clock = new TickClock(nanos.getAsLong());
        inquiries = new Inquiries(limits);
        waiting = new Waiting(limits, tally);
    }

    /** A policy is new, or its settings are others. */
    void put(final MappingSettings settings) {
        final var before = policies.put(settings.policy(), settings);
        final boolean revised = before == null || before.revision() != settings.revision();
        for (var entry : of(settings.policy())) {
            if (revised && entry.question().revision() == settings.revision()) {
                // the number may have meant another mapping before
                forget(entry, true);
            } else {
                place(entry, false);
                if (revised && entry.question().revision() == 0) {
                    entry.doubt();
                    ask(entry);
                }
            }
        }
    }

    /** A policy is gone. */
    void remove(final int policy) {
        if (policies.remove(policy) != null) {
            of(policy).forEach(entry -> forget(entry, false));
            actions.clear(policy);
        }
    }

    /** A port came, went, or has another number. */
    void portChanged(final PortName name) {
        for (var settings : policies.values()) {
            if (settings.locators().values().stream().anyMatch(locator -> locator.place() instanceof Place.Here here
                    && (here.in().equals(name) || here.out().equals(name)))) {
                of(settings.policy()).forEach(entry -> place(entry, false));
            }
        }
    }

    /** A frame for which the switch knows no answer, with all that is before it. */
    void frame(final MappingFrame read, final byte[] frame) {
        final var question = read.question();
        final var settings = question.map(asked -> policies.get(asked.policy()));
        if (settings.isEmpty() || settings.orElseThrow().segment() != read.segment()
                || !isPlace(settings.orElseThrow(), question.orElseThrow().here())) {
            tally.add(MappingCount.FRAMES_UNKNOWN);
            return;
        }
        final var known = entries.get(question.orElseThrow());
        if (known == null && (entries.size() >= limits.entries() || !inquiries.hasRoom(read.port()))) {
            tally.add(MappingCount.FRAMES_TOO_MANY_PAIRS);
            return;
        }
        final var entry = known == null ? begin(question.orElseThrow(), read.port()) : known;
        waiting.add(entry, frame);
        // its flow was on the way to the switch, or is not there any more
        entry.step().ifPresent(step -> {
            if (step instanceof Step.Dropped) {
                dropped.add(entry);
            } else {
                write(entry);
            }
        });
    }

    private static boolean isPlace(final MappingSettings settings, final int here) {
        return here == Question.AT_WORKLOAD || settings.locators().containsKey(here);
    }

    private Entry begin(final Question question, final int port) {
        final var entry = new Entry(question, port, this::due);
        entries.put(question, entry);
        wheel.set(entry.timer(), clock.now() + PATIENCE);
        ask(entry);
        return entry;
    }

    private void ask(final Entry entry) {
        inquiries.ask(entry);
        actions.wake();
    }

    /** Takes the next questions. */
    List<Question> questions(final int most) {
        return inquiries.take(most).stream().map(Entry::question).toList();
    }

    /** The service answered. */
    void answered(final Question question, final Reply reply) {
        final var entry = entries.get(question);
        if (entry == null || !entry.isAsking()) {
            return;
        }
        tally.add(MappingCount.ANSWERS);
        inquiries.done(entry);
        entry.replied(reply);
        place(entry, true);
        if (entry.takeDoubt()) {
            ask(entry);
        }
    }

    /** The service did not answer these. */
    void unanswered(final Collection<Question> questions) {
        inquiries.again(questions.stream().map(entries::get).filter(Objects::nonNull).toList());
    }

    /** Has the switch do what was answered, if that is not so already or must be renewed. */
    private void place(final Entry entry, final boolean renew) {
        if (entry.reply().isEmpty()) {
            return;
        }
        final var reply = entry.reply().orElseThrow();
        final var next = steps.of(entry.question(), reply, policies.get(entry.question().policy()));
        if (next.isEmpty()) {
            if (renew) {
                tally.add(MappingCount.UNPLACED);
            }
            if (entry.step().isEmpty()) {
                wheel.set(entry.timer(), clock.now() + PATIENCE);
            }
            return;
        }
        final boolean changed = !next.equals(entry.step());
        if (renew || changed) {
            count(entry, reply, changed);
            settle(entry, next.orElseThrow());
        }
    }

    private void count(final Entry entry, final Reply reply, final boolean changed) {
        if (changed && entry.step().isPresent()) {
            tally.add(MappingCount.CHANGED);
        }
        switch (reply.result()) {
            case REFUSED -> tally.add(MappingCount.REFUSED);
            case UNKNOWN -> tally.add(MappingCount.UNKNOWN);
            default -> {
                return;
            }
        }
        tally.add(MappingCount.FRAMES_REFUSED, entry.frames().size());
    }

    private void settle(final Entry entry, final Step step) {
        final boolean drops = step instanceof Step.Dropped;
        entry.placed(step, clock.now() + seconds(entry, step) * TickClock.SECOND);
        write(entry);
        wheel.set(entry.timer(), drops ? entry.until() : entry.until() - left(entry) * 2 / 6);
    }

    /** The lifetime of its answer, in ticks. */
    private static long left(final Entry entry) {
        return seconds(entry, entry.step().orElseThrow()) * TickClock.SECOND;
    }

    private static long seconds(final Entry entry, final Step step) {
        return step instanceof Step.Dropped ? REFUSAL
            : Math.min(entry.reply().map(Reply::lifetime).orElse(REFUSAL), LONGEST);
    }

    private void write(final Entry entry) {
        final var settings = policies.get(entry.question().policy());
        final long seconds = Math.max(1, (entry.until() - clock.now() + TickClock.SECOND - 1) / TickClock.SECOND);
        actions.put(entry.question(), settings.segment(), entry.step().orElseThrow(), (int) seconds,
            waiting.take(entry));
    }

    /** The time of an entry has come: to see whether it is used, to keep it, or to give it up. */
    private void due(final Entry entry) {
        if (entry.step().isEmpty()) {
            tally.add(MappingCount.FRAMES_GIVEN_UP, entry.frames().size());
            refuse(entry);
        } else if (clock.now() >= entry.until() || entry.step().orElseThrow() instanceof Step.Dropped) {
            forget(entry, false);
        } else {
            actions.look(entry.question(), policies.get(entry.question().policy()).segment());
            final long last = entry.until() - Math.max(1, Math.min(left(entry) / 6, TickClock.SECOND));
            wheel.set(entry.timer(), clock.now() < last ? last : entry.until());
        }
    }

    /** Whatever wants this pair is dropped for a moment, instead of asking again and again. */
    private void refuse(final Entry entry) {
        inquiries.done(entry);
        settle(entry, new Step.Dropped(entry.question().refused()));
    }

    /** A flow was used since it was made. */
    void used(final Question question) {
        final var entry = entries.get(question);
        if (entry == null || entry.step().isEmpty()) {
            return;
        }
        if (entry.until() - clock.now() <= TickClock.SECOND) {
            if (entry.isAsking()) {
                tally.add(MappingCount.KEPT);
            }
            settle(entry, entry.step().orElseThrow());
        }
        ask(entry);
    }

    /** A helper before this one knew an answer: it goes on, and is asked for. */
    void adopt(final FlowListing.Found found) {
        final var settings = policies.get(found.question().policy());
        if (settings == null || settings.segment() != found.segment()) {
            actions.remove(found.question(), found.segment());
        } else if (!entries.containsKey(found.question()) && entries.size() < limits.entries()
                && !(found.step() instanceof Step.Dropped)) {
            final var entry = new Entry(found.question(), 0, this::due);
            entries.put(found.question(), entry);
            Steps.reply(found).ifPresent(entry::replied);
            entry.placed(found.step(), clock.now() + Math.max(1, found.left()) * (long) TickClock.SECOND);
            wheel.set(entry.timer(), clock.now() + 1);
            ask(entry);
        }
    }

    /** The switch may have lost its flows. */
    void rewrite() {
        drop();
        entries.values().stream().filter(entry -> entry.step().isPresent()).forEach(this::write);
    }

    /** Lets time pass; to be called every 100 ms. */
    void tick() {
        drop();
        wheel.advance(clock.advance(nanos.getAsLong()));
    }

    private void drop() {
        // those that were answered meanwhile have their frames already
        dropped.stream().filter(entry -> !entry.frames().isEmpty()).forEach(entry -> {
            tally.add(MappingCount.FRAMES_REFUSED, entry.frames().size());
            write(entry);
        });
        dropped.clear();
    }

    boolean isEmpty() {
        return policies.isEmpty();
    }

    /** How all policies are, by id; with what is wrong, if that is not empty. */
    List<MappingStatus> status(final String problem) {
        return policies.values().stream().sorted(Comparator.comparing(MappingSettings::policy))
            .map(settings -> MappingStatus.of(settings, of(settings.policy()), problem)).toList();
    }

    private List<Entry> of(final int policy) {
        final var theirs = new ArrayList<Entry>();
        entries.values().stream().filter(entry -> entry.question().policy() == policy).forEach(theirs::add);
        return theirs;
    }

    private void forget(final Entry entry, final boolean flow) {
        inquiries.done(entry);
        waiting.drop(entry, MappingCount.FRAMES_GIVEN_UP);
        wheel.cancel(entry.timer());
        entries.remove(entry.question());
        dropped.remove(entry);
        if (flow && entry.step().isPresent()) {
            actions.remove(entry.question(), policies.get(entry.question().policy()).segment());
        }
    }
}
