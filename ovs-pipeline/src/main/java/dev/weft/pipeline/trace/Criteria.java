/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Match;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What a flow wants of frames, read from what is sent to the switch, so that both cannot differ. */
final class Criteria {
    private record One(Field field, Value value, Value mask) {
        boolean accepts(final Frame frame) {
            // an absent option has no value that could be equal
            return (!field.isOption() || frame.has(field)) && Values.and(frame.seen(field), mask).equals(value);
        }
    }

    private final List<One> all;

    private Criteria(final List<One> all) {
        this.all = all;
    }

    static Criteria of(final Match match) {
        return of(match.encode());
    }

    /**
     * Reads a match.
     *
     * @param match OXM fields
     * @throws IllegalArgumentException when a field is none of ours
     */
    static Criteria of(final byte[] match) {
        final var in = ByteBuffer.wrap(match);
        final var all = new ArrayList<One>();
        while (in.hasRemaining()) {
            final boolean masked = Field.hasMask(in.getInt(in.position()));
            final var field = Field.take(in).orElseThrow(() -> new IllegalArgumentException(
                "a field of a match is unknown, at octet " + in.position()));
            final var value = take(in, field);
            all.add(new One(field, value, masked ? take(in, field) : Value.ones(field.bits())));
        }
        return new Criteria(all);
    }

    boolean accept(final Frame frame) {
        for (var one : all) {
            if (!one.accepts(frame)) {
                return false;
            }
        }
        return true;
    }

    /** Tells each field with the values that it may have. */
    void forEach(final BiConsumer<Field, Masked> user) {
        all.forEach(one -> user.accept(one.field, new Masked(one.value, one.mask)));
    }

    private static Value take(final ByteBuffer in, final Field field) {
        if (in.remaining() < field.octets()) {
            throw new IllegalArgumentException("a match ends within " + field);
        }
        final var octets = new byte[field.octets()];
        in.get(octets);
        return Value.of(octets);
    }
}
