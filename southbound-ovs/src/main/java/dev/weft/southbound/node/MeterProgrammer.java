/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.ObjectKey;
import dev.weft.southbound.openflow.SwitchRefusal;
import dev.weft.southbound.openflow.message.Meter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Makes one switch hold the meters that flows use (VN-9). They cannot be in a bundle, but the connection keeps them in
 * order with it. Everything happens on the node's executor.
 */
final class MeterProgrammer {
    private static final long PATIENCE_SECONDS = 10;

    private final MeterLedger ledger = new MeterLedger();
    private final Set<ObjectKey> refused = new HashSet<>();
    private final StatusBoard board;
    private final Executor executor;
    private final Runnable changed;

    /**
     * Creates one.
     *
     * @param board is told of limits whose meter the switch refuses
     * @param executor the node's
     * @param changed is run when the board changed
     */
    MeterProgrammer(final StatusBoard board, final Executor executor, final Runnable changed) {
        this.board = board;
        this.executor = executor;
        this.changed = changed;
    }

    MeterLedger ledger() {
        return ledger;
    }

    /** Asks a switch what it holds, and gives each limit another chance. */
    CompletableFuture<List<Meter>> read(final SwitchSession session) {
        ledger.forgetPresent();
        refused.forEach(limit -> board.fault(limit, Optional.empty()));
        refused.clear();
        // a switch without meters refuses them when it is asked to make one
        return session.ask(Meter::request, Meter::reply, Integer.MAX_VALUE)
            // flows wait for the answer
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(failure -> List.of());
    }

    /** Sends what must be there before flows. */
    void sendMissing(final SwitchSession session) {
        send(session, ledger.takeMissing());
    }

    /** Sends what no flow uses any more. */
    void sendSurplus(final SwitchSession session) {
        send(session, ledger.takeSurplus());
    }

    private void send(final SwitchSession session, final byte[] messages) {
        if (messages.length > 0) {
            session.change(messages).whenCompleteAsync((nothing, failure) -> {
                if (failure instanceof SwitchRefusal refusal) {
                    Optional.ofNullable(ledger.refused(Meter.idOf(refusal.offending()))).ifPresent(limit -> {
                        refused.add(limit);
                        board.fault(limit, Optional.of("the switch refused its meter: " + refusal.getMessage()));
                    });
                    changed.run();
                }
            }, executor);
        }
    }
}
