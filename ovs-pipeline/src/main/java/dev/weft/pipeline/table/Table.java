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
 * and set, and what follows what: a flow that breaks it cannot be built. A frame only ever goes to higher numbers, but
 * for the tables of {@link #again()}.
 */
public enum Table {
    /** Where a frame comes from: it alone decides the segment; nothing in the frame can (VL-1, VL-2). */
    CLASSIFY(0, Stage.ADMIT, "knows the segment of a frame by the port it came through, and nothing else",
        TableRules.NONE
            .requires(Field.IN_PORT)
            .mayMatch(Field.CONTROL)
            .sets(Field.SEGMENT, Field.CONTROL, Field.FAR_PATH, Field.TUNNEL_PORT)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(FROM_HELPER, TUNNEL_IN, TUNNEL_OUT, DELIVER);
        }
    },
    /** For which port the helper speaks (VL-10). */
    FROM_HELPER(5, Stage.ADMIT, "takes control frames of the helper as if they came from the port they name",
        TableRules.NONE
            .requires(Field.ETH_SRC, Field.ETH_DST, Field.ETH_TYPE)
            .reads(Field.ETH_SRC)
            .sets(Field.IN_PORT, Field.CONTROL)) {
        @Override
        public Set<Table> again() {
            return Sets.immutableEnumSet(CLASSIFY);
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
    CONTENT(20, Stage.CHECK, "lets whole frames of known kinds go on: user data to ports, control to the helper",
        TableRules.NONE
            .requires(Field.CONTROL)
            .mayMatch(Field.POLICY)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(DELIVER, TO_HELPER);
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
            .outputs()),
    /** Whatever a control frame says, only the helper gets it (VL-10). */
    TO_HELPER(55, Stage.DELIVER, "gives a control frame to the helper, with its segment and path in its addresses",
        TableRules.NONE
            .requires(Field.ETH_TYPE, Field.CONTROL)
            .reads(Field.SEGMENT, Field.FROM_PATH)
            .sets(Field.ETH_SRC, Field.ETH_DST)
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
     * The earlier tables that flows may visit again. What they find there must differ from the first time, or the frame
     * would go round.
     *
     * @return the tables
     */
    public Set<Table> again() {
        return Set.of();
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
