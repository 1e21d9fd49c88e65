/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.neighbour;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.sheet.Prefix;
import java.util.Map;
import org.junit.Test;

public class TunnelNeighboursTest {
    @Test
    public void theTableIsReadAsItIsPrinted() {
        assertEquals(Map.of(hop("br-ex", "10.77.1.2"), "02:00:00:00:77:02", hop("br-ex", "fd00:77:1::2"),
            "02:00:00:00:77:03"), TunnelNeighbours.parse("""
            IP                                            MAC                 Bridge
            ==========================================================================
            10.77.1.2                                     02:00:00:00:77:02   br-ex
            fd00:77:1::2                                  02:00:00:00:77:03   br-ex
            """));
        assertEquals(Map.of(), TunnelNeighbours.parse("anything else"));
    }

    private static Hop hop(final String device, final String address) {
        return new Hop(device, Prefix.parse(address).address());
    }
}
