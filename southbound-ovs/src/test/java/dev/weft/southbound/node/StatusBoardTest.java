/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static dev.weft.southbound.node.Flows.object;
import static org.junit.Assert.assertEquals;

import dev.weft.api.node.ObjectStatus;
import java.util.Map;
import org.junit.Test;

/** Changes are told once, and only changes. */
public class StatusBoardTest {
    private final StatusBoard board = new StatusBoard();

    @Test
    public void changesAreTakenOnce() {
        board.set(object(1), ObjectStatus.PROGRAMMING);
        board.set(object(1), ObjectStatus.INSTALLED);
        assertEquals(Map.of(object(1), ObjectStatus.INSTALLED), board.takeChanged());
        assertEquals(Map.of(), board.takeChanged());
        assertEquals(Map.of(object(1), ObjectStatus.INSTALLED), board.all());
    }

    @Test
    public void sameStateIsNoChange() {
        board.set(object(1), new ObjectStatus.Waiting("x"));
        board.takeChanged();
        board.set(object(1), new ObjectStatus.Waiting("x"));
        assertEquals(Map.of(), board.takeChanged());
    }

    @Test
    public void forgottenOnesAreNotToldAndBeginAnew() {
        board.set(object(1), ObjectStatus.INSTALLED);
        board.forget(object(1));
        assertEquals(Map.of(), board.takeChanged());
        assertEquals(Map.of(), board.all());
        board.set(object(1), ObjectStatus.INSTALLED);
        assertEquals(1, board.takeChanged().size());
    }
}
