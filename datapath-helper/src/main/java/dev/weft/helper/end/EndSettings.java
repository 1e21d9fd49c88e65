/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An end of a link on this node.
 *
 * @param link the link's name, for people
 * @param side 0 for side a, 1 for side b
 * @param segment the link's key on the wire, 1 to 16777215
 * @param port how its port is found
 * @param path number of the way to the far node; empty: the other end is on this node
 * @param intervals when it asks and gives up
 * @param key with which control messages are signed; empty: they are not (VL-10)
 */
public record EndSettings(String link, int side, int segment, PortName port, OptionalLong path, Intervals intervals,
        Optional<LinkKey> key) {
    private static final int MAX_SEGMENT = 0xffffff;

    public EndSettings {
        Objects.requireNonNull(link);
        Objects.requireNonNull(port);
        Objects.requireNonNull(path);
        Objects.requireNonNull(intervals);
        Objects.requireNonNull(key);
        if (side != 0 && side != 1) {
            throw new IllegalArgumentException("side should be 0 or 1, but is " + side);
        }
        if (segment < 1 || segment > MAX_SEGMENT) {
            throw new IllegalArgumentException("segment should be 1 to " + MAX_SEGMENT + ", but is " + segment);
        }
    }

    /** The number of the end on its node, also in the cookies of its flows: twice the segment, plus the side. */
    public long id() {
        return 2L * segment + side;
    }
}
