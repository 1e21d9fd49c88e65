/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

import com.google.common.collect.Sets;
import dev.weft.pipeline.field.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of the pipeline, in order. This is the only place that knows their numbers, what their flows may match
 * and set, and what follows what: a flow that breaks it cannot be built. A frame only ever goes to higher numbers.
 */
public enum Table {
    /** Where a frame comes from: it alone decides the segment; nothing in the frame can (VL-1, VL-2). */
    CLASSIFY(0, Stage.ADMIT, "knows the segment of a frame by the port it came through, and nothing else",
        TableRules.NONE
            .requires(Field.IN_PORT)
            .sets(Field.SEGMENT, Field.CONTROL, Field.FAR_PATH, Field.TUNNEL_PORT)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(TUNNEL_IN, TUNNEL_OUT, DELIVER);
        }
    },
    /** Which outer addresses may send to this node (VL-1, VL-18). */
    TUNNEL_IN(10, Stage.ADMIT, "admits frames of known peers with our version of the option, and unpacks its words",
        TableRules.NONE
            .requires(Field.TUNNEL_OPTION)
            .mayMatch(Field.TUNNEL_KEY, Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC,
                Field.TUNNEL_IPV6_DST)
            .reads(Field.TUNNEL_KEY, Field.TUNNEL_OPTION)
            .sets(Field.SEGMENT, Field.CONTROL, Field.POLICY, Field.FROM_PATH)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(CONTENT);
        }
    },
    /** What a frame from a tunnel holds (VL-10). */
    CONTENT(20, Stage.CHECK, "lets whole frames of user data of known kinds go on; control frames and halves stop here",
        TableRules.NONE
            .requires(Field.CONTROL)
            .mayMatch(Field.POLICY)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(DELIVER);
        }
    },
    /** The way to a far outer address (VL-4, VL-6, VL-19). */
    TUNNEL_OUT(40, Stage.SEND, "packs the words into the option, addresses the outer header and sends",
        TableRules.NONE
            .requires(Field.FAR_PATH)
            .reads(Field.SEGMENT, Field.CONTROL, Field.POLICY, Field.TUNNEL_PORT)
            .sets(Field.TUNNEL_KEY, Field.TUNNEL_OPTION, Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC,
                Field.TUNNEL_IPV6_DST)
            .outputs()),
    /** To the one port a frame of a segment from a certain place may reach (VL-1). */
    DELIVER(50, Stage.DELIVER, "gives a frame to the port of its segment if it came from the segment's other end",
        TableRules.NONE
            .requires(Field.SEGMENT, Field.FROM_PATH, Field.CONTROL, Field.POLICY)
            .mayMatch(Field.IN_PORT)
            .outputs());

    private final int id;
    private final Stage stage;
    private final String purpose;
    private final TableRules rules;
    private final Set<Field> matchable;

    Table(final int id, final Stage stage, final String purpose, final TableRules rules) {
        this.id = id;
        this.stage = stage;
        this.purpose = purpose;
        this.rules = rules;
        matchable = rules.matchable();
    }

    /**
     * Finds a table by its number.
     *
     * @param id the number
     * @return the table, empty when no table has this number
     */
    public static Optional<Table> byId(final int id) {
        return Arrays.stream(values()).filter(table -> table.id == id).findFirst();
    }

    /**
     * The number in the switch.
     *
     * @return 0 to 253
     */
    public int id() {
        return id;
    }

    /**
     * The part of the pipeline it belongs to.
     *
     * @return the stage
     */
    public Stage stage() {
        return stage;
    }

    /**
     * What it is for.
     *
     * @return a sentence without subject and full stop
     */
    public String purpose() {
        return purpose;
    }

    /**
     * What becomes of frames no flow wants.
     *
     * @return the miss action
     */
    public Miss miss() {
        return Miss.DROP;
    }

    /**
     * Fields that every flow but the miss must match.
     *
     * @return the fields
     */
    public Set<Field> required() {
        return rules.required();
    }

    /**
     * Fields that flows may match, the required ones included.
     *
     * @return the fields
     */
    public Set<Field> matchable() {
        return matchable;
    }

    /**
     * Fields whose value actions may use.
     *
     * @return the fields
     */
    public Set<Field> readable() {
        return rules.readable();
    }

    /**
     * Fields that actions may set.
     *
     * @return the fields
     */
    public Set<Field> settable() {
        return rules.settable();
    }

    /**
     * Whether flows may send frames to ports.
     *
     * @return true if so
     */
    public boolean mayOutput() {
        return rules.output();
    }

    /**
     * The tables to which flows may go.
     *
     * @return the tables
     */
    public Set<Table> successors() {
        return Set.of();
    }
}
