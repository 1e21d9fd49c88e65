/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.weft.pipeline.field.Field;
import java.util.Set;

/**
 * What a flow of a table may do. Immutable; each method returns a copy that allows more.
 *
 * @param required fields that every flow but the miss must match
 * @param optional fields that a flow may match besides
 * @param readable fields whose value a flow may use in its actions
 * @param settable fields that a flow may change
 * @param permissions what else a flow may do
 */
record TableRules(Set<Field> required, Set<Field> optional, Set<Field> readable,
        Set<Field> settable, Set<Permission> permissions) {
    /** Nothing allowed. */
    static final TableRules NONE = new TableRules(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    private static final Set<Field> CLASSIFIED = Sets.immutableEnumSet(Field.ETH_DST, Field.ETH_TYPE, Field.IP_PROTO,
        Field.IP_FRAG, Field.IPV4_SRC, Field.IPV4_DST, Field.IPV6_SRC, Field.IPV6_DST, Field.ICMPV6_TYPE,
        Field.TCP_SRC, Field.TCP_DST, Field.UDP_SRC, Field.UDP_DST, Field.SCTP_SRC, Field.SCTP_DST);

    TableRules requires(final Field... fields) {
        return new TableRules(ImmutableSet.copyOf(fields), optional, readable, settable, permissions);
    }

    TableRules mayMatch(final Field... fields) {
        return new TableRules(required, ImmutableSet.copyOf(fields), readable, settable, permissions);
    }

    /** What a classifier may look at, besides what may be matched already. */
    TableRules classifies() {
        return new TableRules(required, Sets.union(optional, CLASSIFIED).immutableCopy(), readable, settable,
            permissions);
    }

    TableRules reads(final Field... fields) {
        return new TableRules(required, optional, ImmutableSet.copyOf(fields), settable, permissions);
    }

    TableRules sets(final Field... fields) {
        return new TableRules(required, optional, readable, ImmutableSet.copyOf(fields), permissions);
    }

    TableRules outputs() {
        return with(Permission.OUTPUT);
    }

    TableRules wraps() {
        return with(Permission.WRAP);
    }

    TableRules meters() {
        return with(Permission.METER);
    }

    TableRules tracks() {
        return with(Permission.TRACK);
    }

    TableRules spreads() {
        return with(Permission.SPREAD);
    }

    TableRules routes() {
        return with(Permission.ROUTE);
    }

    boolean permits(final Permission permission) {
        return permissions.contains(permission);
    }

    Set<Field> matchable() {
        return Sets.union(required, optional).immutableCopy();
    }

    private TableRules with(final Permission permission) {
        return new TableRules(required, optional, readable, settable,
            Sets.union(permissions, Set.of(permission)).immutableCopy());
    }
}
