/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import dev.weft.api.overlay.NetworkKey;

/** What kind of segment a frame belongs to: bits 24 to 22 of the control word. Never re-use a code. */
public enum SegmentKind {
    /** A virtual link: two attachments, no MAC lookup. */
    LINK(1),
    /** A private layer-2 network with an id of 24 bits. */
    FENCE(2),
    /** A private layer-2 network with an id of 32 bits. */
    VNET(3);

    private final int code;

    SegmentKind(final int code) {
        this.code = code;
    }

    /**
     * The kind of a network's frames.
     *
     * @param network the kind of the network
     * @return the kind on the wire
     */
    public static SegmentKind of(final NetworkKey.Kind network) {
        return switch (network) {
            case FENCE -> FENCE;
            case VNET -> VNET;
        };
    }

    /**
     * The number on the wire.
     *
     * @return 1 to 7
     */
    public int code() {
        return code;
    }
}
