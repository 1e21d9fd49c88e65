/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints a learn action that is like Weft's in Open vSwitch's notation. */
final class LearnText {
    private static final int FIXED_LENGTH = 40;
    private static final int BITS_LENGTH = 6;
    private static final int WIDTH_MASK = 0x7ff;
    private static final int EQUAL = 0;
    private static final int GIVEN = 0x2000;
    private static final int COPY = 0x0800;
    private static final int PUT = 0x2800;
    private static final int DELETE_LEARNED = 2;
    private static final int WRITE_RESULT = 4;

    private LearnText() {
        // only functions
    }

    /** Empty when there is anything in the action that Weft never uses. */
    static Optional<String> of(final ByteBuffer action, final TextStyle style) {
        if (action.limit() < FIXED_LENGTH || action.getShort(10) != 0 || action.getInt(28) != 0) {
            return Optional.empty();
        }
        final int flags = Short.toUnsignedInt(action.getShort(24));
        final var texts = new ArrayList<>(List.of("table=" + style.table(Byte.toUnsignedInt(action.get(26))),
            "hard_timeout=" + Short.toUnsignedInt(action.getShort(12)),
            "priority=" + Short.toUnsignedInt(action.getShort(14))));
        if ((flags & DELETE_LEARNED) != 0) {
            texts.add("delete_learned");
        }
        texts.add("cookie=0x" + Long.toHexString(action.getLong(16)));
        texts.add("limit=" + Integer.toUnsignedString(action.getInt(32)));
        final var in = action.slice(FIXED_LENGTH, action.limit() - FIXED_LENGTH);
        final boolean known = (flags & ~(DELETE_LEARNED | WRITE_RESULT)) == 0
            && ((flags & WRITE_RESULT) == 0 || result(in, Short.toUnsignedInt(action.getShort(36)), texts))
            && parts(in, texts);
        return known ? Optional.of("learn(" + String.join(",", texts) + ")") : Optional.empty();
    }

    private static boolean result(final ByteBuffer in, final int first, final List<String> texts) {
        return in.remaining() >= Integer.BYTES
            && add(ActionText.run(in, first, 1).map(bit -> "result_dst=" + bit), texts);
    }

    private static boolean parts(final ByteBuffer in, final List<String> texts) {
        while (in.remaining() > Short.BYTES && in.getShort(in.position()) != 0) {
            final int header = Short.toUnsignedInt(in.getShort());
            final int width = header & WIDTH_MASK;
            final boolean known = switch (header & ~WIDTH_MASK) {
                case EQUAL -> in.remaining() >= 2 * BITS_LENGTH && add(bits(in, width).flatMap(source ->
                    bits(in, width).map(target -> source.equals(target) ? source.toString()
                        : target + "=" + source)), texts);
                case COPY -> in.remaining() >= 2 * BITS_LENGTH && add(bits(in, width).flatMap(source ->
                    bits(in, width).map(target -> "load:" + source + "->" + target)), texts);
                case GIVEN -> width <= Short.SIZE && in.remaining() >= Short.BYTES + BITS_LENGTH
                    && given(in, width, texts);
                case PUT -> width <= Short.SIZE && in.remaining() >= Short.BYTES + BITS_LENGTH
                    && put(in, width, texts);
                default -> false;
            };
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static boolean given(final ByteBuffer in, final int width, final List<String> texts) {
        final long value = Short.toUnsignedLong(in.getShort());
        return add(bits(in, width).map(target -> target.field().setName() + "="
            + (target.field() == Field.ETH_TYPE ? ActionText.hexadecimal(value)
                : target.field().print(Value.of(value)))), texts);
    }

    private static boolean put(final ByteBuffer in, final int width, final List<String> texts) {
        final var value = ActionText.hexadecimal(Short.toUnsignedLong(in.getShort()));
        return add(bits(in, width).map(target -> "load:" + value + "->" + target), texts);
    }

    private static Optional<Bits> bits(final ByteBuffer in, final int width) {
        if (in.remaining() < BITS_LENGTH) {
            return Optional.empty();
        }
        final int header = in.position();
        final var bits = ActionText.run(in, Short.toUnsignedInt(in.getShort(header + Integer.BYTES)), width);
        in.position(header + BITS_LENGTH);
        return bits;
    }

    private static boolean add(final Optional<String> text, final List<String> texts) {
        text.ifPresent(texts::add);
        return text.isPresent();
    }
}
