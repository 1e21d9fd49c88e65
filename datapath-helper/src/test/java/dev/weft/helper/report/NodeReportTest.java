/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import static org.junit.Assert.assertTrue;

import dev.weft.helper.fragment.Verdict;
import dev.weft.helper.proxy.ProxyCount;
import dev.weft.helper.varp.VarpCount;
import org.junit.Test;

public class NodeReportTest {
    /** Control messages, security, probes, caches, and what ports and queues count. */
    private static final int OTHERS = 50;

    @Test
    public void thereIsRoomForAllThatCanBeCounted() throws Exception {
        final int all = VarpCount.values().length + ProxyCount.values().length + 2 * Verdict.values().length
            + counts("router.RouterCount") + counts("mapping.MappingCount") + OTHERS;
        assertTrue(all + " counters", all <= NodeReport.MAX_COUNTERS);
    }

    private static int counts(final String name) throws ClassNotFoundException {
        return Class.forName("dev.weft.helper." + name).getEnumConstants().length;
    }
}
