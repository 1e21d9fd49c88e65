/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

/**
 * What became of a frame or of a half. Each that is not {@link #CUT}, {@link #JOINED} or {@link #STORED} is a drop, and
 * is counted once for each frame or half that was dropped (VL-9).
 */
public enum Verdict {
    /** A frame was cut in two. */
    CUT,
    /** A half completed a frame. */
    JOINED,
    /** A half waits for the other one. */
    STORED,
    /** It is no Geneve frame of Weft's, or its lengths contradict each other. */
    MALFORMED,
    /** Its control word is not that of a half, or that of a half where a whole frame was expected. */
    WRONG_CONTROL,
    /** The checksum of its IPv4 header is wrong. */
    BAD_CHECKSUM,
    /** The outer source address is not one of a node that may send halves. */
    UNKNOWN_PEER,
    /** A half that would not fit the underlay, or a joined frame beyond the longest IP packet. */
    TOO_LARGE,
    /** The same half of the same frame came again; the newer one is kept. */
    DUPLICATE,
    /** The other half has the same id but belongs to another frame; the newer one is kept. */
    MISMATCH,
    /** So many halves came in between that the id must have been used again. */
    STALE,
    /** The other half did not come in time. */
    EXPIRED,
    /** As many halves as may wait in all wait already. */
    FULL,
    /** As many bytes as may wait in all wait already. */
    FULL_BYTES,
    /** As many halves of this link as may wait wait already. */
    LINK_FULL,
    /** As many bytes of this link as may wait wait already. */
    LINK_FULL_BYTES,
    /** What waited when the list of peers changed. */
    FORGOTTEN,
    /** The interface it should have left by did not take it. */
    UNSENT;

    /** Whether something was lost. */
    public boolean isDrop() {
        return this != CUT && this != JOINED && this != STORED;
    }
}
