/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.FieldGroup;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** The declaration of the pipeline makes sense in itself. */
public class TableTest {
    @Test
    public void numbersAscendWithinTheRangesOfStages() {
        int previous = -1;
        for (var table : Table.values()) {
            assertTrue(table + " follows " + previous, table.id() > previous);
            assertTrue(table + " belongs to " + table.stage(), table.stage().holds(table.id()));
            assertEquals(table, Table.byId(table.id()).orElseThrow());
            previous = table.id();
        }
        assertTrue(Table.byId(254).isEmpty());
    }

    @Test
    public void framesOnlyGoForward() {
        for (var table : Table.values()) {
            for (var next : table.successors()) {
                assertTrue(table + " to " + next, next.id() > table.id());
            }
            assertTrue(table + " ends or goes on", table.permits(Permission.OUTPUT) || !table.successors().isEmpty()
                || !table.again().isEmpty() || table.comesBack());
            table.learnsInto().forEach(learned -> assertTrue(table + " learns into " + learned, learned.comesBack()));
        }
    }

    @Test
    public void onlyFramesOfHelperAndGatewayMeteredAndInterceptedOnesComeAgain() {
        final var again = Map.of(Table.FROM_HELPER, Table.CLASSIFY, Table.CLASSIFY, Table.CLASSIFY,
            Table.INTERCEPT, Table.CHOICE);
        for (var table : Table.values()) {
            final var expected = table == Table.DEPART ? Set.of(Table.RESUMED, Table.LOOKUP)
                : again.containsKey(table) ? Set.of(again.get(table)) : Set.<Table>of();
            assertEquals(table.toString(), expected, table.again());
        }
    }

    @Test
    public void everyTableIsReached() {
        final var reached = EnumSet.of(Table.CLASSIFY);
        final var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (var next : open.remove().successors()) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        assertEquals(EnumSet.allOf(Table.class), reached);
    }

    @Test
    public void whatATableUsesIsKnownBefore() {
        for (var table : Table.values()) {
            final var known = EnumSet.noneOf(Field.class);
            Arrays.stream(Field.values()).filter(field -> field.group().knownAtEntry()).forEach(known::add);
            before(table).forEach(earlier -> known.addAll(earlier.settable()));
            if (before(table).stream().anyMatch(earlier -> earlier.permits(Permission.TRACK))) {
                Arrays.stream(Field.values()).filter(field -> field.group() == FieldGroup.CONNECTION)
                    .forEach(known::add);
            }
            // a register no table sets yet is zero, which is a value too: no policy, from this node, not classified,
            // not metered, not through a gate
            known.addAll(Set.of(Field.POLICY, Field.FROM_PATH, Field.CONTROL, Field.METERED, Field.GATE));
            assertTrue(table + " matches", known.containsAll(table.matchable()));
            known.addAll(table.settable());
            assertTrue(table + " reads", known.containsAll(table.readable()));
        }
    }

    @Test
    public void onlyTheOuterHeaderIsSetByWhatSends() {
        for (var field : Table.TUNNEL_OUT.settable()) {
            // those of a frame are of a header that was put before it
            assertTrue(field.toString(), field.group() == FieldGroup.TUNNEL
                || Set.of(FieldGroup.FRAME, FieldGroup.TAG).contains(field.group())
                    && Table.TUNNEL_OUT.permits(Permission.WRAP));
        }
        for (var table : Table.values()) {
            // INTERCEPT and DEPART only clear it; ServiceFlowsTest and GatewayFlowsTest look
            assertTrue(table + " forges the port", Set.of(Table.FROM_HELPER, Table.INTERCEPT, Table.DEPART)
                .contains(table) || !table.settable().contains(Field.IN_PORT));
        }
    }

    private static Set<Table> before(final Table table) {
        final var earlier = EnumSet.noneOf(Table.class);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var each : Table.values()) {
                if (each.successors().contains(table) || each.successors().stream().anyMatch(earlier::contains)) {
                    grown |= earlier.add(each);
                }
            }
        }
        return earlier;
    }
}
