/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;

/** The layouts of actions: those of OpenFlow 1.3 and those of Open vSwitch's extension 0x2320. */
final class ActionEncoding {
    private static final int TYPE_OUTPUT = 0;
    private static final int TYPE_SET_FIELD = 25;
    private static final int TYPE_EXPERIMENTER = 0xffff;
    private static final int NICIRA = 0x2320;
    private static final int MOVE = 6;
    private static final int LOAD = 7;
    private static final int RESUBMIT_TABLE = 14;
    private static final int OUTPUT_REGISTER = 15;
    private static final int SAME_PORT = 0xfff8;
    private static final int WHOLE_FRAME = 0xffff;
    private static final int HEADERS = 8;

    private ActionEncoding() {
        // only functions
    }

    static void setField(final ByteArrayDataOutput out, final Field field, final Value value) {
        final int padding = -(HEADERS + field.octets()) & 7;
        out.writeShort(TYPE_SET_FIELD);
        out.writeShort(HEADERS + field.octets() + padding);
        out.writeInt(field.header());
        value.writeTo(out, field.octets());
        out.write(new byte[padding]);
    }

    static void output(final ByteArrayDataOutput out, final int port) {
        out.writeShort(TYPE_OUTPUT);
        out.writeShort(16);
        out.writeInt(port);
        // Open vSwitch keeps no length for ordinary ports and reads back as 0
        out.writeShort(0);
        out.write(new byte[6]);
    }

    static void load(final ByteArrayDataOutput out, final Bits target, final long value) {
        nicira(out, 24, LOAD);
        out.writeShort(target.encode());
        out.writeInt(target.field().partHeader());
        out.writeLong(value);
    }

    static void move(final ByteArrayDataOutput out, final Bits source, final Bits target) {
        nicira(out, 24, MOVE);
        out.writeShort(source.width());
        out.writeShort(source.first());
        out.writeShort(target.first());
        out.writeInt(source.field().partHeader());
        out.writeInt(target.field().partHeader());
    }

    static void outputTo(final ByteArrayDataOutput out, final Bits port) {
        nicira(out, 24, OUTPUT_REGISTER);
        out.writeShort(port.encode());
        out.writeInt(port.field().partHeader());
        out.writeShort(WHOLE_FRAME);
        out.write(new byte[6]);
    }

    static void resubmit(final ByteArrayDataOutput out, final Table table) {
        nicira(out, 16, RESUBMIT_TABLE);
        out.writeShort(SAME_PORT);
        out.writeByte(table.id());
        out.write(new byte[3]);
    }

    private static void nicira(final ByteArrayDataOutput out, final int length, final int subtype) {
        out.writeShort(TYPE_EXPERIMENTER);
        out.writeShort(length);
        out.writeInt(NICIRA);
        out.writeShort(subtype);
    }
}
