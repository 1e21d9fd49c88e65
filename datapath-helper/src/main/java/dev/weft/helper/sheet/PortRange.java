/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

/**
 * The UDP source ports of tunnels (VL-5), both ends included.
 *
 * @param first 1 to 65535
 * @param last at least {@code first}; 65535 only if it is the only one: Open vSwitch counts to a port that it does not
 *     use, and takes none above 65535 for that
 */
public record PortRange(int first, int last) {
    private static final int MAX = 65_535;

    public PortRange {
        if (first < 1 || last > MAX || first > last) {
            throw new IllegalArgumentException("the UDP source ports should be 1 <= first <= last <= " + MAX
                + ", but are " + first + " to " + last);
        }
        if (last == MAX && first < MAX) {
            throw new IllegalArgumentException("Open vSwitch cannot use port 65535 in a range: the last UDP source "
                + "port should be at most 65534, but the range is " + first + " to " + last);
        }
    }

    /** The maximum as Open vSwitch takes it: the port after the last, or the same if there is none after it. */
    public int maximum() {
        return Math.min(last + 1, MAX);
    }

    @Override
    public String toString() {
        return first + " to " + last;
    }
}
