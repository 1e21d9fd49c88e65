/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.WireFlow;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Reads flows that switches and helpers made themselves: any match, only actions that load values, and perhaps a table
 * to go to.
 */
public final class LearnedRules {
    /** The bits of a cookie that are the object's. */
    private static final long OBJECT = ~Cookie.MASK;
    private static final int GOTO_TABLE = 1;
    private static final int APPLY_ACTIONS = 4;
    private static final int INSTRUCTION = 8;
    private static final int LOAD_LENGTH = 24;
    private static final int EXPERIMENTER = 0xffff;
    private static final int NICIRA = 0x2320;
    private static final int LOAD = 7;
    private static final int WIDTH_BITS = 6;

    private LearnedRules() {
        // only functions
    }

    /**
     * Reads a flow of a switch.
     *
     * @param flow the flow
     * @param owners finds the object that has a cookie of its own, or null
     * @return the same as a rule; empty when it is none that a trace understands
     */
    public static Optional<Rule> of(final WireFlow flow, final LongFunction<ObjectKey> owners) {
        final var table = Table.byId(flow.table()).filter(LearnedQuery::isLearned);
        if (table.isEmpty() || !Cookie.isLearned(flow.cookie())) {
            return Optional.empty();
        }
        try {
            final var lesson = new Lesson();
            Criteria.of(flow.match()).forEach(lesson::want);
            read(ByteBuffer.wrap(flow.instructions()), lesson);
            final var owner = owners.apply(flow.cookie() & OBJECT | Cookie.PREFIX);
            return Optional.of(lesson.rule(table.orElseThrow(), owner == null ? stranger(flow) : owner));
        } catch (IllegalArgumentException e) {
            // what a switch says is nobody's promise
            return Optional.empty();
        }
    }

    private static void read(final ByteBuffer in, final Lesson lesson) {
        while (in.hasRemaining()) {
            final int start = in.position();
            final int type = in.getShort();
            final int length = Short.toUnsignedInt(in.getShort());
            if (length < INSTRUCTION || length > in.limit() - start) {
                throw new IllegalArgumentException("an instruction of " + length + " octets");
            }
            switch (type) {
                case APPLY_ACTIONS -> loads(in.slice(start + INSTRUCTION, length - INSTRUCTION), lesson);
                case GOTO_TABLE -> lesson.go(Table.byId(Byte.toUnsignedInt(in.get())).orElseThrow(() ->
                    new IllegalArgumentException("an unknown table")));
                default -> throw new IllegalArgumentException("these are not only actions");
            }
            in.position(start + length);
        }
    }

    private static void loads(final ByteBuffer in, final Lesson lesson) {
        if (in.remaining() % LOAD_LENGTH != 0) {
            throw new IllegalArgumentException("not only values are loaded");
        }
        while (in.hasRemaining()) {
            load(in.slice(in.position(), LOAD_LENGTH), lesson);
            in.position(in.position() + LOAD_LENGTH);
        }
    }

    private static void load(final ByteBuffer action, final Lesson lesson) {
        if (Short.toUnsignedInt(action.getShort()) != EXPERIMENTER || action.getShort() != LOAD_LENGTH
                || action.getInt() != NICIRA || action.getShort() != LOAD) {
            throw new IllegalArgumentException("this action loads no value");
        }
        final int bits = Short.toUnsignedInt(action.getShort());
        final var field = Field.takePart(action).orElseThrow(() -> new IllegalArgumentException("an unknown field"));
        final int first = bits >>> WIDTH_BITS;
        lesson.load(new Bits(field, first, first + (bits & (1 << WIDTH_BITS) - 1)), action.getLong());
    }

    /** What the helper found out has no object of the intent. */
    private static ObjectKey stranger(final WireFlow flow) {
        final var cookie = new Cookie(flow.cookie());
        return new ObjectKey(Arrays.stream(ObjectKind.values()).filter(kind -> kind.code() == cookie.kindCode())
            .findFirst().orElse(ObjectKind.PIPELINE), cookie.number(), "learned");
    }
}
