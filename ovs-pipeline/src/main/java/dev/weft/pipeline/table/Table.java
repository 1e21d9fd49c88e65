/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

import dev.weft.pipeline.field.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of the pipeline, in order. This is the only place that knows their numbers, and what their flows may match
 * and set; {@code TableOrder} knows what follows what. A flow that breaks it cannot be built. A frame only ever goes to
 * higher numbers, but for the tables of {@link #again()}.
 */
public enum Table {
    /** Where a frame comes from: it alone decides the segment; nothing in the frame can (VL-1, VL-2). */
    CLASSIFY(0, Stage.ADMIT, "knows the segment of a frame by the port it came through, and nothing else",
        TableRules.NONE
            .tracks()
            .requires(Field.IN_PORT)
            .mayMatch(Field.CONTROL, Field.METERED, Field.ETH_SRC, Field.ETH_TYPE, Field.IP_FRAG)
            .reads(Field.SEGMENT)
            .sets(Field.SEGMENT, Field.CONTROL, Field.FAR_PATH, Field.TUNNEL_PORT, Field.VNET_OPTION,
                Field.METERED, Field.TUNNEL_KEY, Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC,
                Field.TUNNEL_IPV6_DST)
            .meters()),
    /** For which port the helper speaks (VL-10), what it gives back (VN-3), and what it sends into services (SI-8). */
    FROM_HELPER(5, Stage.ADMIT, "takes frames of the helper as if they came from the port they name, and its probes",
        TableRules.NONE
            .requires(Field.ETH_SRC, Field.ETH_DST, Field.ETH_TYPE)
            .mayMatch(Field.NSH_SPI, Field.NSH_SI)
            .reads(Field.NSH_C1, Field.NSH_C2, Field.NSH_C3, Field.NSH_C4)
            .sets(Field.IN_PORT, Field.CONTROL, Field.SEGMENT, Field.POLICY, Field.LOCAL_PORT, Field.GATE, Field.ASKED)
            .wraps()),
    /** What the helper had while it asked where to send it (VN-3, SI-9). */
    RETURNED(7, Stage.ADMIT, "takes back a guest's frame if its port is still of the same vnet, or its policy is known",
        TableRules.NONE
            .requires(Field.SEGMENT)
            .mayMatch(Field.IN_PORT, Field.POLICY, Field.ASKED)
            .sets(Field.CONTROL, Field.POLICY, Field.TUNNEL_PORT, Field.VNET_OPTION, Field.ASKED)),
    /** Which outer addresses may send to this node (VL-1, VL-18). */
    TUNNEL_IN(10, Stage.ADMIT, "admits frames of known peers with our version of the option, and unpacks its words",
        TableRules.NONE
            .requires(Field.TUNNEL_OPTION)
            .mayMatch(Field.TUNNEL_KEY, Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC,
                Field.TUNNEL_IPV6_DST)
            .reads(Field.TUNNEL_KEY, Field.TUNNEL_OPTION)
            .sets(Field.SEGMENT, Field.CONTROL, Field.POLICY, Field.FROM_PATH)),
    /** Which nodes of the LAN segment may send to this node (FN-3), and which VLANs are of guests (VN-1, VN-8). */
    FABRIC_IN(12, Stage.ADMIT, "admits frames of known nodes in Ethernet, and physical ones of a network's VLANs",
        TableRules.NONE
            .mayMatch(Field.ETH_SRC, Field.ETH_DST, Field.ETH_TYPE, Field.VLAN, Field.NSH_MDTYPE, Field.NSH_NP,
                Field.NSH_SPI, Field.NSH_C2, Field.NSH_C3)
            .reads(Field.NSH_C1, Field.NSH_C4)
            .sets(Field.SEGMENT, Field.CONTROL, Field.POLICY, Field.FROM_PATH)
            .wraps()),
    /** To which chain a frame belongs that comes out of a service (SI-3, SI-4). */
    SERVED(14, Stage.ADMIT, "knows the chain of what a service gives back by what it was given",
        TableRules.NONE
            .requires(Field.IN_PORT, Field.SEGMENT)
            .mayMatch(Field.CT_MARK, Field.CT_STATE, Field.ETH_TYPE, Field.NSH_NP, Field.NSH_SPI, Field.NSH_SI)
            .sets(Field.POLICY)
            .wraps()),
    /** What services were given that conntrack cannot remember (SI-4). The switch makes these flows itself. */
    KEPT(15, Stage.ADMIT, "knows the chain of what conntrack cannot remember, by addresses",
        TableRules.NONE
            .requires(Field.IN_PORT, Field.SEGMENT)
            .mayMatch(Field.ETH_TYPE, Field.IPV4_SRC, Field.IPV4_DST, Field.IPV6_SRC, Field.IPV6_DST)
            .sets(Field.POLICY)) {
        @Override
        public boolean comesBack() {
            return true;
        }
    },
    /** Where frames go of which conntrack knows nothing (SI-3), and those that passed what is built in (GW-1). */
    RESUMED(16, Stage.ADMIT, "lets frames go on of which something else than conntrack tells the chain",
        TableRules.NONE
            .requires(Field.IN_PORT, Field.SEGMENT, Field.POLICY)
            .mayMatch(Field.ETH_DST, Field.ETH_TYPE, Field.GATE)
            .sets(Field.POLICY)),
    /** What a frame from a tunnel holds (VL-10). */
    CONTENT(20, Stage.CHECK, "lets whole frames of known kinds go on: user data of links and of networks, control",
        TableRules.NONE
            .requires(Field.CONTROL)
            .mayMatch(Field.POLICY, Field.VNET_OPTION)),
    /** Which vnet a frame from another node belongs to, and whether its way was safe enough (VN-1, VN-7). */
    VNET_IN(22, Stage.CHECK, "knows vnets by all bits of their ids, and refuses frames that came by a way too weak",
        TableRules.NONE
            .requires(Field.SEGMENT)
            .mayMatch(Field.VNET_OPTION, Field.FROM_PATH)
            .sets(Field.SEGMENT)),
    /** Where a frame of a network that is on a chain already goes (SI-3). */
    STEERED(23, Stage.CHECK, "lets frames of known chains go on, and of no others",
        TableRules.NONE
            .requires(Field.POLICY)
            .mayMatch(Field.SEGMENT)
            .sets(Field.LOCAL_PORT)),
    /** Who may send as whom within a network (FN-4, FN-6, VN-6). */
    GUARD(24, Stage.CHECK, "lets members send as themselves, and learns who is behind members and nodes",
        TableRules.NONE
            .requires(Field.SEGMENT)
            .mayMatch(Field.IN_PORT, Field.ETH_SRC, Field.FROM_PATH)
            .sets(Field.SOURCE)),
    /** What becomes of sources that are not a member's own (FN-6, VN-6). */
    VERDICT(26, Stage.CHECK, "stops members that send as others, or as too many",
        TableRules.NONE
            .requires(Field.SOURCE)
            .mayMatch(Field.FROM_PATH)),
    /** Which policy applies to what a workload sends (SI-2). */
    POLICY(27, Stage.CHECK, "finds the policy of what a workload sends",
        TableRules.NONE
            .tracks()
            .mayMatch(Field.SEGMENT, Field.IN_PORT)
            .classifies()
            .sets(Field.POLICY, Field.ZONE)),
    /** Which generation of a chain a connection is on (SI-6, SI-8). */
    CHOICE(28, Stage.CHECK, "keeps a connection on its generation of the chain, and lets others begin on the current",
        TableRules.NONE
            .tracks()
            .requires(Field.SEGMENT, Field.POLICY)
            .mayMatch(Field.CT_MARK, Field.CT_STATE, Field.ETH_TYPE, Field.IP_FRAG)
            .reads(Field.ZONE)
            .sets(Field.POLICY, Field.CT_MARK)),
    /** Which service a frame visits next (SI-3, SI-8). The helper makes flows here from answers (SI-9). */
    NEXT(29, Stage.CHECK, "knows the next service of a frame by its policy word, and shares its instances",
        TableRules.NONE
            .spreads()
            .requires(Field.SEGMENT, Field.POLICY)
            .mayMatch(Field.ETH_TYPE, Field.IP_FRAG, Field.IPV4_SRC, Field.IPV4_DST, Field.IPV6_SRC, Field.IPV6_DST,
                Field.FROM_PATH, Field.ASKED)
            .sets(Field.POLICY, Field.SLOT, Field.FAR_PATH, Field.LOCAL_PORT, Field.ASKED, Field.ETH_DST)),
    /** Where known stations of a network are (FN-4, FN-5), a gateway among them (GW-1). */
    LOOKUP(30, Stage.STEER, "knows the port or the path of a station by segment and address, and what is for a gateway",
        TableRules.NONE
            .requires(Field.ETH_DST)
            .mayMatch(Field.SEGMENT, Field.ETH_TYPE, Field.IP_PROTO, Field.ICMPV6_TYPE, Field.ND_TARGET, Field.ARP_OP,
                Field.ARP_TPA)
            .sets(Field.FAR_PATH, Field.LOCAL_PORT, Field.GATE, Field.INGRESS, Field.REASON)),
    /** Where the instances of services are (SI-8). What the mapping service refuses ends here (SI-9). */
    INSTANCE(31, Stage.STEER, "knows the port or the path of a service's instance by its slot",
        TableRules.NONE
            .requires(Field.SEGMENT, Field.POLICY)
            .mayMatch(Field.SLOT, Field.FROM_PATH)
            .sets(Field.FAR_PATH, Field.LOCAL_PORT)),
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
            .mayMatch(Field.FAR_PATH, Field.LOCAL_PORT, Field.FROM_PATH)),
    /** One copy for each node with members (FN-5). */
    FLOOD(36, Stage.STEER, "sends a copy to each other node with members of the network",
        TableRules.NONE
            .requires(Field.SEGMENT)
            .mayMatch(Field.ETH_DST)
            .sets(Field.FAR_PATH)),
    /** Which policy applies to what is sent to a workload (SI-2). */
    INTERCEPT(37, Stage.STEER, "finds the policy of what is sent to a workload, unless it was led by one already",
        TableRules.NONE
            .tracks()
            .mayMatch(Field.SEGMENT, Field.LOCAL_PORT, Field.POLICY)
            .classifies()
            .reads(Field.SEGMENT)
            .sets(Field.POLICY, Field.ZONE, Field.FROM_PATH, Field.IN_PORT, Field.LOCAL_PORT, Field.TUNNEL_PORT,
                Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC, Field.TUNNEL_IPV6_DST,
                Field.VNET_OPTION, Field.ASKED)),
    /** What a workload must remember, so that its replies go back the same way (SI-4). */
    ARRIVED(38, Stage.STEER, "remembers the chain of connections that others began",
        TableRules.NONE
            .tracks()
            .mayMatch(Field.POLICY, Field.CT_MARK, Field.CT_STATE, Field.ETH_TYPE, Field.IP_FRAG)
            .reads(Field.ZONE)
            .sets(Field.CT_MARK)),
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
    /** To services of the frame's own network and chain, and to nobody else (SI-3). */
    SERVE(54, Stage.DELIVER, "looks up what is known of a frame's connection at the service that it goes to",
        TableRules.NONE
            .tracks()
            .requires(Field.SEGMENT, Field.POLICY, Field.LOCAL_PORT)
            .mayMatch(Field.ETH_TYPE, Field.IP_FRAG)
            .sets(Field.ZONE, Field.GATE, Field.CT_LABEL)),
    /** Whatever a control frame says, only the helper gets it (VL-10). */
    TO_HELPER(55, Stage.DELIVER, "gives a control frame to the helper, with its segment and path in its addresses",
        TableRules.NONE
            .requires(Field.ETH_TYPE, Field.CONTROL)
            .reads(Field.SEGMENT, Field.FROM_PATH)
            .sets(Field.ETH_SRC, Field.ETH_DST)
            .outputs()),
    /** Where a guest's frame waits until others have told where it goes (VN-3, SI-9). */
    ASK(56, Stage.DELIVER, "gives a frame of unknown destination or path to the helper, once",
        TableRules.NONE
            .requires(Field.FROM_PATH, Field.ASKED)
            .mayMatch(Field.CONTROL)
            .reads(Field.SEGMENT, Field.IN_PORT, Field.POLICY)
            .sets(Field.NSH_SPI, Field.NSH_SI, Field.NSH_C1, Field.NSH_C2, Field.NSH_C3, Field.NSH_C4, Field.ETH_SRC,
                Field.ETH_DST)
            .outputs()
            .wraps()),
    /** What a service's port gets, and what is remembered of it (SI-3, SI-5). */
    HANDOVER(57, Stage.DELIVER, "gives a frame to a service, and remembers its chain",
        TableRules.NONE
            .tracks()
            .mayMatch(Field.SEGMENT, Field.LOCAL_PORT, Field.POLICY, Field.CT_MARK, Field.CT_STATE, Field.CT_LABEL,
                Field.ETH_TYPE, Field.IP_FRAG)
            .reads(Field.ZONE, Field.IPV4_SRC, Field.IPV4_DST, Field.IPV6_SRC, Field.IPV6_DST)
            .sets(Field.CT_MARK, Field.NSH_SPI, Field.NSH_SI, Field.NSH_C1, Field.ETH_SRC, Field.ETH_DST)
            .outputs()
            .wraps()),
    /** What the helper sends through services to see whether they live (SI-8). */
    PROBE(58, Stage.DELIVER, "gives the helper's probes to services, and to the helper what comes out of them",
        TableRules.NONE
            .requires(Field.ETH_SRC, Field.LOCAL_PORT)
            .reads(Field.IN_PORT)
            .sets(Field.NSH_SPI, Field.NSH_SI, Field.NSH_C2, Field.ETH_SRC, Field.ETH_DST)
            .outputs()
            .wraps()),
    /** What is sent to a gateway's own Ethernet address (GW-1). */
    GATEWAY(60, Stage.PASS, "looks up the connections of packets that may pass a gateway, and undoes translation",
        TableRules.NONE
            .tracks()
            .mayMatch(Field.GATE, Field.VLAN, Field.ETH_TYPE, Field.IP_FRAG, Field.IP_TTL, Field.IP_PROTO,
                Field.ICMPV6_TYPE, Field.IPV4_SRC, Field.IPV4_DST, Field.IPV6_SRC, Field.IPV6_DST)
            .sets(Field.REASON)),
    /** Which ports of a gateway lead inside, and what is for the gateway itself (GW-1). */
    TRANSLATE(61, Stage.PASS, "translates the destination of new connections, and keeps what is for the gateway",
        TableRules.NONE
            .tracks()
            .requires(Field.GATE)
            .mayMatch(Field.SEGMENT, Field.CT_STATE, Field.ETH_TYPE, Field.IP_FRAG, Field.IP_PROTO, Field.IPV4_DST,
                Field.IPV6_DST, Field.TCP_DST, Field.UDP_DST)
            .sets(Field.REASON)),
    /** Which network a packet goes to, and by which router there (GW-1). */
    ROUTING(62, Stage.PASS, "finds the network of a destination and the next hop there, by the longest prefix",
        TableRules.NONE
            .routes()
            .requires(Field.GATE)
            .mayMatch(Field.ETH_TYPE, Field.IPV4_DST, Field.IPV6_DST)
            .sets(Field.SEGMENT, Field.GATE, Field.ETH_SRC, Field.ETH_DST, Field.REASON)),
    /** Which connections may begin (GW-1). */
    FILTER(63, Stage.PASS, "lets known connections through, and others as the rules of the gateway or firewall say",
        TableRules.NONE
            .requires(Field.GATE)
            .mayMatch(Field.SEGMENT, Field.INGRESS, Field.POLICY, Field.CT_MARK, Field.CT_STATE)
            .classifies()),
    /** What is remembered of connections that may begin (GW-1). */
    COMMIT(64, Stage.PASS, "remembers new connections, and translates the source of those that go outside",
        TableRules.NONE
            .tracks()
            .requires(Field.GATE, Field.ETH_TYPE, Field.IP_FRAG)
            .mayMatch(Field.SEGMENT, Field.INGRESS, Field.POLICY, Field.CT_STATE, Field.IPV4_SRC, Field.IPV6_SRC)
            .sets(Field.CT_MARK)),
    /** Where the way to the next station is looked up (GW-1). */
    RESOLVE(65, Stage.PASS, "looks up the Ethernet address of the next hop or of the destination",
        TableRules.NONE
            .mayMatch(Field.GATE, Field.CT_MARK)),
    /** Which Ethernet addresses the stations around a gateway have (GW-1). The helper makes these flows. */
    NEIGHBOUR(66, Stage.PASS, "knows the Ethernet addresses of the stations around a gateway",
        TableRules.NONE
            .requires(Field.SEGMENT, Field.GATE)
            .mayMatch(Field.ETH_TYPE, Field.IPV4_DST, Field.IPV6_DST)
            .sets(Field.ETH_DST)) {
        @Override
        public boolean comesBack() {
            return true;
        }
    },
    /** What a gateway sends itself, and what a gateway or firewall lets through (GW-1). */
    DEPART(67, Stage.PASS, "lets frames of gateways and firewalls into their network again, as those of this node",
        TableRules.NONE
            .mayMatch(Field.SEGMENT, Field.GATE, Field.ETH_SRC, Field.ETH_DST)
            .sets(Field.IN_PORT, Field.CONTROL, Field.POLICY, Field.FROM_PATH, Field.LOCAL_PORT, Field.TUNNEL_PORT,
                Field.TUNNEL_SRC, Field.TUNNEL_DST, Field.TUNNEL_IPV6_SRC, Field.TUNNEL_IPV6_DST, Field.VNET_OPTION,
                Field.REASON)),
    /** What a gateway cannot do by flows (GW-1). */
    REFER(68, Stage.PASS, "gives the helper what is for the gateway itself, and what the gateway cannot send yet",
        TableRules.NONE
            .requires(Field.REASON)
            .reads(Field.SEGMENT, Field.GATE)
            .sets(Field.NSH_SPI, Field.NSH_SI, Field.NSH_C1, Field.NSH_C2, Field.NSH_C3, Field.NSH_C4, Field.ETH_SRC,
                Field.ETH_DST)
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
     * Whether flows may do what only few tables are for.
     *
     * @param permission what
     * @return true if so
     */
    public boolean permits(final Permission permission) {
        return rules.permits(permission);
    }

    /**
     * The earlier tables that flows may visit again. What they find there must differ from the first time, or the frame
     * would go round.
     *
     * @return the tables
     */
    public Set<Table> again() {
        return TableOrder.again(this);
    }

    /**
     * The tables in which the switch may make flows from what flows of this table see.
     *
     * @return the tables
     */
    public Set<Table> learnsInto() {
        return TableOrder.learnsInto(this);
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
        return TableOrder.successors(this);
    }
}
