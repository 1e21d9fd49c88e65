/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** States of needed ports are told once, and only changes. */
public class PortBoardTest {
    private static final PortRef ONE = Things.port("one");
    private static final PortRef TWO = Things.port("two");

    private final PortBoard board = new PortBoard();
    private final Set<PortRef> needed = new HashSet<>(Set.of(ONE));

    @Test
    public void onlyNeededPortsAndOnlyChanges() {
        board.learn(Map.of(ONE, PortState.DOWN, TWO, PortState.UP));
        assertTold(Map.of(ONE, PortState.DOWN));
        board.learn(Map.of(ONE, PortState.DOWN));
        assertTold(Map.of());
        board.learn(Map.of(ONE, PortState.UP));
        assertTold(Map.of(ONE, PortState.UP));
        assertEquals(Map.of(ONE, PortState.UP), board.told());
    }

    @Test
    public void aPortThatIsNeededLaterIsToldThen() {
        board.learn(Map.of(TWO, PortState.UP));
        assertTold(Map.of());
        needed.add(TWO);
        board.look(Set.of(TWO));
        assertTold(Map.of(TWO, PortState.UP));
        needed.remove(TWO);
        board.look(Set.of(TWO));
        assertTold(Map.of(TWO, PortState.MISSING));
        assertEquals(Map.of(), board.told());
    }

    @Test
    public void nobodyGoesOnBelievingInAPortThatWasNotNeededForAWhile() {
        board.learn(Map.of(ONE, PortState.UP));
        assertTold(Map.of(ONE, PortState.UP));
        needed.remove(ONE);
        board.look(Set.of(ONE));
        assertTold(Map.of(ONE, PortState.MISSING));
        board.learn(Map.of(ONE, PortState.MISSING));
        assertTold(Map.of());
        needed.add(ONE);
        board.look(Set.of(ONE));
        assertTold(Map.of());
        board.learn(Map.of(ONE, PortState.UP));
        assertTold(Map.of(ONE, PortState.UP));
    }

    @Test
    public void whatWasNeverThereIsNotToldToBeMissing() {
        board.look(Set.of(ONE));
        assertTold(Map.of());
        board.learn(Map.of(ONE, PortState.UP));
        assertTold(Map.of(ONE, PortState.UP));
        board.learn(Map.of(ONE, PortState.MISSING));
        assertTold(Map.of(ONE, PortState.MISSING));
        board.learn(Map.of(ONE, PortState.MISSING));
        assertTold(Map.of());
    }

    @Test
    public void whatIsPluggedInIsToldWhetherNeededOrNot() {
        board.learn(Map.of(TWO, PortState.DOWN, new PortRef.Physical("eth7"), PortState.UP));
        final var guest = ((PortRef.Plugged) TWO).ifaceId();
        assertEquals(Map.of(guest, true), board.takePlugged());
        board.learn(Map.of(TWO, PortState.UP));
        assertEquals("it was before", Map.of(), board.takePlugged());
        assertEquals(Map.of(guest, true), board.allPlugged());
        board.learn(Map.of(TWO, PortState.MISSING));
        board.learn(Map.of(TWO, PortState.MISSING));
        assertEquals(Map.of(guest, false), board.takePlugged());
        assertEquals(Map.of(), board.allPlugged());
    }

    private void assertTold(final Map<PortRef, PortState> expected) {
        assertEquals(expected, board.takeChanged(needed::contains));
    }
}
