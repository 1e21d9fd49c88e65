/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.Map;

/** Why tables drop frames, for people. */
final class Reasons {
    /** The service index of frames that are asked for at the mapping service. */
    private static final int MAPPING = 252;
    /** What it means that no flow of a table wants a frame. Others are told by the purpose of the table. */
    private static final Map<Table, String> MISSES = Map.ofEntries(
        Map.entry(Table.CLASSIFY, "nothing that this node does uses the port through which it comes"),
        Map.entry(Table.FROM_HELPER, "the helper sent it in no form that was agreed on"),
        Map.entry(Table.TUNNEL_IN, "no peer of this node has its outer addresses, or its control word is of another "
            + "version"),
        Map.entry(Table.FABRIC_IN, "neither a known node sent it nor does a network here use its VLAN"),
        Map.entry(Table.SERVED, "the service's port belongs to no chain on this node, or the header is not as it was "
            + "given"),
        Map.entry(Table.RESUMED, "nothing tells to which chain belongs what the service gives back: it was never given "
            + "it, or there was no room to remember that"),
        Map.entry(Table.STEERED, "it has the word of a policy or of a generation that this node does not know"),
        Map.entry(Table.CHOICE, "no generation of its policy is in force on this node"),
        Map.entry(Table.NEXT, "its next service has no instance in service"),
        Map.entry(Table.INSTANCE, "the instance that was chosen is no more"),
        Map.entry(Table.PROBE, "it is no probe for a port of a probed instance"),
        Map.entry(Table.CONTENT, "its control word and policy word are not those of a whole frame of a known kind"),
        Map.entry(Table.GUARD, "its network has no member and no service on this node"),
        Map.entry(Table.VERDICT, "more stations than its member may have"),
        Map.entry(Table.ROUTE, "its destination is on another node, and what comes from a tunnel goes into none"),
        Map.entry(Table.FLOOD, "nobody knows its destination, and its network does not flood"),
        Map.entry(Table.TUNNEL_OUT, "this node has no peer for the path"),
        Map.entry(Table.DELIVER, "its segment has no end here that would take it from there"),
        Map.entry(Table.MEMBERS, "nobody here can have its destination"),
        Map.entry(Table.GATEWAY, "a gateway lets IP packets through only, of families of which it has addresses"),
        Map.entry(Table.FILTER, "its firewall is not on this node any more"),
        Map.entry(Table.DEPART, "no gateway has an interface with its source in its network"));
    /** What it means that a flow of a table drops a frame on purpose. */
    private static final Map<Table, String> REFUSALS = Map.ofEntries(
        Map.entry(Table.CLASSIFY, "the interface is kept silent"),
        Map.entry(Table.FABRIC_IN, "no known node sent this network service header"),
        Map.entry(Table.CONTENT, "a half of a frame, a control frame for nobody, or an option that does not belong to "
            + "its kind"),
        Map.entry(Table.VNET_IN, "the way by which it came is less protected than its network wants"),
        Map.entry(Table.GUARD, "the interface may not send from this address"),
        Map.entry(Table.VERDICT, "its source is the known address of another station (forged)"),
        Map.entry(Table.INSTANCE, "the mapping service refuses it, or did not answer a moment ago"),
        Map.entry(Table.TUNNEL_OUT, "a guest's own network service header does not leave"),
        Map.entry(Table.SERVE, "a built-in firewall knows connections, and lets no fragments through"),
        Map.entry(Table.GATEWAY, "a gateway lets no tagged frames, groups, loopback and link-local addresses through, "
            + "and no fragments if it knows connections"),
        Map.entry(Table.FILTER, "a rule or the default of the gateway or firewall lets no such connection begin, or it "
            + "answers none, or is an error about one that may not go on"),
        Map.entry(Table.RESOLVE, "the gateway cannot remember another connection"));
    /** What the helper does with frames that it gets from a table. */
    private static final Map<Table, String> HELPER = Map.of(
        Table.ASK, "it asks the other nodes where the destination is, and gives the frame back",
        Table.REFER, "a gateway's frame: the helper answers for the gateway, asks for the next station and sends it, "
            + "or reports why it cannot");

    private Reasons() {
        // only functions
    }

    /** Why a step drops the frame. */
    static String of(final Step step) {
        final var table = step.table();
        final var refusing = step.rule().filter(rule -> rule.flow().priority() != Priority.MISS);
        if (refusing.isPresent()) {
            return REFUSALS.getOrDefault(table, "refused; " + table + " " + table.purpose());
        }
        return MISSES.getOrDefault(table, "no flow wants it; " + table + " " + table.purpose());
    }

    /** What becomes of a frame that the helper gets from a table. */
    static String ofHelper(final Table table, final Frame frame) {
        if (table == Table.ASK && frame.get(Field.NSH_SI).low() == MAPPING) {
            return "it asks the mapping service where the frame goes next, and gives the frame back";
        }
        return HELPER.getOrDefault(table, "a control frame, which guests never get");
    }

    /** Why nothing comes of a frame though no step drops it. */
    static String ofSilence(final Step last) {
        return last.notes().isEmpty() ? "it is sent to nobody" : String.join("; ", last.notes());
    }
}
