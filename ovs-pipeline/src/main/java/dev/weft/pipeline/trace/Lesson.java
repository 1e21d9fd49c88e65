/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Learn;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A flow that a switch makes of a frame. */
final class Lesson {
    private final Map<Field, Masked> wanted = new EnumMap<>(Field.class);
    private final List<Action> actions = new ArrayList<>();
    private Optional<Table> next = Optional.empty();

    /** What an action teaches by a frame. */
    static Rule of(final Learn learn, final Frame frame) {
        final var lesson = new Lesson();
        for (var part : learn.specs()) {
            if (part instanceof Learn.Equal equal) {
                lesson.want(equal.target(), frame.read(equal.source()));
            } else if (part instanceof Learn.Given given) {
                lesson.want(given.target(), given.value());
            } else if (part instanceof Learn.Copy copy) {
                lesson.load(copy.target(), frame.read(copy.source()));
            } else if (part instanceof Learn.Put put) {
                lesson.load(put.target(), put.value());
            } else {
                throw new IllegalArgumentException("unknown part of a learned flow: " + part);
            }
        }
        return lesson.rule(learn.table(), learn.owner());
    }

    void want(final Bits bits, final long value) {
        final var field = bits.field();
        final boolean whole = bits.width() == field.partBits();
        final var old = wanted.getOrDefault(field, new Masked(Value.ZERO, Value.ZERO));
        wanted.put(field, whole ? new Masked(Value.of(value), Value.ones(field.bits()))
            : new Masked(Values.insert(old.value(), bits.first(), bits.width(), value),
                Values.insert(old.mask(), bits.first(), bits.width(), -1)));
    }

    void want(final Field field, final Masked values) {
        wanted.put(field, values);
    }

    void load(final Bits bits, final long value) {
        actions.add(new Action.Load(bits, value));
    }

    void go(final Table table) {
        next = Optional.of(table);
    }

    /**
     * The flow.
     *
     * @throws IllegalArgumentException when its table may have no such flow
     */
    Rule rule(final Table table, final ObjectKey owner) {
        final var flow = Flow.in(table, Priority.ORDINARY, ObjectKey.PIPELINE);
        wanted.forEach(flow::match);
        actions.forEach(flow::then);
        return Rule.learned(next.map(flow::goTo).orElseGet(flow::end), owner);
    }
}
