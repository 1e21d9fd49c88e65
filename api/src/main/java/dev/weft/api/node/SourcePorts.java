/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

/**
 * The range of UDP source ports into which flows are hashed (VL-5).
 *
 * @param first the first port, 1024 to 65535
 * @param count how many: 1 (fixed), 16, 32 or 64
 */
public record SourcePorts(int first, int count) {
    public SourcePorts {
        if (count != 1 && count != 16 && count != 32 && count != 64) {
            throw new IllegalArgumentException("UDP source port count " + count + " is not 1, 16, 32 or 64");
        }
        // Open vSwitch takes the port behind the last one, which must be a port too, unless there is only one
        final int end = count == 1 ? 65535 : 65534;
        if (first < 1024 || first + count - 1 > end) {
            throw new IllegalArgumentException("UDP source ports " + first + " to " + (first + count - 1)
                + " are not within 1024 to " + end);
        }
    }

    /**
     * Returns the last port.
     *
     * @return the last port, inclusive
     */
    public int last() {
        return first + count - 1;
    }
}
