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
import dev.weft.api.overlay.Family;
import dev.weft.pipeline.table.Table;

/** The layout of Open vSwitch's ct action, and of nat within it. */
final class TrackEncoding {
    private static final int TRACK = 35;
    private static final int NAT = 36;
    private static final int COMMIT = 1;
    private static final int FORCE = 2;
    private static final int NO_TABLE = 0xff;
    private static final int FIXED_LENGTH = 24;
    private static final int NAT_FIXED_LENGTH = 16;
    private static final int SOURCE = 1;
    private static final int DESTINATION = 2;
    private static final int IPV4_FIRST = 0x01;
    private static final int IPV6_FIRST = 0x04;
    private static final int PORT_FIRST = 0x10;
    /** The last of a range is there too; Open vSwitch gives ranges of one back without it. */
    private static final int AND_LAST = 3;

    private TrackEncoding() {
        // only functions
    }

    static void track(final ByteArrayDataOutput out, final Track track) {
        final var rest = ByteStreams.newDataOutput();
        track.nat().ifPresent(nat -> nat(rest, nat));
        track.parts().forEach(note -> note.encode(rest));
        final var octets = rest.toByteArray();
        ActionEncoding.nicira(out, FIXED_LENGTH + octets.length, TRACK);
        out.writeShort(track.commit().map(commit -> COMMIT | (commit.force() ? FORCE : 0)).orElse(0));
        if (track.zone() instanceof Zone.In in) {
            in.bits().field().writePartHeader(out);
            out.writeShort(in.bits().encode());
        } else if (track.zone() instanceof Zone.Fixed fixed) {
            out.writeInt(0);
            out.writeShort(fixed.number());
        }
        out.writeByte(track.table().map(Table::id).orElse(NO_TABLE));
        out.write(new byte[3]);
        out.writeShort(0);
        out.write(octets);
    }

    private static void nat(final ByteArrayDataOutput out, final Nat nat) {
        final var ranges = ByteStreams.newDataOutput();
        int flags = 0;
        int present = 0;
        if (nat instanceof Nat.To to) {
            flags = to.end() == Nat.End.SOURCE ? SOURCE : DESTINATION;
            present = ranges(ranges, to);
        }
        final var octets = ranges.toByteArray();
        final int padding = -octets.length & 7;
        ActionEncoding.nicira(out, NAT_FIXED_LENGTH + octets.length + padding, NAT);
        out.writeShort(0);
        out.writeShort(flags);
        out.writeShort(present);
        out.write(octets);
        out.write(new byte[padding]);
    }

    private static int ranges(final ByteArrayDataOutput out, final Nat.To to) {
        final var addresses = to.addresses();
        int present = addresses.family() == Family.IPV4 ? IPV4_FIRST : IPV6_FIRST;
        out.write(addresses.first().getAddress());
        if (!addresses.last().equals(addresses.first())) {
            present *= AND_LAST;
            out.write(addresses.last().getAddress());
        }
        if (to.ports().isPresent()) {
            final var ports = to.ports().orElseThrow();
            final boolean single = ports.lower() == ports.upper();
            out.writeShort(ports.lower());
            if (!single) {
                out.writeShort(ports.upper());
            }
            present |= single ? PORT_FIRST : PORT_FIRST * AND_LAST;
        }
        return present;
    }
}
