/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.AddressTable.Origin;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.api.overlay.PathId;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.WireFlow;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A station of a network that a switch learned, or the helper found, read from its flow (FN-6, VN-3).
 *
 * @param cookie for whom it was learned: a member, the network on this node, or a known address of it
 * @param network the network's key
 * @param mac its address
 * @param place where it was seen last
 */
public record LearnedStation(Cookie cookie, NetworkKey network, MacAddress mac, Place place) {
    private static final int HEADER = 4;
    private static final int MATCH_LENGTH = 2 * HEADER + Long.BYTES + 6;
    private static final int INSTRUCTION_LENGTH = 8 + 24;
    private static final int APPLY_ACTIONS = 4 << 16 | INSTRUCTION_LENGTH;
    private static final int LOAD = 0xffff << 16 | 24;
    private static final int NICIRA = 0x2320;
    private static final int LOAD_SUBTYPE = 7;
    private static final Bits PORT = new Bits(Field.LOCAL_PORT, 0, Short.SIZE - 1);
    private static final Bits PATH = Bits.all(Field.FAR_PATH);

    /** Where a station is. */
    public sealed interface Place {
        /**
         * Behind a member of this node.
         *
         * @param number the number of its port
         */
        record Port(int number) implements Place { }

        /**
         * On another node.
         *
         * @param path the way there
         */
        record Far(PathId path) implements Place { }
    }

    /**
     * Reads a flow.
     *
     * @param flow any flow of a switch
     * @return the station; empty when the flow is not one that {@link Table#LEARNED} gets from Weft's flows
     */
    public static Optional<LearnedStation> of(final WireFlow flow) {
        final var match = ByteBuffer.wrap(flow.match());
        final var instructions = ByteBuffer.wrap(flow.instructions());
        if (flow.table() != Table.LEARNED.id() || !Cookie.isLearned(flow.cookie())
                || match.limit() != MATCH_LENGTH || instructions.limit() != INSTRUCTION_LENGTH
                || match.getInt() != Field.ETH_DST.header() || instructions.getInt() != APPLY_ACTIONS) {
            return Optional.empty();
        }
        final long mac = Short.toUnsignedLong(match.getShort()) << Integer.SIZE
            | Integer.toUnsignedLong(match.getInt());
        if (match.getInt() != Field.SEGMENT.header()) {
            return Optional.empty();
        }
        final long segment = match.getLong();
        final var place = place(instructions.position(8));
        if (!isNetwork(segment) || mac == 0 || (mac & MacAddress.GROUP_BIT) != 0) {
            return Optional.empty();
        }
        return place.map(found -> new LearnedStation(new Cookie(flow.cookie()), NetworkKey.ofMetadata(segment),
            new MacAddress(mac), found));
    }

    /**
     * Tells whether it was learned for an object.
     *
     * @param owner the object
     * @return true if so
     */
    public boolean isFor(final ObjectKey owner) {
        return Cookie.learnedFor(owner).equals(cookie);
    }

    /**
     * How the node knows the station: by its frames, or by the helper, which asked other nodes (VN-3).
     *
     * @return learned or discovered
     */
    public Origin origin() {
        return cookie.kindCode() == ObjectKind.NETWORK_MAC.code() ? Origin.DISCOVERED : Origin.LEARNED;
    }

    private static boolean isNetwork(final long metadata) {
        return metadata >= 1 && metadata <= Kind.FENCE.max() || metadata >= NetworkKey.PHYSICAL.metadata()
            && metadata <= NetworkKey.vnet(Kind.VNET.max()).metadata();
    }

    private static Optional<Place> place(final ByteBuffer action) {
        if (action.getInt() != LOAD || action.getInt() != NICIRA || action.getShort() != LOAD_SUBTYPE) {
            return Optional.empty();
        }
        final int bits = action.getShort();
        final int field = action.getInt();
        final long value = action.getLong();
        if (field == PORT.field().partHeader() && bits == PORT.encode() && value >= 1 && value <= Action.MAX_PORT) {
            return Optional.of(new Place.Port((int) value));
        }
        return field == PATH.field().partHeader() && bits == PATH.encode() && value >= 1 && value <= PathId.MAX
            ? Optional.of(new Place.Far(new PathId((int) value))) : Optional.empty();
    }
}
