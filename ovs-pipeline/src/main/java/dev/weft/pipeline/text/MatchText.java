/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints OXM fields in the order in which Open vSwitch prints them, which is not that of the message. */
final class MatchText {
    private static final int HEADER = 4;

    private static final int VLAN_NUMBER = 0xfff;

    private record Part(Field field, String text) { }

    private MatchText() {
        // only functions
    }

    static List<String> of(final ByteBuffer in) {
        final var known = new ArrayList<Part>();
        final var unknown = new ArrayList<String>();
        while (in.hasRemaining()) {
            final int length = in.remaining() < HEADER ? -1 : Byte.toUnsignedInt(in.get(in.position() + HEADER - 1));
            if (length < 0 || in.remaining() < HEADER + length) {
                unknown.add(Hex.rest("oxm", in));
                break;
            }
            final var part = in.slice(in.position(), HEADER + length);
            in.position(in.position() + HEADER + length);
            final boolean masked = Field.hasMask(part.getInt(0));
            Field.take(part).ifPresentOrElse(
                field -> known.add(new Part(field, known(field, masked, part))),
                () -> unknown.add(Hex.rest("oxm", part)));
        }
        known.sort(Comparator.comparing((Part part) -> part.field().group()).thenComparing(Part::field));
        final var texts = new ArrayList<>(known.stream().map(Part::text).toList());
        texts.addAll(unknown);
        return texts;
    }

    private static String known(final Field field, final boolean masked, final ByteBuffer part) {
        final var value = Value.of(Hex.take(part, field.octets()));
        if (field == Field.VLAN) {
            return value.low() == 0 ? "vlan_tci=0x0000/0x1fff" : "dl_vlan=" + (value.low() & VLAN_NUMBER);
        }
        final var text = field.ovsName() + "=" + field.print(value);
        if (!masked) {
            return text;
        }
        final var mask = Value.of(Hex.take(part, field.octets()));
        return field.isOption() && mask.equals(Value.ZERO) ? field.ovsName() : text + "/" + field.print(mask);
    }
}
