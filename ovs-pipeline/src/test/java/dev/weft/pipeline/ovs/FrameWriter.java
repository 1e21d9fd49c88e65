/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import com.google.common.net.InetAddresses;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.trace.Frame;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Writes a random frame as a switch is asked about it and as the interpreter takes it, both at once. */
final class FrameWriter {
    private static final int PRESENT = 0x1000;

    private final Random random;
    private final StringBuilder text;
    private final Frame frame;

    FrameWriter(final Random random, final int port) {
        this.random = random;
        text = new StringBuilder("in_port=" + port);
        frame = Frame.from(port);
    }

    Frame frame() {
        return frame;
    }

    RandomFrame done() {
        return new RandomFrame(text.toString(), frame);
    }

    void mac(final String name, final Field field, final String address) {
        append(name, address);
        frame.with(field, HexFormat.fromHexDigitsToLong(address.replace(":", "")));
    }

    void address(final String name, final Field field, final String address) {
        append(name, address);
        frame.with(field, Value.of(InetAddresses.forString(address)));
    }

    void number(final String name, final Field field, final long value) {
        append(name, value > 255 ? "0x" + Long.toHexString(value) : Long.toString(value));
        frame.with(field, value);
    }

    /** A value of which the two have different ideas. */
    void word(final String name, final String word, final Field field, final long value) {
        append(name, word);
        frame.with(field, value);
    }

    void vlan(final int vlan) {
        if (vlan != 0) {
            append("dl_vlan", Integer.toString(vlan));
            frame.with(Field.VLAN, PRESENT | vlan);
        }
    }

    void type(final int type) {
        append("dl_type", String.format("0x%04x", type));
        frame.with(Field.ETH_TYPE, type);
    }

    <T> T pick(final List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean once(final int in) {
        return random.nextInt(in) == 0;
    }

    private void append(final String name, final String value) {
        text.append(',').append(name).append('=').append(value);
    }
}
