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

/** The layout of Open vSwitch's learn action with a limit. */
final class LearnEncoding {
    private static final int LEARN = 45;
    private static final int DELETE_LEARNED = 2;
    private static final int WRITE_RESULT = 4;
    private static final int VALUE = 0x2000;
    private static final int LOAD = 0x0800;
    private static final int FIXED_LENGTH = 40;

    private LearnEncoding() {
        // only functions
    }

    static void learn(final ByteArrayDataOutput out, final Learn learn) {
        final var rest = ByteStreams.newDataOutput();
        learn.result().ifPresent(bit -> bit.field().writePartHeader(rest));
        learn.specs().forEach(part -> part(rest, part));
        final var octets = rest.toByteArray();
        final int padding = -(FIXED_LENGTH + octets.length) & 7;
        ActionEncoding.nicira(out, FIXED_LENGTH + octets.length + padding, LEARN);
        // not idle: an address that is only sent to must be forgotten too
        out.writeShort(0);
        out.writeShort(learn.bounds().ageing());
        out.writeShort(Learn.PRIORITY);
        out.writeLong(Cookie.learnedFor(learn.owner()).value());
        out.writeShort(DELETE_LEARNED | (learn.result().isPresent() ? WRITE_RESULT : 0));
        out.writeByte(learn.table().id());
        out.write(new byte[5]);
        out.writeInt(learn.bounds().maxAddresses());
        out.writeShort(learn.result().map(Bits::first).orElse(0));
        out.writeShort(0);
        out.write(octets);
        out.write(new byte[padding]);
    }

    private static void part(final ByteArrayDataOutput out, final Learn.Part part) {
        if (part instanceof Learn.Equal equal) {
            out.writeShort(equal.target().width());
            bits(out, equal.source());
        } else if (part instanceof Learn.Copy copy) {
            out.writeShort(LOAD | copy.target().width());
            bits(out, copy.source());
        } else if (part instanceof Learn.Given given) {
            out.writeShort(VALUE | given.target().width());
            out.writeShort(given.value());
        } else if (part instanceof Learn.Put put) {
            out.writeShort(VALUE | LOAD | put.target().width());
            out.writeShort(put.value());
        } else {
            throw new IllegalArgumentException("unknown part of a learned flow: " + part);
        }
        bits(out, part.target());
    }

    private static void bits(final ByteArrayDataOutput out, final Bits bits) {
        bits.field().writePartHeader(out);
        out.writeShort(bits.first());
    }
}
