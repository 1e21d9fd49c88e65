/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.LinkEnd;

/**
 * The number by which a helper names an end of a link.
 *
 * @param value twice the link's segment id, plus 1 for the second end
 */
public record EndId(long value) {
    public EndId {
        if (value < 2L * SegmentId.MIN || value > 2L * SegmentId.MAX + 1) {
            throw new IllegalArgumentException("end id " + value + " is not within " + 2L * SegmentId.MIN + " to "
                + (2L * SegmentId.MAX + 1));
        }
    }

    /**
     * Returns the number of an end.
     *
     * @param end the end
     * @return its number
     */
    public static EndId of(final LinkEnd end) {
        return new EndId(end.key().number());
    }

    /**
     * Returns the key of the link on the wire.
     *
     * @return the segment id
     */
    public SegmentId segment() {
        return new SegmentId((int) (value / 2));
    }

    /**
     * Returns which end it is.
     *
     * @return 0 for the first one, 1 for the second
     */
    public int side() {
        return (int) (value % 2);
    }
}
