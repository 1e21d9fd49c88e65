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
            .mayMatch(Field.CONTROL, Field.METERED)
            .reads(Field.SEGMENT)
            .sets(Field.SEGMENT, Field.CONTROL, Field.FAR_PATH, Field.TUNNEL_PORT, Field.VNET_OPTION,
                Field.METERED)
            .meters()) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(FROM_HELPER, TUNNEL_IN, FABRIC_IN, GUARD, TUNNEL_OUT, DELIVER);
        }

        @Override
        public Set<Table> again() {
            return Sets.immutableEnumSet(CLASSIFY);
        }
    },
    /** For which port the helper speaks (VL-10), and what it gives back (VN-3). */
    FROM_HELPER(5, Stage.ADMIT, "takes frames of the helper as if they came from the port they name",
        TableRules.NONE
            .requires(Field.ETH_SRC, Field.ETH_DST, Field.ETH_TYPE)
            .mayMatch(Field.NSH_SPI, Field.NSH_SI)
            .reads(Field.NSH_C1, Field.NSH_C2)
            .sets(Field.IN_PORT, Field.CONTROL, Field.SEGMENT)
            .wraps()) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(RETURNED);
        }

        @Override
        public Set<Table> again() {
            return Sets.immutableEnumSet(CLASSIFY);
        }
    },
    /** What the helper had while it asked where to send it (VN-3). */
    RETURNED(7, Stage.ADMIT, "takes back a guest's frame if its port is still a member of the same vnet",
        TableRules.NONE
            .requires(Field.IN_PORT, Field.SEGMENT)
            .sets(Field.CONTROL, Field.TUNNEL_PORT, Field.VNET_OPTION, Field.ASKED)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(GUARD);
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
    /** Which nodes of the LAN segment may send to this node (FN-3), and which VLANs are of guests (VN-1, VN-8). */
    FABRIC_IN(12, Stage.ADMIT, "admits frames of known nodes in Ethernet, and physical ones of a network's VLANs",
        TableRules.NONE
            .mayMatch(Field.ETH_SRC, Field.ETH_DST, Field.ETH_TYPE, Field.VLAN, Field.NSH_MDTYPE, Field.NSH_NP,
                Field.NSH_SPI, Field.NSH_C2, Field.NSH_C3)
            .reads(Field.NSH_C1, Field.NSH_C4)
            .sets(Field.SEGMENT, Field.CONTROL, Field.POLICY, Field.FROM_PATH)
            .wraps()) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(CONTENT, GUARD);
        }
    },
    /** What a frame from a tunnel holds (VL-10). */
    CONTENT(20, Stage.CHECK, "lets whole frames of known kinds go on: user data of links and of networks, control",
        TableRules.NONE
            .requires(Field.CONTROL)
            .mayMatch(Field.POLICY, Field.VNET_OPTION)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(VNET_IN, GUARD, DELIVER, TO_HELPER);
        }
    },
    /** Which vnet a frame from another node belongs to, and whether its way was safe enough (VN-1, VN-7). */
    VNET_IN(22, Stage.CHECK, "knows vnets by all bits of their ids, and refuses frames that came by a way too weak",
        TableRules.NONE
            .requires(Field.SEGMENT)
            .mayMatch(Field.VNET_OPTION, Field.FROM_PATH)
            .sets(Field.SEGMENT)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(GUARD);
        }
    },
    /** Who may send as whom within a network (FN-4, FN-6, VN-6). */
    GUARD(24, Stage.CHECK, "lets members send as themselves, and learns who is behind members and nodes",
        TableRules.NONE
            .requires(Field.SEGMENT)
            .mayMatch(Field.IN_PORT, Field.ETH_SRC, Field.FROM_PATH)
            .sets(Field.SOURCE)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(VERDICT, LOOKUP);
        }

        @Override
        public Set<Table> learnsInto() {
            return Sets.immutableEnumSet(LEARNED);
        }
    },
    /** What becomes of sources that are not a member's own (FN-6, VN-6). */
    VERDICT(26, Stage.CHECK, "stops members that send as others, or as too many",
        TableRules.NONE
            .requires(Field.SOURCE)
            .mayMatch(Field.FROM_PATH)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(LOOKUP);
        }
    },
    /** Where known stations of a network are (FN-4, FN-5). */
    LOOKUP(30, Stage.STEER, "knows the port or the path of a station by segment and address",
        TableRules.NONE
            .requires(Field.ETH_DST)
            .mayMatch(Field.SEGMENT)
            .sets(Field.FAR_PATH, Field.LOCAL_PORT)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(LEARNED, ROUTE);
        }
    },
    /** Where other stations of a network were seen last (FN-6). The switch makes these flows itself. */
    LEARNED(32, Stage.STEER, "knows the port or the path of a station from what it sent",
        TableRules.NONE
            .requires(Field.SEGMENT, Field.ETH_DST)
            .sets(Field.FAR_PATH, Field.LOCAL_PORT)) {
        @Override
        public boolean comesBack() {
            return true;
        }
    },
    /** To one port, one path, or all (FN-5, FN-7). */
    ROUTE(34, Stage.STEER, "sends a frame to what was found, or to all, but never from a tunnel to a tunnel",
        TableRules.NONE
            .mayMatch(Field.FAR_PATH, Field.LOCAL_PORT, Field.FROM_PATH)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(FLOOD, TUNNEL_OUT, MEMBERS);
        }
    },
    /** One copy for each node with members (FN-5). */
    FLOOD(36, Stage.STEER, "sends a copy to each other node with members of the network",
        TableRules.NONE
            .requires(Field.SEGMENT)
            .mayMatch(Field.ETH_DST)
            .sets(Field.FAR_PATH)) {
        @Override
        public Set<Table> successors() {
            return Sets.immutableEnumSet(TUNNEL_OUT, MEMBERS, ASK);
        }
    },
    /** The way to a far outer address (VL-4, VL-6, VL-19). */
    TUNNEL_OUT(40, Stage.SEND, "packs segment and words into an outer header, addresses it and sends",
        TableRules.NONE
            .requires(Field.FAR_PATH)
            .mayMatch(Field.ETH_TYPE, Field.VLAN)
            .reads(Field.SEGMENT, Field.CONTROL, Field.POLICY, Field.TUNNEL_PORT)
            .sets(Field.TUNNEL_KEY, Field.TUNNEL_OPTION, Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC,
                Field.TUNNEL_IPV6_DST, Field.ETH_SRC, Field.ETH_DST, Field.VLAN, Field.NSH_SPI, Field.NSH_C1,
                Field.NSH_C2, Field.NSH_C3, Field.NSH_C4)
            .outputs()
            .wraps()),
    /** To the one port a frame of a segment from a certain place may reach (VL-1). */
    DELIVER(50, Stage.DELIVER, "gives a frame to the port of its segment if it came from the segment's other end",
        TableRules.NONE
            .requires(Field.SEGMENT, Field.FROM_PATH, Field.CONTROL, Field.POLICY)
            .mayMatch(Field.IN_PORT)
            .outputs()),
    /** To members of the frame's own network, and to nobody else (FN-1, FN-4). */
    MEMBERS(52, Stage.DELIVER, "gives a frame to the member that was found, or to all of its network on this node",
        TableRules.NONE
            .requires(Field.SEGMENT, Field.LOCAL_PORT)
            .mayMatch(Field.ETH_DST)
            .outputs()),
    /** Whatever a control frame says, only the helper gets it (VL-10). */
    TO_HELPER(55, Stage.DELIVER, "gives a control frame to the helper, with its segment and path in its addresses",
        TableRules.NONE
            .requires(Field.ETH_TYPE, Field.CONTROL)
            .reads(Field.SEGMENT, Field.FROM_PATH)
            .sets(Field.ETH_SRC, Field.ETH_DST)
            .outputs()),
    /** Where a guest's frame waits until other nodes have told where its destination is (VN-3). */
    ASK(56, Stage.DELIVER, "gives a frame of unknown destination to the helper, once",
        TableRules.NONE
            .requires(Field.CONTROL, Field.FROM_PATH, Field.ASKED)
            .reads(Field.SEGMENT, Field.IN_PORT)
            .sets(Field.NSH_SPI, Field.NSH_SI, Field.NSH_C1, Field.NSH_C2, Field.NSH_C3, Field.ETH_SRC, Field.ETH_DST)
            .outputs()
            .wraps());

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
     * Whether flows may put headers before frames, or take them off.
     *
     * @return true if so
     */
    public boolean mayWrap() {
        return rules.wrap();
    }

    /**
     * Whether flows may drop what is above a limit.
     *
     * @return true if so
     */
    public boolean mayMeter() {
        return rules.meter();
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
     * The tables in which the switch may make flows from what flows of this table see.
     *
     * @return the tables
     */
    public Set<Table> learnsInto() {
        return Set.of();
    }

    /**
     * Whether frames only visit this table, and go on where they came from.
     *
     * @return true if so
     */
    public boolean comesBack() {
        return false;
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
