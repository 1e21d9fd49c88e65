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
import dev.weft.pipeline.flow.Spread;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prints a list of actions: those that Weft uses in Open vSwitch's notation, others in hexadecimal. */
final class ActionText {
    private static final int MIN_LENGTH = 8;
    private static final int HEADER = 4;
    private static final int OUTPUT = 0;
    private static final int PUSH_VLAN = 17;
    private static final int POP_VLAN = 18;
    private static final int SET_FIELD = 25;
    private static final int EXPERIMENTER = 0xffff;
    private static final int NICIRA = 0x2320;
    private static final int DEC_TTL = 24;
    private static final int MOVE = 6;
    private static final int LOAD = 7;
    private static final int SPREAD = 10;
    private static final int RESUBMIT_TABLE = 14;
    private static final int OUTPUT_REGISTER = 15;
    private static final int TRACK = 35;
    private static final int CLONE = 42;
    private static final int LEARN = 45;
    private static final int ENCAP = 46;
    private static final int DECAP = 47;
    private static final int DELETE_FIELD = 50;
    private static final short NEXT_PROTOCOL = (short) 0xfffe;
    /** What follows the kind of action, with its notation. */
    private static final Map<String, String> ENCAPS = Map.of("00000001894f0004010501000000", "encap(nsh(md_type=1))",
        "000000000000", "encap(ethernet)");
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
            case PUSH_VLAN -> Optional.of(String.format("push_vlan:0x%04x", action.getShort(HEADER)));
            case POP_VLAN -> Optional.of("pop_vlan");
            case DEC_TTL -> Optional.of("dec_ttl");
            case SET_FIELD -> setField(action);
            case EXPERIMENTER -> length >= 16 && action.getInt(4) == NICIRA ? nicira(action, style) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> setField(final ByteBuffer action) {
        final boolean masked = Field.hasMask(action.getInt(HEADER));
        final var in = action.slice(HEADER, action.limit() - HEADER);
        return Field.take(in).filter(field -> !masked && in.remaining() >= field.octets())
            .map(field -> "set_field:" + field.print(Value.of(Hex.take(in, field.octets()))) + "->"
                + field.setName());
    }

    private static Optional<String> nicira(final ByteBuffer action, final TextStyle style) {
        final int subtype = Short.toUnsignedInt(action.getShort(8));
        if (subtype == RESUBMIT_TABLE && Short.toUnsignedInt(action.getShort(10)) == SAME_PORT) {
            return Optional.of("resubmit(," + style.table(Byte.toUnsignedInt(action.get(12))) + ")");
        }
        if (subtype == CLONE) {
            final var parts = new ArrayList<String>();
            of(action.slice(16, action.limit() - 16), style, parts);
            return Optional.of("clone(" + String.join(",", parts) + ")");
        }
        if (subtype == LEARN) {
            return LearnText.of(action, style);
        }
        if (subtype == TRACK) {
            return TrackText.of(action, style);
        }
        return switch (subtype) {
            case MOVE -> move(action);
            case SPREAD -> spread(action);
            case LOAD -> action.limit() == 24 ? bits(action).map(target ->
                "load:" + hexadecimal(action.getLong(16)) + "->" + target) : Optional.empty();
            case OUTPUT_REGISTER -> action.limit() == 24 ? bits(action).map(port -> "output:" + port)
                : Optional.empty();
            case ENCAP -> Optional.ofNullable(ENCAPS.get(HexFormat.of().formatHex(
                Hex.take(action.slice(10, action.limit() - 10), action.limit() - 10))));
            case DELETE_FIELD -> action.limit() == 24 ? Field.take(action.slice(10, 14))
                .map(field -> "delete_field:" + field.ovsName()) : Optional.empty();
            case DECAP -> action.limit() == 16 && action.getInt(10) == 0 && action.getShort(14) == NEXT_PROTOCOL
                ? Optional.of("decap()") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> move(final ByteBuffer action) {
        final int width = Short.toUnsignedInt(action.getShort(10));
        final var in = action.slice(16, action.limit() - 16);
        final var source = run(in, Short.toUnsignedInt(action.getShort(12)), width);
        final var target = run(in, Short.toUnsignedInt(action.getShort(14)), width);
        return source.flatMap(from -> target.map(to -> "move:" + from + "->" + to));
    }

    private static Optional<String> spread(final ByteBuffer action) {
        if (action.limit() != 32 || action.getInt(20) != 0) {
            return Optional.empty();
        }
        final var hash = Arrays.stream(Spread.Hash.values()).filter(each -> each.code() == action.getShort(10));
        final var choice = Arrays.stream(Spread.Choice.values()).filter(each -> each.code() == action.getShort(16));
        final int encoded = Short.toUnsignedInt(action.getShort(26));
        final var target = run(action.slice(28, Integer.BYTES), encoded >>> 6, (encoded & 0x3f) + 1);
        return join(",", Stream.of(hash.findFirst().map(Spread.Hash::ovsName),
                Optional.of(Integer.toString(Short.toUnsignedInt(action.getShort(12)))),
                choice.findFirst().map(Spread.Choice::ovsName),
                Optional.of(Short.toUnsignedInt(action.getShort(18)) + 1 + ",0"), target.map(Bits::toString)))
            .map(text -> "multipath(" + text + ")");
    }

    private static Optional<Bits> bits(final ByteBuffer action) {
        final int encoded = Short.toUnsignedInt(action.getShort(10));
        return run(action.slice(12, action.limit() - 12), encoded >>> 6, (encoded & 0x3f) + 1);
    }

    /** The bits of the field whose header comes next. */
    static Optional<Bits> run(final ByteBuffer in, final int first, final int width) {
        return Field.takePart(in)
            .filter(field -> width >= 1 && width <= 64 && first + width <= field.partBits())
            .map(field -> new Bits(field, first, first + width - 1));
    }

    static String hexadecimal(final long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }

    /** Joins texts, if all are there. */
    static Optional<String> join(final String delimiter, final Stream<Optional<String>> texts) {
        return texts.reduce((one, other) -> one.flatMap(text -> other.map(more -> text + delimiter + more)))
            .flatMap(Function.identity());
    }
}
