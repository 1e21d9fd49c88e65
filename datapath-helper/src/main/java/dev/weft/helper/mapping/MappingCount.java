/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.util.Locale;

/**
 * What is counted. The name in reports is {@code mapping-} and the constant's.
 */
enum MappingCount {
    /** Questions sent. */
    QUESTIONS,
    /** Answers that were of use. */
    ANSWERS,
    /** Of those: packets are to be dropped. */
    REFUSED,
    /** Of those: nobody knows. */
    UNKNOWN,
    /** Answers that were others than before. */
    CHANGED,
    /** Answers that are used longer than they should be, as the service is silent. */
    KEPT,
    /** Calls of the service that failed. */
    FAILED,
    /** Answers about locators that the controller did not tell of. */
    UNPLACED,
    /** Frames that waited for an answer. */
    FRAMES_WAITED,
    /** Frames that were given back to the switch. */
    FRAMES_RELEASED,
    /** Of those: to be dropped by it, as was answered. */
    FRAMES_REFUSED,
    /** The same as nobody answered in time; and frames dropped here as their policy went. */
    FRAMES_GIVEN_UP,
    /** Frames dropped: more than may wait. */
    FRAMES_OVERFLOW,
    /** Frames dropped: too many pairs of addresses are known or asked for. */
    FRAMES_TOO_MANY_PAIRS,
    /** Frames dropped: of no policy with a mapping, or not what such a one leads. */
    FRAMES_UNKNOWN;

    /** The name in reports. */
    @Override
    public String toString() {
        return "mapping-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
