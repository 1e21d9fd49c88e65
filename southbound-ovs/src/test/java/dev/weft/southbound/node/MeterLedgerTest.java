/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.feature.LimitFlows;
import dev.weft.southbound.openflow.message.Meter;
import java.util.List;
import org.junit.Test;

/** Meters are made before the flows that use them and removed after. */
public class MeterLedgerTest {
    private static final ObjectKey ONE = Things.limit("one", 1, 0).key();
    private static final ObjectKey TWO = Things.limit("two", 1, 0).key();
    private static final Meter METER = new Meter(LimitFlows.meter(5), 1000);
    private static final byte[] NOTHING = new byte[0];

    private final MeterLedger ledger = new MeterLedger();

    @Test
    public void nothingIsSentBeforeItIsKnownWhatIsThere() {
        assertFalse("nobody waits", ledger.mustWait());
        ledger.want(ONE, METER);
        assertTrue(ledger.mustWait());
        assertArrayEquals(NOTHING, ledger.takeMissing());
        ledger.present(List.of());
        assertFalse(ledger.mustWait());
        assertArrayEquals(METER.make(), ledger.takeMissing());
        assertArrayEquals("once", NOTHING, ledger.takeMissing());
    }

    @Test
    public void whatIsThereStays() {
        ledger.want(ONE, METER);
        ledger.present(List.of(METER, new Meter(5, 1), new Meter(0x20005, 1)));
        assertArrayEquals(NOTHING, ledger.takeMissing());
        assertArrayEquals("others' too", NOTHING, ledger.takeSurplus());
        final var faster = new Meter(METER.id(), 2000);
        ledger.want(ONE, faster);
        assertArrayEquals(faster.change(), ledger.takeMissing());
        ledger.forget(ONE);
        assertArrayEquals(NOTHING, ledger.takeMissing());
        assertArrayEquals(faster.remove(), ledger.takeSurplus());
        assertArrayEquals(NOTHING, ledger.takeSurplus());
    }

    @Test
    public void whatAnEarlierControllerLeftGoes() {
        ledger.present(List.of(METER));
        assertArrayEquals(METER.remove(), ledger.takeSurplus());
    }

    @Test
    public void aRefusedMeterIsMadeAnewWhenItChanges() {
        ledger.present(List.of());
        ledger.want(ONE, METER);
        ledger.takeMissing();
        assertEquals(ONE, ledger.refused(METER.id()));
        assertArrayEquals("not by itself", NOTHING, ledger.takeMissing());
        final var slower = new Meter(METER.id(), 500);
        ledger.want(ONE, slower);
        assertArrayEquals(slower.make(), ledger.takeMissing());
        ledger.want(ONE, METER);
        assertArrayEquals("this one was not refused", METER.change(), ledger.takeMissing());
        ledger.refused(METER.id());
        ledger.forget(ONE);
        assertArrayEquals("there may be one", METER.remove(), ledger.takeSurplus());
        assertNull("nobody's", ledger.refused(METER.id() + 1));
    }

    @Test
    public void aNumberThatMovesToAnotherPortIsTheOthers() {
        ledger.present(List.of());
        ledger.want(ONE, METER);
        ledger.takeMissing();
        ledger.want(TWO, METER);
        ledger.forget(ONE);
        assertArrayEquals(NOTHING, ledger.takeMissing());
        assertArrayEquals(NOTHING, ledger.takeSurplus());
        assertEquals(TWO, ledger.refused(METER.id()));
    }

    @Test
    public void whatSomebodyRemovedIsMadeAgain() {
        ledger.present(List.of());
        ledger.want(ONE, METER);
        ledger.takeMissing();
        ledger.doubt(TWO);
        assertArrayEquals(NOTHING, ledger.takeMissing());
        ledger.doubt(ONE);
        assertArrayEquals(METER.make(), ledger.takeMissing());
        ledger.forgetPresent();
        assertTrue(ledger.mustWait());
        ledger.present(List.of());
        assertArrayEquals(METER.make(), ledger.takeMissing());
    }
}
