/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.LinkKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class PeerStateTest {
    private static final Set<Level> ENCRYPTED = Set.of(Level.ENCRYPTED);
    private static final Generation OLD = generation(1);
    private static final Generation NEW = generation(2);

    private final List<Tunnel> tunnels = new ArrayList<>();
    private PeerState state = new PeerState(true);
    private long now;

    @Test
    public void theFirstNodeBeginsAndTriesLessAndLessOften() {
        assertEquals(ENCRYPTED, look(OLD).initiate());
        assertEquals(Map.of(), look(OLD).ways().sending());
        int tries = 0;
        for (int second = 0; second < 60; second++) {
            pass(1);
            tries += look(OLD).initiate().size();
        }
        assertTrue(tries + " tries", tries >= 4 && tries <= 8);
        tunnels.add(new Tunnel(9, OLD.name(), false, true, 0, Map.of()));
        pass(100);
        assertEquals("one is on its way", Set.of(), look(OLD).initiate());
        tunnels.set(0, tunnel(OLD, true, 0, 0));
        assertTrue(look(OLD).settled());
        assertEquals(Map.of(Level.ENCRYPTED, OLD.slot()), look(OLD).ways().sending());
    }

    @Test
    public void theOtherNodeBeginsOnlyWhenThatTakesTooLong() {
        state = new PeerState(false);
        assertEquals(Set.of(), look(OLD).initiate());
        pass(2);
        assertEquals(Set.of(), look(OLD).initiate());
        pass(1);
        assertEquals(ENCRYPTED, look(OLD).initiate());
    }

    @Test
    public void aNewKeyIsUsedWhenBothHaveItAndTheOldTunnelGoesLater() {
        for (boolean first : new boolean[] {true, false}) {
            state = new PeerState(first);
            tunnels.clear();
            tunnels.add(tunnel(OLD, first, 0, 5));
            assertTrue(look(OLD).settled());
            var next = look(NEW);
            assertEquals(Map.of(Level.ENCRYPTED, OLD.slot()), next.ways().sending());
            assertEquals(Set.of(OLD.slot(), NEW.slot()), next.ways().receiving().get(Level.ENCRYPTED));
            assertFalse(next.settled());
            tunnels.add(tunnel(NEW, first, 0, 0));
            next = look(NEW);
            assertEquals("who asked has the answer", Map.of(Level.ENCRYPTED, first ? NEW.slot() : OLD.slot()),
                next.ways().sending());
            tunnels.set(1, tunnel(NEW, first, 1, 0));
            assertEquals(Map.of(Level.ENCRYPTED, NEW.slot()), look(NEW).ways().sending());
            pass(29);
            assertEquals(Set.of(), look(NEW).terminate());
            pass(2);
            assertEquals(Set.of(OLD.name()), look(NEW).terminate());
            tunnels.remove(0);
            assertTrue(look(NEW).settled());
        }
    }

    @Test
    public void whatIsSilentIsBelievedToBeThereAfterAWhile() {
        state = new PeerState(false);
        tunnels.add(tunnel(OLD, false, 0, 5));
        look(OLD);
        tunnels.add(tunnel(NEW, false, 0, 9));
        assertEquals(Map.of(Level.ENCRYPTED, OLD.slot()), look(NEW).ways().sending());
        tunnels.set(1, tunnel(NEW, false, 0, 10));
        assertEquals(Map.of(Level.ENCRYPTED, NEW.slot()), look(NEW).ways().sending());
    }

    @Test
    public void theOldTunnelServesWhileTheOtherNodeHasTheOldKeyOnly() {
        tunnels.add(tunnel(OLD, true, 3, 5));
        for (int minute = 0; minute < 10; minute++) {
            final var next = look(NEW);
            assertEquals(Map.of(Level.ENCRYPTED, OLD.slot()), next.ways().sending());
            assertEquals(Set.of(), next.terminate());
            pass(60);
        }
        tunnels.clear();
        assertEquals(Map.of(), look(NEW).ways().sending());
        assertEquals(600_000_000_000L, now - look(NEW).missing().orElseThrow());
    }

    @Test
    public void secretsDependOnAllKeysInAnyOrderAndBothNodesDeriveTheSame() {
        final LinkKey one = key(1);
        final LinkKey two = key(2);
        final LinkKey three = key(3);
        assertEquals(Generation.of(3, 9, List.of(one, two, three)), Generation.of(9, 3, List.of(one, three, two)));
        assertNotEquals(Generation.of(3, 9, List.of(one, two)), Generation.of(3, 9, List.of(two, one)));
        assertNotEquals(Generation.of(3, 9, List.of(one)), Generation.of(3, 8, List.of(one)));
        assertNotEquals(Generation.of(3, 9, List.of(one)).name(), Generation.of(3, 9, List.of(one, two)).name());
        for (int number = 0; number < 100; number++) {
            final int slot = generation(number).slot();
            assertTrue("slot " + slot, slot >= 1 && slot <= TunnelAddress.MAX_SLOT);
        }
    }

    @Test
    public void addressesStayWithinTheirRange() {
        assertEquals("240.0.0.15", TunnelAddress.of(Level.AUTHENTICATED, 0, 7));
        assertEquals("244.0.0.15", TunnelAddress.of(Level.ENCRYPTED, 0, 7));
        assertEquals("247.255.255.253", TunnelAddress.of(Level.ENCRYPTED, TunnelAddress.MAX_SLOT, 0xfffe));
        assertEquals("244.2.0.14/31", TunnelAddress.selector(Level.ENCRYPTED, 1, 7));
        assertEquals("244.2.0.14/32", TunnelAddress.holder(Level.ENCRYPTED, 1, 7));
    }

    private PeerState.Next look(final Generation wanted) {
        return state.look(ENCRYPTED, wanted, tunnels, now);
    }

    private void pass(final long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private static Tunnel tunnel(final Generation generation, final boolean initiated, final long received,
            final long age) {
        return new Tunnel(9, generation.name(), true, initiated, age,
            Map.of(Level.ENCRYPTED, new Tunnel.Child(received, 0, 0, 0, age)));
    }

    private static Generation generation(final int number) {
        return Generation.of(3, 9, List.of(key(number)));
    }

    private static LinkKey key(final int number) {
        final byte[] key = new byte[LinkKey.BYTES];
        key[0] = (byte) number;
        return LinkKey.parse(Base64.getEncoder().encodeToString(key));
    }
}
