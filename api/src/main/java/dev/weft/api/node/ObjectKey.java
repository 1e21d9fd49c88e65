/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import com.google.common.hash.Hashing;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.PathId;
import java.nio.charset.StandardCharsets;

/**
 * Identifies one thing that a node is asked to do. The number goes into flow cookies, so it must be the same
 * after a restart; the name is what people read.
 *
 * @param kind what kind of thing
 * @param number 0 to 2^48-1, stable across restarts
 * @param name for people: unique within kind and node
 */
public record ObjectKey(ObjectKind kind, long number, String name) {
    /** The key of the flows that belong to no intent object. */
    public static final ObjectKey PIPELINE = new ObjectKey(ObjectKind.PIPELINE, 0, "pipeline");

    private static final long LIMIT = 1L << 48;

    public ObjectKey {
        if (number < 0 || number >= LIMIT) {
            throw new IllegalArgumentException("object number " + number + " does not fit 48 bits");
        }
    }

    /**
     * The key of one end of a link. Both ends may be on one node.
     *
     * @param link the link
     * @param segment its segment
     * @param side 0 for the first end, 1 for the second
     * @return the key
     */
    public static ObjectKey linkEnd(final LinkId link, final SegmentId segment, final int side) {
        return new ObjectKey(ObjectKind.LINK, 2L * segment.value() + side, link + (side == 0 ? "#a" : "#b"));
    }

    /**
     * The key of a path to a remote outer address.
     *
     * @param path the path
     * @param name what is at its end
     * @return the key
     */
    public static ObjectKey peer(final PathId path, final String name) {
        return new ObjectKey(ObjectKind.PEER, path.value(), name);
    }

    /**
     * The key of a silenced interface.
     *
     * @param port the interface
     * @return the key
     */
    public static ObjectKey shutPort(final InterfaceId port) {
        final long hash = Hashing.sha256().hashString(port.toString(), StandardCharsets.UTF_8).asLong();
        return new ObjectKey(ObjectKind.SHUT_PORT, hash & LIMIT - 1, port.toString());
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
