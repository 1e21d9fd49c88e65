/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import java.util.Objects;

/**
 * What this node does with frames that are too large for the underlay (VL-8, FN-8).
 *
 * @param way the way in use
 * @param reason why it failed and what to do about it; empty unless it failed
 */
public record OversizeStatus(Way way, String reason) {
    /** Nothing is wanted. */
    public static final OversizeStatus OFF = new OversizeStatus(Way.OFF, "");

    /** How such frames are sent. */
    public enum Way {
        /** In halves, by packet sockets at the underlay's NIC. */
        AF_PACKET("af-packet"),
        /** Not at all, as the sheet wants it. */
        OFF("off"),
        /** Not at all, or not as the sheet wants it. */
        FAILED("failed");

        private final String text;

        Way(final String text) {
            this.text = text;
        }

        /** As reports have it. */
        @Override
        public String toString() {
            return text;
        }
    }

    public OversizeStatus {
        Objects.requireNonNull(way);
        Objects.requireNonNull(reason);
    }

    static OversizeStatus failed(final String reason) {
        return new OversizeStatus(Way.FAILED, reason);
    }
}
