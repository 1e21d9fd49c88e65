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
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.FlowMonitor.Update;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** The difference between wanted and present flows, case by case. */
public class FlowLedgerTest {
    private static final ObjectKey A = object(1);
    private static final ObjectKey B = object(2);
    private static final WireFlow A1 = flow(A, 1, 1);
    private static final WireFlow A2 = flow(A, 2, 1);
    private static final WireFlow B3 = flow(B, 3, 1);

    private final FlowLedger ledger = new FlowLedger();

    @Test
    public void wantedIsAddedOnce() {
        ledger.want(A, List.of(A1, A2));
        assertFalse(ledger.isClean());
        final var changes = takeAll();
        assertEquals(List.of(new FlowChanges.Add(A1, null), new FlowChanges.Add(A2, null)), changes.adds());
        assertEquals(Set.of(A), changes.sent());
        assertEquals(2, changes.messages().size());
        assertTrue(ledger.isClean());
        assertEquals(0, takeAll().size());
    }

    @Test
    public void whatIsThereNeedsNothing() {
        present(A1, A2);
        ledger.want(A, List.of(A1, A2));
        final var changes = takeAll();
        assertEquals(0, changes.size());
        assertEquals(Set.of(A), changes.settled());
    }

    @Test
    public void onlyWhatDiffersIsReplaced() {
        ledger.want(A, List.of(A1, A2));
        takeAll();
        final var changed = flow(A, 2, 9);
        ledger.want(A, List.of(A1, changed));
        assertEquals(List.of(new FlowChanges.Add(changed, A2)), takeAll().adds());
    }

    @Test
    public void forgottenIsDeletedIfItIsThere() {
        ledger.want(A, List.of(A1));
        ledger.forget(A);
        assertEquals("never sent", 0, takeAll().size());
        ledger.want(A, List.of(A1));
        takeAll();
        ledger.forget(A);
        assertEquals(List.of(A1), takeAll().deletes());
        assertEquals(0, ledger.presentCount());
        assertNull(ledger.ownerOf(A1.cookie()));
        assertNull(ledger.ownerOf(A1.key()));
    }

    @Test
    public void keyThatMovesToAnotherObjectIsReplacedAndNotDeleted() {
        ledger.want(A, List.of(A1, A2));
        takeAll();
        final var moved = flow(B, 1, 1);
        ledger.want(B, List.of(moved));
        ledger.forget(A);
        final var changes = takeAll();
        assertEquals(List.of(new FlowChanges.Add(moved, A1)), changes.adds());
        assertEquals(List.of(A2), changes.deletes());
        assertEquals(B, ledger.ownerOf(moved.key()));
    }

    @Test
    public void strayFlowsOfOursGoAndThoseOfOthersAreNotSeen() {
        final var foreign = flow(0x99, 7, 1);
        present(A1, foreign);
        assertEquals(1, ledger.presentCount());
        assertEquals(List.of(A1), takeAll().deletes());
        ledger.update(new Update.Gone(foreign.key()));
        assertEquals(0, takeAll().size());
    }

    @Test
    public void strayFlowThatGoesByItselfNeedsNothing() {
        present(A1);
        ledger.update(new Update.Gone(A1.key()));
        assertTrue(ledger.isClean());
    }

    @Test
    public void foreignFlowInThePlaceOfOursIsReplaced() {
        ledger.want(A, List.of(A1));
        takeAll();
        present(flow(0x99, 1, 5));
        assertEquals(List.of(new FlowChanges.Add(A1, null)), takeAll().adds());
    }

    @Test
    public void objectsThatAreNotMeantStayMarked() {
        ledger.want(A, List.of(A1));
        ledger.want(B, List.of(B3));
        assertEquals(Set.of(B), ledger.take(B::equals).sent());
        assertEquals(Set.of(A), takeAll().sent());
    }

    @Test
    public void confirmedChangesAreDone() {
        ledger.want(A, List.of(A1));
        present(B3);
        ledger.confirm(takeAll());
        assertTrue(ledger.isClean());
        assertTrue(ledger.isPresent(A1));
    }

    @Test
    public void whatSomebodyTouchedMeanwhileIsSentAgain() {
        ledger.want(A, List.of(A1));
        present(B3);
        final var changes = takeAll();
        ledger.update(new Update.Gone(A1.key()));
        ledger.want(B, List.of(B3));
        present(B3);
        ledger.confirm(changes);
        assertEquals(Set.of(A, B), takeAll().sent());
    }

    @Test
    public void whatIsNotWantedAnyMoreWhenItWasTouchedIsDeleted() {
        ledger.want(A, List.of(A1));
        final var changes = takeAll();
        ledger.forget(A);
        ledger.update(new Update.Gone(A1.key()));
        ledger.confirm(changes);
        assertEquals(List.of(A1), takeAll().deletes());
    }

    @Test
    public void undoneChangesAreTakenAgain() {
        ledger.want(A, List.of(A1));
        present(B3);
        final var changes = takeAll();
        ledger.undo(changes);
        final var again = takeAll();
        assertEquals(changes.adds(), again.adds());
        assertEquals(List.of(B3), again.deletes());
    }

    @Test
    public void undoDoesNotTakeBackWhatTheSwitchSaidSince() {
        ledger.want(A, List.of(A1));
        final var changes = takeAll();
        final var other = flow(A, 1, 7);
        present(other);
        ledger.undo(changes);
        assertEquals(List.of(new FlowChanges.Add(A1, other)), takeAll().adds());
    }

    @Test
    public void undoOfAForgottenObjectMarksNothing() {
        ledger.want(A, List.of(A1));
        final var changes = takeAll();
        ledger.forget(A);
        ledger.undo(changes);
        assertEquals(0, takeAll().size());
    }

    @Test
    public void everythingIsComparedAgainAfterReconnection() {
        ledger.want(A, List.of(A1));
        ledger.want(B, List.of(B3));
        takeAll();
        ledger.forgetPresent();
        present(A1);
        final var changes = takeAll();
        assertEquals(Set.of(A), changes.settled());
        assertEquals(Set.of(B), changes.sent());
    }

    private void present(final WireFlow... flows) {
        for (var flow : flows) {
            ledger.update(new Update.Present(flow));
        }
    }

    private FlowChanges takeAll() {
        return ledger.take(any -> true);
    }
}
