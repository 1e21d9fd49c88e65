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
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.openflow.message.FlowMonitor.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger beside a switch of the simplest kind: whatever happens to both, in the end the switch holds exactly what is
 * wanted, and no change is sent that was not needed.
 */
public class FlowLedgerRandomTest {
    private static final Logger LOG = LoggerFactory.getLogger(FlowLedgerRandomTest.class);
    private static final int ROUNDS = 1000;
    private static final int STEPS = 120;
    private static final int OBJECTS = 6;
    private static final int MATCHES = 12;

    private final Map<WireFlow.Key, WireFlow> real = new HashMap<>();
    private final Map<ObjectKey, List<WireFlow>> wanted = new HashMap<>();
    private FlowLedger ledger = new FlowLedger();
    private Random random;
    /** Somebody is at the switch between what the ledger knows and what it sends. */
    private boolean racy;

    @Test
    public void switchAlwaysEndsUpAsWanted() {
        final long first = System.nanoTime();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            try {
                random = new Random(seed);
                ledger = new FlowLedger();
                real.clear();
                wanted.clear();
                round();
            } catch (AssertionError | IllegalStateException | NullPointerException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        LOG.info("seeds {} to {}", first, first + ROUNDS - 1);
    }

    private void round() {
        racy = random.nextInt(3) == 0;
        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> want();
                case 2 -> forget();
                case 3 -> somebodyAdds();
                case 4 -> somebodyDeletes();
                case 5 -> reconnect();
                default -> exchange();
            }
        }
        while (!ledger.isClean()) {
            final var changes = ledger.take(any -> true);
            commit(changes);
            ledger.confirm(changes);
        }
        final var goal = new HashMap<WireFlow.Key, WireFlow>();
        wanted.values().forEach(flows -> flows.forEach(flow -> goal.put(flow.key(), flow)));
        final var ours = new HashMap<>(real);
        ours.values().removeIf(flow -> flow.cookie() == 0x99 && !goal.containsKey(flow.key()));
        assertEquals(goal, ours);
        assertEquals(goal.size(), ledger.wantedCount());
        assertEquals(goal.size(), ledger.presentCount());
    }

    private void want() {
        final var object = object(1 + random.nextInt(OBJECTS));
        final var matches = new HashSet<Integer>();
        for (int i = random.nextInt(4); i > 0; i--) {
            matches.add(random.nextInt(MATCHES));
        }
        final var flows = new ArrayList<>(matches.stream().map(match -> flow(object, match, random.nextInt(3)))
            .toList());
        ledger.want(object, List.copyOf(flows));
        // the last one who wants a key has it
        wanted.values().forEach(others -> others.removeIf(flow -> matches.contains((int) flow.match()[0])));
        wanted.put(object, flows);
    }

    private void forget() {
        final var object = object(1 + random.nextInt(OBJECTS));
        ledger.forget(object);
        wanted.remove(object);
    }

    private void somebodyAdds() {
        final var owner = object(1 + random.nextInt(OBJECTS));
        final int match = random.nextInt(MATCHES);
        final var flow = random.nextInt(4) == 0 ? flow(0x99, match, 1) : flow(owner, match, random.nextInt(3));
        real.put(flow.key(), flow);
        ledger.update(new Update.Present(flow));
    }

    private void somebodyDeletes() {
        if (!real.isEmpty()) {
            final var key = List.copyOf(real.keySet()).get(random.nextInt(real.size()));
            real.remove(key);
            ledger.update(new Update.Gone(key));
        }
    }

    private void reconnect() {
        if (random.nextInt(4) == 0) {
            real.clear();
        }
        ledger.forgetPresent();
        real.values().forEach(flow -> ledger.update(new Update.Present(flow)));
    }

    /** Sends a part; meanwhile somebody may touch the switch, before or after the commit; or the switch refuses. */
    private void exchange() {
        final Set<ObjectKey> meant = new HashSet<>();
        for (int i = 1; i <= OBJECTS; i++) {
            if (random.nextBoolean()) {
                meant.add(object(i));
            }
        }
        final var changes = ledger.take(meant::contains);
        if (random.nextInt(3) == 0) {
            want();
        }
        if (racy && random.nextInt(3) == 0) {
            somebodyAdds();
            somebodyDeletes();
        }
        if (random.nextInt(4) == 0) {
            ledger.undo(changes);
        } else {
            commit(changes);
            ledger.confirm(changes);
        }
        if (random.nextInt(3) == 0) {
            somebodyAdds();
        }
    }

    private void commit(final FlowChanges changes) {
        for (var delete : changes.deletes()) {
            assertTrue("needless or wrong delete", racy || delete.equals(real.get(delete.key())));
            // as the switch does, by cookie
            real.computeIfPresent(delete.key(), (key, flow) -> flow.cookie() == delete.cookie() ? null : flow);
        }
        for (var add : changes.adds()) {
            final var before = real.put(add.flow().key(), add.flow());
            assertTrue("needless add", racy || !add.flow().equals(before));
        }
    }
}
