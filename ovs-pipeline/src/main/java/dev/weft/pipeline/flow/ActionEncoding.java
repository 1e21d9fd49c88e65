/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;
import java.util.List;

/** The layouts of actions: those of OpenFlow 1.3 and those of Open vSwitch's extension 0x2320. */
final class ActionEncoding {
    private static final int TYPE_OUTPUT = 0;
    private static final int TYPE_PUSH_VLAN = 17;
    private static final int TYPE_POP_VLAN = 18;
    private static final int VLAN = 0x8100;
    private static final int TYPE_SET_FIELD = 25;
    private static final int TYPE_EXPERIMENTER = 0xffff;
    private static final int NICIRA = 0x2320;
    private static final int MOVE = 6;
    private static final int LOAD = 7;
    private static final int RESUBMIT_TABLE = 14;
    private static final int OUTPUT_REGISTER = 15;
    private static final int CLONE = 42;
    private static final int ENCAP = 46;
    private static final int DECAP = 47;
    private static final int PACKET_ETHERNET = 0;
    private static final int PACKET_NSH = 0x0001894f;
    private static final int NEXT_PROTOCOL = 0xfffe;
    private static final int PROPERTY_NSH = 4;
    private static final int PROPERTY_MD_TYPE = 1;
    private static final int PROPERTY_LENGTH = 5;
    private static final int SAME_PORT = 0xfff8;
    private static final int WHOLE_FRAME = 0xffff;
    private static final int HEADER = 4;

    private ActionEncoding() {
        // only functions
    }

    static void setField(final ByteArrayDataOutput out, final Field field, final Value value) {
        final int length = HEADER + field.headerOctets() + field.octets();
        final int padding = -length & 7;
        out.writeShort(TYPE_SET_FIELD);
        out.writeShort(length + padding);
        field.writeHeader(out);
        value.writeTo(out, field.octets());
        out.write(new byte[padding]);
    }

    static void pushVlan(final ByteArrayDataOutput out) {
        out.writeShort(TYPE_PUSH_VLAN);
        out.writeShort(2 * HEADER);
        out.writeShort(VLAN);
        out.writeShort(0);
    }

    static void popVlan(final ByteArrayDataOutput out) {
        out.writeShort(TYPE_POP_VLAN);
        out.writeShort(2 * HEADER);
        out.writeInt(0);
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
        target.field().writePartHeader(out);
        out.writeLong(value);
    }

    static void move(final ByteArrayDataOutput out, final Bits source, final Bits target) {
        final int length = 16 + source.field().headerOctets() + target.field().headerOctets();
        final int padding = -length & 7;
        nicira(out, length + padding, MOVE);
        out.writeShort(source.width());
        out.writeShort(source.first());
        out.writeShort(target.first());
        source.field().writePartHeader(out);
        target.field().writePartHeader(out);
        out.write(new byte[padding]);
    }

    static void outputTo(final ByteArrayDataOutput out, final Bits port) {
        nicira(out, 24, OUTPUT_REGISTER);
        out.writeShort(port.encode());
        port.field().writePartHeader(out);
        out.writeShort(WHOLE_FRAME);
        out.write(new byte[6]);
    }

    static void resubmit(final ByteArrayDataOutput out, final Table table) {
        nicira(out, 16, RESUBMIT_TABLE);
        out.writeShort(SAME_PORT);
        out.writeByte(table.id());
        out.write(new byte[3]);
    }

    static void encap(final ByteArrayDataOutput out, final Encap.Header header) {
        switch (header) {
            case NSH -> {
                nicira(out, 24, ENCAP);
                out.writeShort(0);
                out.writeInt(PACKET_NSH);
                out.writeShort(PROPERTY_NSH);
                out.writeByte(PROPERTY_MD_TYPE);
                out.writeByte(PROPERTY_LENGTH);
                out.writeByte(1);
                out.write(new byte[3]);
            }
            case ETHERNET -> {
                nicira(out, 16, ENCAP);
                out.writeShort(0);
                out.writeInt(PACKET_ETHERNET);
            }
            default -> throw new IllegalArgumentException("unknown header: " + header);
        }
    }

    static void decap(final ByteArrayDataOutput out) {
        nicira(out, 16, DECAP);
        out.writeInt(0);
        out.writeShort(NEXT_PROTOCOL);
    }

    static void clone(final ByteArrayDataOutput out, final List<Action> parts) {
        final var list = ByteStreams.newDataOutput();
        parts.forEach(action -> action.encode(list));
        final var octets = list.toByteArray();
        nicira(out, 16 + octets.length, CLONE);
        out.write(new byte[6]);
        out.write(octets);
    }

    static void nicira(final ByteArrayDataOutput out, final int length, final int subtype) {
        out.writeShort(TYPE_EXPERIMENTER);
        out.writeShort(length);
        out.writeInt(NICIRA);
        out.writeShort(subtype);
    }
}
