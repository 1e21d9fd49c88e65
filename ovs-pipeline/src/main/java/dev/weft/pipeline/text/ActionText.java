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
import java.util.List;
import java.util.Optional;

/** Prints a list of actions: those that Weft uses in Open vSwitch's notation, others in hexadecimal. */
final class ActionText {
    private static final int MIN_LENGTH = 8;
    private static final int OUTPUT = 0;
    private static final int SET_FIELD = 25;
    private static final int EXPERIMENTER = 0xffff;
    private static final int NICIRA = 0x2320;
    private static final int MOVE = 6;
    private static final int LOAD = 7;
    private static final int RESUBMIT_TABLE = 14;
    private static final int OUTPUT_REGISTER = 15;
    private static final int SAME_PORT = 0xfff8;

    private ActionText() {
        // only functions
    }

    static void of(final ByteBuffer in, final TextStyle style, final List<String> texts) {
        while (in.hasRemaining()) {
            final int start = in.position();
            final int length = in.remaining() < MIN_LENGTH ? 0 : Short.toUnsignedInt(in.getShort(start + 2));
            if (length < MIN_LENGTH || length > in.remaining()) {
                texts.add(Hex.rest("action", in));
                return;
            }
            final var action = in.slice(start, length);
            texts.add(known(action, style).orElseGet(() -> Hex.rest("action", action)));
            in.position(start + length);
        }
    }

    private static Optional<String> known(final ByteBuffer action, final TextStyle style) {
        final int length = action.limit();
        return switch (Short.toUnsignedInt(action.getShort(0))) {
            case OUTPUT -> length == 16 ? Optional.of("output:" + Integer.toUnsignedString(action.getInt(4)))
                : Optional.empty();
            case SET_FIELD -> setField(action);
            case EXPERIMENTER -> length >= 16 && action.getInt(4) == NICIRA ? nicira(action, style) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> setField(final ByteBuffer action) {
        return Field.byHeader(action.getInt(4))
            .filter(field -> !Field.hasMask(action.getInt(4)) && action.limit() >= MIN_LENGTH + field.octets())
            .map(field -> "set_field:" + field.print(Value.of(Hex.take(
                action.slice(MIN_LENGTH, field.octets()), field.octets()))) + "->" + field.ovsName());
    }

    private static Optional<String> nicira(final ByteBuffer action, final TextStyle style) {
        final int subtype = Short.toUnsignedInt(action.getShort(8));
        if (subtype == RESUBMIT_TABLE && Short.toUnsignedInt(action.getShort(10)) == SAME_PORT) {
            return Optional.of("resubmit(," + style.table(Byte.toUnsignedInt(action.get(12))) + ")");
        }
        if (action.limit() != 24) {
            return Optional.empty();
        }
        return switch (subtype) {
            case MOVE -> move(action);
            case LOAD -> bits(action).map(target ->
                "load:" + hexadecimal(action.getLong(16)) + "->" + target);
            case OUTPUT_REGISTER -> bits(action).map(port -> "output:" + port);
            default -> Optional.empty();
        };
    }

    private static Optional<String> move(final ByteBuffer action) {
        final int width = Short.toUnsignedInt(action.getShort(10));
        final var source = run(action.getInt(16), Short.toUnsignedInt(action.getShort(12)), width);
        final var target = run(action.getInt(20), Short.toUnsignedInt(action.getShort(14)), width);
        return source.flatMap(from -> target.map(to -> "move:" + from + "->" + to));
    }

    private static Optional<Bits> bits(final ByteBuffer action) {
        final int encoded = Short.toUnsignedInt(action.getShort(10));
        return run(action.getInt(12), encoded >>> 6, (encoded & 0x3f) + 1);
    }

    private static Optional<Bits> run(final int header, final int first, final int width) {
        return Field.byPartHeader(header)
            .filter(field -> width >= 1 && width <= 64 && first + width <= field.partBits())
            .map(field -> new Bits(field, first, first + width - 1));
    }

    private static String hexadecimal(final long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }
}
