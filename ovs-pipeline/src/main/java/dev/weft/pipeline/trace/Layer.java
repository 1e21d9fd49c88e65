/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** One header of a frame with what belongs to it. An Ethernet header has its VLAN tags and what is in IP behind it. */
final class Layer {
    /** EtherType of NSH. */
    static final long NSH_TYPE = 0x894f;
    private static final Value UNNUMBERED_TAG = Value.of(0x1000);
    private static final Value FIRST_INDEX = Value.of(255);
    private static final Value FIXED_CONTEXT = Value.of(1);
    private static final Value ETHERNET_INSIDE = Value.of(3);

    private final boolean nsh;
    private final Map<Field, Value> fields;
    private final Deque<Value> innerTags;

    private Layer(final boolean nsh, final Map<Field, Value> fields, final Deque<Value> innerTags) {
        this.nsh = nsh;
        this.fields = fields;
        this.innerTags = innerTags;
    }

    /** An Ethernet header without anything set. */
    static Layer ethernet() {
        return new Layer(false, new EnumMap<>(Field.class), new ArrayDeque<>());
    }

    /** A network service header as Open vSwitch begins it. */
    static Layer nsh() {
        final var layer = new Layer(true, new EnumMap<>(Field.class), new ArrayDeque<>());
        layer.fields.put(Field.NSH_MDTYPE, FIXED_CONTEXT);
        layer.fields.put(Field.NSH_NP, ETHERNET_INSIDE);
        layer.fields.put(Field.NSH_SI, FIRST_INDEX);
        return layer;
    }

    static boolean isOfNsh(final Field field) {
        return field.name().startsWith("NSH_");
    }

    boolean isNsh() {
        return nsh;
    }

    Value get(final Field field) {
        return fields.getOrDefault(field, Value.ZERO);
    }

    void set(final Field field, final Value value) {
        fields.put(field, value);
    }

    void pushTag() {
        final var tag = get(Field.VLAN);
        if (!tag.equals(Value.ZERO)) {
            innerTags.push(tag);
        }
        set(Field.VLAN, UNNUMBERED_TAG);
    }

    void popTag() {
        set(Field.VLAN, innerTags.isEmpty() ? Value.ZERO : innerTags.pop());
    }

    Layer copy() {
        return new Layer(nsh, new EnumMap<>(fields), new ArrayDeque<>(innerTags));
    }
}
