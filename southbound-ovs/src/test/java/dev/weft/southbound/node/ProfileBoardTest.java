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
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Profiles that ports say are told once, and only changes (SI-2, SI-7). */
public class ProfileBoardTest {
    private static final String ID = "web/eth0";
    private static final PortRef WEB = new PortRef.Plugged(ID);

    private final ProfileBoard board = new ProfileBoard();

    @Test
    public void onlyChangesAreTold() {
        board.learn(Map.of(WEB, Optional.empty(), Things.port("db"), Optional.of("audited")));
        assertEquals(Map.of("db/eth0", Optional.of("audited")), board.takeChanged());
        board.learn(Map.of(WEB, Optional.of("inspected")));
        board.learn(Map.of(WEB, Optional.of("inspected")));
        assertEquals(Map.of(ID, Optional.of("inspected")), board.takeChanged());
        assertEquals(Map.of(), board.takeChanged());
        board.learn(Map.of(WEB, Optional.of("audited")));
        board.learn(Map.of(WEB, Optional.empty()));
        assertEquals("only how it is now", Map.of(ID, Optional.empty()), board.takeChanged());
        assertEquals(Map.of("db/eth0", Optional.of("audited")), board.all());
    }

    @Test
    public void cardsOfTheNodeHaveNone() {
        board.learn(Map.of(new PortRef.Physical("eth7"), Optional.of("inspected")));
        assertEquals(Map.of(), board.takeChanged());
        assertEquals(Map.of(), board.all());
    }
}
