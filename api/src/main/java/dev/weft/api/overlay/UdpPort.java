/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

/**
 * A UDP port of the outer side (VL-2).
 *
 * @param value 1 to 65535
 */
public record UdpPort(int value) {
    /** The port assigned to Geneve: the default of every interface's outer side. */
    public static final UdpPort GENEVE = new UdpPort(6081);

    public UdpPort {
        if (value < 1 || value > 0xffff) {
            throw new IllegalArgumentException("UDP port " + value + " is not within 1 to 65535");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
