/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import java.util.OptionalInt;

/**
 * How the interface of an end is, as Open vSwitch says.
 */
public sealed interface PortState {
    /** Its OpenFlow port number, by which messages of the end are sent; empty: it has none. */
    OptionalInt ofport();

    /** It is not plugged in. */
    static PortState missing() {
        return new Missing();
    }

    /**
     * It is plugged in, but down.
     *
     * @param ofport 1 to 65534
     */
    static PortState down(final int ofport) {
        return new Down(ofport);
    }

    /**
     * It is in service.
     *
     * @param ofport 1 to 65534
     */
    static PortState up(final int ofport) {
        return new Up(ofport);
    }

    /** See {@link PortState#missing()}. */
    record Missing() implements PortState {
        @Override
        public OptionalInt ofport() {
            return OptionalInt.empty();
        }
    }

    /** See {@link PortState#down(int)}. */
    record Down(int number) implements PortState {
        public Down {
            OfportRange.check(number);
        }

        @Override
        public OptionalInt ofport() {
            return OptionalInt.of(number);
        }
    }

    /** See {@link PortState#up(int)}. */
    record Up(int number) implements PortState {
        public Up {
            OfportRange.check(number);
        }

        @Override
        public OptionalInt ofport() {
            return OptionalInt.of(number);
        }
    }
}
