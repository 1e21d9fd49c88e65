/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static dev.weft.southbound.node.Flows.flow;
import static dev.weft.southbound.node.Flows.object;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.southbound.openflow.SwitchRefusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** The object that a switch refuses is found, whether the switch names it or not. */
public class RefusalsTest {
    private static final SwitchRefusal NAMELESS = new SwitchRefusal("refused", new byte[0]);

    private final FlowLedger ledger = new FlowLedger();
    private final Refusals refusals = new Refusals();

    @Test
    public void namedByItsFlow() {
        wantAll(8);
        final var changes = ledger.take(refusals.next());
        final var named = new SwitchRefusal("table full", FlowMod.add(flow(object(3), 3, 1)));
        ledger.undo(changes);
        assertEquals(Optional.of(object(3)), refusals.refused(named, ledger, changes));
        assertFalse(refusals.next().test(object(3)));
        assertTrue(refusals.next().test(object(4)));
        assertFalse(ledger.take(refusals.next()).sent().contains(object(3)));
    }

    @Test
    public void flowOfAnObjectThatWasNotSentIsNoProof() {
        wantAll(2);
        final var changes = ledger.take(object(1)::equals);
        final var wrong = new SwitchRefusal("refused", FlowMod.add(flow(object(2), 2, 1)));
        assertEquals(Optional.of(object(1)), refusals.refused(wrong, ledger, changes));
    }

    @Test
    public void onlyOneIsGuiltyWithoutName() {
        wantAll(1);
        assertEquals(Optional.of(object(1)),
            refusals.refused(NAMELESS, ledger, ledger.take(refusals.next())));
    }

    @Test
    public void foundByHalves() {
        for (int guilty = 1; guilty <= 100; guilty++) {
            final int exchanges = hunt(100, Set.of(object(guilty)));
            assertTrue(guilty + ": " + exchanges + " exchanges", exchanges <= 20);
        }
    }

    @Test
    public void severalAreFound() {
        hunt(50, Set.of(object(1), object(2), object(25), object(50)));
    }

    /** Plays a switch that refuses some objects and never says which. */
    private static int hunt(final int count, final Set<ObjectKey> guilty) {
        final var test = new RefusalsTest();
        test.wantAll(count);
        final var found = new HashSet<ObjectKey>();
        final var installed = new HashSet<ObjectKey>();
        int exchanges = 0;
        while (true) {
            final var changes = test.ledger.take(test.refusals.next());
            if (changes.size() == 0) {
                if (!test.refusals.accepted()) {
                    break;
                }
                continue;
            }
            exchanges++;
            if (changes.sent().stream().anyMatch(guilty::contains)) {
                test.ledger.undo(changes);
                test.refusals.refused(NAMELESS, test.ledger, changes).ifPresent(found::add);
            } else {
                test.refusals.accepted();
                installed.addAll(changes.sent());
            }
        }
        assertEquals(guilty, found);
        assertEquals(count - guilty.size(), installed.size());
        return exchanges;
    }

    @Test
    public void forgivenOnesGetAnotherChance() {
        wantAll(2);
        refusals.refused(NAMELESS, ledger, ledger.take(object(1)::equals));
        refusals.refused(NAMELESS, ledger, ledger.take(object(2)::equals));
        refusals.forgive(object(1));
        assertTrue(refusals.next().test(object(1)));
        assertFalse(refusals.next().test(object(2)));
        assertEquals(List.of(object(2)), List.copyOf(refusals.forgiveAll()));
        assertTrue(refusals.next().test(object(2)));
    }

    @Test
    public void suspectsAreForgottenWithTheConnection() {
        wantAll(4);
        refusals.refused(NAMELESS, ledger, ledger.take(refusals.next()));
        refusals.forgiveAll();
        assertTrue(refusals.next().test(object(1)) && refusals.next().test(object(4)));
        assertFalse(refusals.accepted());
    }

    private void wantAll(final int count) {
        for (int i = 1; i <= count; i++) {
            ledger.want(object(i), List.of(flow(object(i), i, 1)));
        }
    }
}
