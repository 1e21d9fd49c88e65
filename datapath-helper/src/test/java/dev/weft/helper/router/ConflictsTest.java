/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.timer.TickClock;
import java.net.InetAddress;
import java.util.List;
import org.junit.Test;

public class ConflictsTest {
    private static final InetAddress FOUR = Bench.address("10.1.0.1");
    private static final InetAddress SIX = Bench.address("fd00:1::1");

    private final Leg leg = Bench.settings(3, "10.2.0.254").leg(Bench.RED).orElseThrow();
    private final Conflicts conflicts = new Conflicts();

    @Test
    public void whoeverSpeaksMayNotFillTheLog() {
        int told = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 20; i++) {
                told += heard(FOUR, i, second) ? 1 : 0;
                told += heard(SIX, i, second) ? 1 : 0;
            }
        }
        assertEquals("one in a minute for each address", 20, told);
        assertEquals("10.1.0.1 in red is also used by 00:00:00:00:00:13 (ARP); fd00:1:0:0:0:0:0:1 in red is also used "
            + "by 00:00:00:00:00:13 (neighbour discovery)", conflicts.toString());
    }

    @Test
    public void itEndsWithSilence() {
        assertTrue(heard(FOUR, 1, 0));
        assertTrue(heard(SIX, 1, 100));
        assertFalse("it is known", heard(FOUR, 1, 300));
        assertEquals(List.of(), ended(699));
        assertEquals(List.of("fd00:1:0:0:0:0:0:1 in red is also used by 00:00:00:00:00:01 (neighbour discovery)"),
            ended(700));
        assertEquals("10.1.0.1 in red is also used by 00:00:00:00:00:01 (ARP)", conflicts.toString());
        assertEquals(1, ended(900).size());
        assertEquals("", conflicts.toString());
        assertTrue("and begins again", heard(FOUR, 1, 901));
    }

    private boolean heard(final InetAddress address, final long mac, final int second) {
        return conflicts.heard(leg, address, mac, (long) second * TickClock.SECOND);
    }

    private List<String> ended(final int second) {
        return conflicts.ended((long) second * TickClock.SECOND);
    }
}
