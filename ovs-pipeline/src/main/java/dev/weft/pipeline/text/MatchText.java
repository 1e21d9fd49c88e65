/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.FieldGroup;
import dev.weft.pipeline.field.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints OXM fields in the order in which Open vSwitch prints them, which is not that of the message. */
final class MatchText {
    private static final int HEADER = 4;
    private static final int VLAN_NUMBER = 0xfff;
    private static final Comparator<Part> ORDER = Comparator.comparing((Part part) -> part.field().group())
        .thenComparing(part -> rank(part.field())).thenComparing(Part::field);

    /** A field that is matched, and how. */
    record Part(Field field, Value value, Optional<Value> mask) {
        String text() {
            if (field == Field.VLAN) {
                return vlan();
            }
            final boolean present = field.isOption() && mask.filter(Value.ZERO::equals).isPresent();
            return present ? field.ovsName() : field.printedName() + "="
                + mask.map(some -> field.print(value, some)).orElseGet(() -> field.print(value));
        }

        private String vlan() {
            if (mask.isPresent()) {
                return String.format("vlan_tci=0x%04x/0x%04x", value.low(), mask.orElseThrow().low());
            }
            return value.low() == 0 ? "vlan_tci=0x0000/0x1fff" : "dl_vlan=" + (value.low() & VLAN_NUMBER);
        }
    }

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
            Field.take(part).ifPresentOrElse(field -> known.add(known(field, masked, part)),
                () -> unknown.add(Hex.rest("oxm", part)));
        }
        known.sort(ORDER);
        final var texts = new ArrayList<>(texts(known));
        texts.addAll(unknown);
        return texts;
    }

    /** What a packet holds is named after what is known of its connection, and before all else. */
    private static List<String> texts(final List<Part> known) {
        final var shorthand = Shorthand.of(known);
        final var texts = new ArrayList<String>();
        known.stream().filter(part -> part.field().group() == FieldGroup.CONNECTION).forEach(part ->
            texts.add(part.text()));
        shorthand.text().ifPresent(texts::add);
        known.stream().filter(part -> part.field().group() != FieldGroup.CONNECTION
            && !shorthand.means().contains(part.field())).forEach(part -> texts.add(part.text()));
        return texts;
    }

    private static Part known(final Field field, final boolean masked, final ByteBuffer part) {
        final var value = Value.of(Hex.take(part, field.octets()));
        return new Part(field, value, masked ? Optional.of(Value.of(Hex.take(part, field.octets())))
            : Optional.empty());
    }

    private static int rank(final Field field) {
        return switch (field) {
            case IP_PROTO, ARP_OP -> 1;
            case IP_DSCP -> 2;
            case IP_TTL -> 3;
            case IP_FRAG -> 4;
            default -> 0;
        };
    }
}
