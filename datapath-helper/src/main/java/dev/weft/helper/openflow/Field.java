/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.openflow;

/**
 * Headers of the fields of the pipeline that helpers match and set. The last eight bits of each are its length in
 * bytes.
 */
public final class Field {
    public static final int METADATA = 0x80000408;
    public static final int ETH_DST = 0x80000606;
    public static final int ETH_TYPE = 0x80000a02;
    public static final int IPV4_SRC = 0x80001604;
    public static final int IPV4_DST = 0x80001804;
    public static final int IPV6_SRC = 0x80003410;
    public static final int IPV6_DST = 0x80003610;
    /** The same as {@link #ETH_DST}, for loads. */
    public static final int ETH_DST_PART = 0x00000206;
    /** The register with the path to another node. */
    public static final int PATH = 0x00010404;
    /** The register with a port of this node. */
    public static final int PORT = 0x00010604;
    /** The register with the path by which a frame came. */
    public static final int FROM_PATH = 0x00010804;
    /** The register with the policy word. */
    public static final int POLICY = 0x00011004;
    /** The register with gateway and next hop. */
    public static final int HOP = 0x00011a04;

    private static final int LENGTH = 0xff;

    private Field() {
        // only numbers
    }

    /** How many bytes the value of a field has. */
    static int length(final int header) {
        return header & LENGTH;
    }
}
