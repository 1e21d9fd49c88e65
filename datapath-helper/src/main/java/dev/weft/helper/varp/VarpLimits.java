/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

/**
 * How much a node takes on, so that neither guests nor other nodes can make it grow.
 *
 * @param entries stations of other nodes that are known or looked for
 * @param entriesPerVnet of those, of one vnet
 * @param requests of those, that are looked for
 * @param requestsPerPort of those, for one port of the switch
 * @param frames that wait
 * @param frameBytes of those
 * @param stations of this node that were learned
 */
public record VarpLimits(int entries, int entriesPerVnet, int requests, int requestsPerPort, int frames,
        int frameBytes, int stations) {
    /** Enough for a large node. */
    public static final VarpLimits DEFAULT = new VarpLimits(65_536, 16_384, 2_048, 64, 8_192, 16 << 20, 65_536);
}
