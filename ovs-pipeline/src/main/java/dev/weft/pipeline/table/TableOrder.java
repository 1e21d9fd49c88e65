/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

import com.google.common.collect.ImmutableSetMultimap;
import java.util.Set;

/** What follows what in the pipeline: the ways of frames at a glance. {@link Table} says what each table does. */
final class TableOrder {
    private static final ImmutableSetMultimap<Table, Table> SUCCESSORS =
        ImmutableSetMultimap.<Table, Table>builder()
            .putAll(Table.CLASSIFY, Table.FROM_HELPER, Table.TUNNEL_IN, Table.FABRIC_IN, Table.SERVED, Table.GUARD,
                Table.TUNNEL_OUT, Table.DELIVER, Table.PROBE)
            .putAll(Table.FROM_HELPER, Table.RETURNED, Table.PROBE, Table.DEPART)
            .putAll(Table.RETURNED, Table.STEERED, Table.GUARD, Table.NEXT)
            .putAll(Table.TUNNEL_IN, Table.CONTENT)
            .putAll(Table.FABRIC_IN, Table.CONTENT, Table.GUARD)
            .putAll(Table.SERVED, Table.KEPT, Table.RESUMED, Table.NEXT, Table.LOOKUP)
            .putAll(Table.RESUMED, Table.NEXT, Table.LOOKUP)
            .putAll(Table.CONTENT, Table.VNET_IN, Table.STEERED, Table.DELIVER, Table.TO_HELPER)
            .putAll(Table.VNET_IN, Table.STEERED)
            .putAll(Table.STEERED, Table.GUARD, Table.NEXT, Table.LOOKUP, Table.SERVE)
            .putAll(Table.GUARD, Table.VERDICT, Table.POLICY, Table.LOOKUP)
            .putAll(Table.VERDICT, Table.POLICY)
            .putAll(Table.POLICY, Table.CHOICE, Table.LOOKUP)
            .putAll(Table.CHOICE, Table.NEXT, Table.LOOKUP)
            .putAll(Table.NEXT, Table.LOOKUP, Table.INSTANCE, Table.TUNNEL_OUT, Table.SERVE, Table.ASK)
            .putAll(Table.LOOKUP, Table.LEARNED, Table.ROUTE, Table.GATEWAY, Table.REFER)
            .putAll(Table.INSTANCE, Table.TUNNEL_OUT, Table.SERVE)
            .putAll(Table.ROUTE, Table.FLOOD, Table.INTERCEPT, Table.TUNNEL_OUT)
            .putAll(Table.FLOOD, Table.TUNNEL_OUT, Table.MEMBERS, Table.ASK)
            .putAll(Table.INTERCEPT, Table.ARRIVED, Table.MEMBERS)
            .putAll(Table.ARRIVED, Table.MEMBERS)
            .putAll(Table.SERVE, Table.HANDOVER, Table.FILTER)
            .putAll(Table.GATEWAY, Table.TRANSLATE, Table.REFER)
            .putAll(Table.TRANSLATE, Table.ROUTING, Table.REFER)
            .putAll(Table.ROUTING, Table.FILTER, Table.RESOLVE, Table.REFER)
            .putAll(Table.FILTER, Table.COMMIT, Table.RESOLVE, Table.DEPART)
            .putAll(Table.COMMIT, Table.RESOLVE, Table.DEPART)
            .putAll(Table.RESOLVE, Table.NEIGHBOUR, Table.DEPART)
            .putAll(Table.DEPART, Table.REFER)
            .build();

    /** Steps back. */
    private static final ImmutableSetMultimap<Table, Table> AGAIN =
        ImmutableSetMultimap.<Table, Table>builder()
            .putAll(Table.CLASSIFY, Table.CLASSIFY)
            .putAll(Table.FROM_HELPER, Table.CLASSIFY)
            .putAll(Table.INTERCEPT, Table.CHOICE)
            .putAll(Table.DEPART, Table.RESUMED, Table.LOOKUP)
            .build();

    private static final ImmutableSetMultimap<Table, Table> LEARNS_INTO =
        ImmutableSetMultimap.<Table, Table>builder()
            .putAll(Table.GUARD, Table.LEARNED)
            .putAll(Table.HANDOVER, Table.KEPT)
            .build();

    private TableOrder() {
        // only a declaration
    }

    /** See {@link Table#successors()}. */
    static Set<Table> successors(final Table table) {
        return SUCCESSORS.get(table);
    }

    /** See {@link Table#again()}. */
    static Set<Table> again(final Table table) {
        return AGAIN.get(table);
    }

    /** See {@link Table#learnsInto()}. */
    static Set<Table> learnsInto(final Table table) {
        return LEARNS_INTO.get(table);
    }
}
