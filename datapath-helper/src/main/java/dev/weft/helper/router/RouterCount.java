/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import java.util.Locale;

/**
 * What is counted. The name in reports is {@code gateway-} and the constant's.
 */
enum RouterCount {
    /** Frames that are not well-formed. */
    MALFORMED,
    /** Frames of no gateway or network that is here. */
    UNKNOWN,
    /** Frames for a gateway with which it has nothing to do. */
    IGNORED,
    /** Fragments for a gateway itself. */
    FRAGMENTS,
    /** Neighbours who speak in the name of others: not believed. */
    STRANGER,
    /** Others who have an address of a gateway. */
    CONFLICTS,
    /** Questions for addresses of gateways that were answered. */
    ADDRESSES_TOLD,
    /** Echo requests that were answered. */
    ECHOES,
    /** Errors that were told to senders. */
    ERRORS,
    /** Answers and errors that were not sent: too many in a moment. */
    LIMITED,
    /** Rounds in which a gateway told its addresses to all. */
    ANNOUNCED,
    /** Questions for neighbours. */
    QUESTIONS,
    /** Neighbours found. */
    FOUND,
    /** Neighbours that were still there. */
    CONFIRMED,
    /** Neighbours whose hardware address changed. */
    MOVED,
    /** Neighbours that did not answer. */
    NOT_FOUND,
    /** Neighbours that were found and answered no more. */
    LOST,
    /** Neighbours that were forgotten, as nothing went there for long. */
    UNUSED,
    /** Frames that waited for a neighbour. */
    FRAMES_WAITED,
    /** Frames sent to a neighbour. */
    FRAMES_SENT,
    /** Frames dropped: the neighbour did not answer. */
    FRAMES_NOT_FOUND,
    /** Frames dropped: more than may wait, or too many neighbours. */
    FRAMES_OVERFLOW,
    /** Frames dropped: the switch sends them again and again. */
    FRAMES_RETURNED;

    /** The name in reports. */
    @Override
    public String toString() {
        return "gateway-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
