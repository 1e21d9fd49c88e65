/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.VlanTag;
import java.util.List;
import java.util.OptionalInt;

/** VLAN tags of the underlay (FN-3, VN-8). */
final class UnderlayVlan {
    /** EtherType of NSH. */
    static final int NSH = 0x894f;

    private static final int PRESENT = 0x1000;
    private static final int NONE = 0;

    private UnderlayVlan() {
        // only functions
    }

    /** Wants frames of one VLAN, or untagged ones. */
    static Flow.Builder match(final Flow.Builder flow, final OptionalInt vlan) {
        return flow.match(Field.VLAN, vlan.isPresent() ? PRESENT | vlan.getAsInt() : NONE);
    }

    /** Puts frames into a VLAN. */
    static List<Action> push(final OptionalInt vlan) {
        return vlan.isPresent() ? List.of(new VlanTag(true), set(Field.VLAN, PRESENT | vlan.getAsInt()))
            : List.of();
    }

    static Action set(final Field field, final long value) {
        return new Action.SetField(field, Value.of(value));
    }
}
