/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.FieldGroup;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.DecTtl;
import dev.weft.pipeline.flow.Decap;
import dev.weft.pipeline.flow.DeleteField;
import dev.weft.pipeline.flow.Encap;
import dev.weft.pipeline.flow.Learn;
import dev.weft.pipeline.flow.Meter;
import dev.weft.pipeline.flow.Spread;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.VlanTag;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One frame on its way through one node. */
final class Run {
    /** As deep as Open vSwitch follows visits. */
    private static final int MAX_DEPTH = 64;
    /** As many tables as Open vSwitch looks into for one frame. */
    private static final int MAX_STEPS = 4096;
    private static final List<Field> CONNECTION = Arrays.stream(Field.values())
        .filter(field -> field.group() == FieldGroup.CONNECTION).toList();

    private final Rules rules;
    private final LearnedFlows learned;
    private final NodeMemory memory;
    private final List<Step> steps = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Set<LearnedQuery> unknown = new LinkedHashSet<>();

    private final List<Rule> lessons = new ArrayList<>();

    private boolean givenUp;

    Run(final Rules rules, final LearnedFlows learned, final NodeMemory memory) {
        this.rules = rules;
        this.learned = learned;
        this.memory = memory;
    }

    Course start(final Frame frame) {
        pass(Table.CLASSIFY, frame, 0);
        // the frame itself does not find what it teaches
        lessons.forEach(memory::learn);
        return new Course(steps, sent, unknown);
    }

    /** From a table on, until a flow goes nowhere else. */
    private void pass(final Table first, final Frame frame, final int depth) {
        var next = Optional.of(first);
        while (next.isPresent()) {
            final int at = enter(next.orElseThrow(), frame, depth);
            if (steps.size() >= MAX_STEPS || depth >= MAX_DEPTH) {
                giveUp(at, "the frame goes round without end");
            }
            final var rule = steps.get(at).rule();
            rule.ifPresent(found -> act(found.flow().actions(), frame, at));
            next = rule.flatMap(found -> found.flow().next()).filter(table -> !givenUp);
        }
    }

    private int enter(final Table table, final Frame frame, final int depth) {
        final var wanted = rules.find(table, frame);
        final var query = LearnedQuery.of(table, wanted, frame);
        final var known = query.map(learned::find);
        final var step = new Step(depth, table,
            find(table, frame, wanted, known.flatMap(answer -> answer).orElse(List.of())));
        if (known.isPresent() && known.orElseThrow().isEmpty()) {
            unknown.add(query.orElseThrow());
            step.note("what the switch learned is not known here; taken as nothing");
        }
        steps.add(step);
        return steps.size() - 1;
    }

    private Optional<Rule> find(final Table table, final Frame frame, final Optional<Rule> wanted,
            final List<Rule> more) {
        // what was taught last counts: it takes the place of what the switch has
        return Stream.of(memory.taught(), more).flatMap(own -> Rules.of(own).find(table, frame).stream())
            .findFirst().filter(rule -> wanted.isEmpty()
                || rule.flow().priority() > wanted.orElseThrow().flow().priority()).or(() -> wanted);
    }

    private void act(final List<Action> actions, final Frame frame, final int at) {
        for (var action : actions) {
            if (givenUp) {
                return;
            }
            act(action, frame, at);
        }
    }

    private void act(final Action action, final Frame frame, final int at) {
        final var step = steps.get(at);
        if (action instanceof Action.SetField set) {
            frame.set(set.field(), set.value());
        } else if (action instanceof Action.Load load) {
            frame.write(load.target(), load.value());
        } else if (action instanceof Action.Move move) {
            frame.write(move.target(), frame.read(move.source()));
        } else if (action instanceof Action.Output output) {
            send(output.port(), frame, at);
        } else if (action instanceof Action.OutputTo output) {
            send((int) frame.read(output.port()), frame, at);
        } else if (action instanceof Action.Resubmit visit) {
            pass(visit.table(), frame, step.depth() + 1);
        } else if (action instanceof Action.Clone copy) {
            act(copy.parts(), frame.copy(), at);
        } else if (action instanceof Track track) {
            track(track, frame, at);
        } else if (action instanceof Spread spread) {
            final int slot = SpreadHash.choose(spread, frame);
            frame.write(spread.target(), slot);
            step.note("number " + slot + " of " + spread.slots() + " by the hash of its addresses"
                + (spread.hash() == Spread.Hash.CONNECTION ? " and ports" : ""));
        } else if (action instanceof Meter meter) {
            step.note("taken to be within the limit of meter " + meter.meter());
        } else if (action instanceof Learn learn) {
            lessons.add(Lesson.of(learn, frame));
            step.note("the switch learns into " + learn.table() + ", here for this trace only");
        } else {
            wrap(action, frame, at);
        }
    }

    private void track(final Track track, final Frame frame, final int at) {
        final var step = steps.get(at);
        step.note(memory.connections().track(track, frame));
        track.table().ifPresent(table -> pass(table, frame.copy(), step.depth()));
        // what goes on here knows nothing of it, not even what was known before
        CONNECTION.forEach(field -> frame.set(field, Value.ZERO));
    }

    private void wrap(final Action action, final Frame frame, final int at) {
        if (action instanceof Encap encap) {
            frame.encap(encap.header());
        } else if (action instanceof Decap) {
            if (!frame.decap()) {
                giveUp(at, "there is no header to take off, or a VLAN tag before it");
            }
        } else if (action instanceof VlanTag tag) {
            if (tag.on()) {
                frame.pushTag();
            } else {
                frame.popTag();
            }
        } else if (action instanceof DecTtl) {
            frame.set(Field.IP_TTL, Value.of(frame.get(Field.IP_TTL).low() - 1));
        } else if (action instanceof DeleteField delete) {
            frame.remove(delete.option());
        } else {
            throw new IllegalArgumentException("unknown action: " + action);
        }
    }

    /** The switch cannot do it: then nothing at all becomes of the frame, and what was sent before is not. */
    private void giveUp(final int at, final String reason) {
        steps.get(at).note(reason + "; the switch drops the frame and all its copies");
        sent.clear();
        givenUp = true;
    }

    private void send(final int port, final Frame frame, final int at) {
        if (Value.of(port).equals(frame.get(Field.IN_PORT))) {
            steps.get(at).note("not sent to port " + port + ", through which it came");
        } else if (port < 1 || port > Action.MAX_PORT) {
            steps.get(at).note("not sent: there is no port " + port);
        } else {
            sent.add(new Sent(at, port, frame.copy()));
        }
    }
}
