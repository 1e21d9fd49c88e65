/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.fragment.SegmentCounters.Counts;
import java.util.Map;
import org.junit.Test;

public class SegmentCountersTest {
    private final SegmentCounters segments = new SegmentCounters();
    private final Counters cutting = Counters.ofCutting(segments);
    private final Counters joining = Counters.ofJoining(segments);

    @Test
    public void onlyExpectedLinksAreCounted() {
        assertTrue(segments.expect(7));
        cutting.add(Verdict.CUT, 7);
        cutting.add(Verdict.TOO_LARGE, 7);
        joining.add(Verdict.JOINED, 7);
        joining.add(Verdict.JOINED, 7);
        joining.add(Verdict.EXPIRED, 7);
        joining.add(Verdict.EXPIRED, 8);
        assertEquals(new Counts(1, 2, 2), segments.read(7));
        assertEquals(Counts.NONE, segments.read(8));
        segments.forget(7);
        assertEquals(Counts.NONE, segments.read(7));
        segments.expect(7);
        assertEquals(Counts.NONE, segments.read(7));
    }

    @Test
    public void theNodesCountersHaveNames() {
        cutting.add(Verdict.CUT, 1);
        cutting.add(Verdict.TOO_LARGE, 1);
        cutting.count(Verdict.UNSENT, 2);
        joining.add(Verdict.LINK_FULL_BYTES, 1);
        joining.count(Verdict.UNSENT, 3);
        assertEquals(Map.of("frames-split", 1L, "frames-too-large", 1L, "halves-unsent", 2L), cutting.named());
        assertEquals(Map.of("halves-link-full-bytes", 1L, "frames-unsent", 3L), joining.named());
    }

    @Test
    public void countsStayWhileOthersComeAndGo() {
        segments.expect(0);
        cutting.add(Verdict.CUT, 0);
        for (int segment = 1; segment < 200_000; segment++) {
            assertTrue(segments.expect(segment));
            cutting.add(Verdict.CUT, segment);
            if (segment > 1000) {
                segments.forget(segment - 1000);
            }
        }
        assertEquals(new Counts(1, 0, 0), segments.read(0));
        assertEquals(new Counts(1, 0, 0), segments.read(199_999));
        assertEquals(Counts.NONE, segments.read(150_000));
    }

    @Test
    public void theTableIsBounded() {
        for (int segment = 0; segment < SegmentCounters.MAX_SEGMENTS; segment++) {
            assertTrue(segments.expect(segment));
        }
        assertFalse(segments.expect(1 << 20));
        assertTrue(segments.expect(5));
        segments.forget(5);
        assertTrue(segments.expect(1 << 20));
        assertThrows(IllegalArgumentException.class, () -> segments.expect(1 << 24));
    }
}
