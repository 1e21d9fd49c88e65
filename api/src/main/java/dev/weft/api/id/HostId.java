/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

/**
 * The number of a node within one installation (FN-2).
 *
 * @param value 1 to 65534; 65535 means "all hosts" in the pipeline
 */
public record HostId(int value) {
    public HostId {
        if (value < 1 || value > 0xfffe) {
            throw new IllegalArgumentException("host id " + value + " is not within 1 to 65534");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
