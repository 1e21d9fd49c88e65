/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Interfaces are where their ports were seen last. */
public class WhereaboutsTest {
    private static final NodeId HOST1 = new NodeId("host1");
    private static final NodeId HOST2 = new NodeId("host2");
    private static final InterfaceId ETH0 = new InterfaceId("a", "eth0");

    private final Whereabouts whereabouts = new Whereabouts();

    private Optional<NodeId> place() {
        return whereabouts.place("tap0");
    }

    @Test
    public void theLastOneCounts() {
        whereabouts.follow(ETH0, "tap0");
        assertEquals(Set.of(ETH0), whereabouts.note(HOST1, "tap0", true));
        assertEquals(Set.of(), whereabouts.note(HOST1, "tap0", true));
        assertEquals(Set.of(ETH0), whereabouts.note(HOST2, "tap0", true));
        assertEquals("told again is not plugged in again", Set.of(), whereabouts.note(HOST1, "tap0", true));
        assertEquals(Optional.of(HOST2), place());
        assertEquals(Set.of(ETH0), whereabouts.on(HOST1));
        assertEquals(Set.of(), whereabouts.note(HOST1, "tap0", false));
        assertEquals(Set.of(ETH0), whereabouts.note(HOST2, "tap0", false));
        assertEquals(Optional.empty(), place());
        assertEquals(Set.of(), whereabouts.on(HOST2));
    }

    @Test
    public void itIsWhereItStillIs() {
        whereabouts.follow(ETH0, "tap0");
        whereabouts.note(HOST1, "tap0", true);
        whereabouts.note(HOST2, "tap0", true);
        assertEquals(Set.of(ETH0), whereabouts.note(HOST2, "tap0", false));
        assertEquals(Optional.of(HOST1), place());
        whereabouts.forget(HOST1);
        assertEquals(Optional.empty(), place());
    }

    @Test
    public void whatWasKnownIsBelievedUntilItsNodeTells() {
        whereabouts.load(Map.of("tap0", HOST1, "tap1", HOST1));
        whereabouts.follow(ETH0, "tap0");
        assertEquals(Optional.of(HOST1), place());
        assertEquals(Map.of(), whereabouts.changes());
        assertEquals(Set.of(), whereabouts.note(HOST1, "tap1", true));
        assertEquals("not told", Set.of(ETH0), whereabouts.confirm(HOST1));
        assertEquals(Optional.empty(), place());
        assertEquals(Optional.of(HOST1), whereabouts.place("tap1"));
        assertEquals(Set.of(), whereabouts.confirm(HOST1));
        assertEquals(Map.of("tap0", Optional.empty()), whereabouts.changes());
    }

    @Test
    public void onlyWhatIsFollowedIsWritten() {
        whereabouts.note(HOST1, "tap0", true);
        whereabouts.note(HOST1, "tap9", true);
        assertEquals(Map.of(), whereabouts.changes());
        whereabouts.follow(ETH0, "tap0");
        final var changes = whereabouts.changes();
        assertEquals(Map.of("tap0", Optional.of(HOST1)), changes);
        assertEquals("until it is", changes, whereabouts.changes());
        whereabouts.stored(changes);
        assertEquals(Map.of(), whereabouts.changes());
        whereabouts.leave(ETH0, "tap0");
        assertEquals(Map.of("tap0", Optional.empty()), whereabouts.changes());
    }
}
