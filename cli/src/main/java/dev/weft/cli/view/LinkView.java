/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.link.LinkContent;
import dev.weft.cli.text.TextTable;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.EndState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.StateBuilder;

/**
 * A virtual link (VL-1). Null stands for what is not known or not given.
 *
 * @param name its name
 * @param status its state, a status of weft-types.yang
 * @param segmentId the key on the wire: the one in use, else the wanted one
 * @param dscp the outer DSCP, {@code inherit} or 0 to 63
 * @param outerFamily the wanted outer address family
 * @param liveness T1/T2/T3 in seconds, or {@code off} if the ends do not ask each other
 * @param mtu the largest inner IP packet that crosses in one piece, octets
 * @param mtuInHalves the largest inner IP packet that crosses in two halves, octets (VL-8)
 * @param alive whether its ends hear each other, a liveness of weft-types.yang (VL-11)
 * @param authentication how the ends know each other (VL-10)
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param first the first end
 * @param second the second end
 * @param counters what passed the ends
 * @param history the last changes of the status, the oldest first (VL-12)
 */
public record LinkView(String name, String status, Integer segmentId, String dscp, String outerFamily,
        String liveness, Integer mtu, Integer mtuInHalves, String alive, String authentication, String lastChange,
        String reason,
        @SerializedName("a") End first,
        @SerializedName("b") End second, CountersView counters, List<ChangeView> history) {
    /**
     * One end of a link.
     *
     * @param end {@code APPLIANCE/INTERFACE} or {@code external ADDRESS:PORT}
     * @param node the node it is on
     * @param outerAddress its outer address in use
     * @param status its state; null when Weft does not manage it
     * @param reason why the status is not up
     * @param inUse the interface in use, if that is another one (VL-17)
     * @param alive whether it is alive, a liveness of weft-types.yang
     * @param cause why it is inactive
     * @param since when that changed last
     * @param roundTripTime from the last query to its answer, microseconds
     */
    public record End(String end, String node, String outerAddress, String status, String reason, String inUse,
            String alive, String cause, String since, Long roundTripTime) {
        private static End of(final String end, final EndState state) {
            if (state == null) {
                return new End(end, null, null, null, null, null, null, null, null, null);
            }
            final var address = state.getOuterAddress();
            return new End(end, Texts.name(state.getNode()), address == null ? null : LinkContent.text(address),
                Texts.word(state.getStatus()), state.getReason(),
                end.equals(state.getInterface()) ? null : state.getInterface(), Texts.word(state.getLiveness()),
                Texts.word(state.getCause()), Texts.time(state.getLastChange()),
                Texts.number(state.getRoundTripTime()));
        }
    }

    private static final State NOTHING = new StateBuilder().build();

    static LinkView of(final Link intent, final Link known) {
        final var state = Optional.ofNullable(known).map(Link::getState).orElse(NOTHING);
        final var content = LinkContent.of(intent);
        final var used = state.getSegmentId();
        return new LinkView(intent.getName().getValue(), Texts.status(state.getStatus()),
            used == null ? content.segmentId() : Integer.valueOf(used.getValue().intValue()), content.dscp(),
            content.outerFamily(), content.liveness(), Texts.octets(state.getMtu()),
            Texts.octets(state.getMtuInHalves()), Texts.word(state.getLiveness()),
            Texts.word(state.getAuthentication()), Texts.time(state.getLastChange()),
            state.getReason(), End.of(content.first(), state.getA()), End.of(content.second(), state.getB()),
            CountersView.of(state.getA() == null ? null : state.getA().getCounters(),
                state.getB() == null ? null : state.getB().getCounters()),
            state.getHistory() == null ? null : ChangeView.ordered(state.getHistory().values().stream().map(entry ->
                ChangeView.of(entry.getNumber(), entry.getTime(), entry.getStatus(), entry.getReason()))));
    }

    /**
     * Shows links to people.
     *
     * @param links the links
     * @return a table
     */
    public static String table(final List<LinkView> links) {
        if (links.isEmpty()) {
            return "no links";
        }
        final var table = new TextTable("LINK", "STATUS", "ALIVE", "SEGMENT", "A", "B", "DSCP", "MTU", "IN-HALVES",
            "RTT", "REASON");
        for (var link : links) {
            table.row(link.name, link.status, link.alive, link.segmentId, link.first.end, link.second.end, link.dscp,
                link.mtu, link.mtuInHalves, Texts.milliseconds(link.first.roundTripTime), link.reason);
        }
        return table.toString();
    }

    /**
     * Shows all of a link to people.
     *
     * @return tables: properties and ends, and counters and history if there are any
     */
    public String details() {
        final var properties = new TextTable("LINK", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("segment-id", segmentId)
            .row("mtu", mtu)
            .row("mtu-in-halves", mtuInHalves)
            .row("alive", alive)
            .row("authentication", authentication)
            .row("dscp", dscp)
            .row("outer-family", outerFamily == null ? "auto" : outerFamily)
            .row("liveness", livenessText(liveness));
        final var text = new StringBuilder().append(properties).append("\n\n").append(ends());
        if (counters != null) {
            text.append("\n\n").append(counters.table());
        }
        if (history != null && !history.isEmpty()) {
            text.append("\n\n").append(ChangeView.table(history));
        }
        return text.toString();
    }

    static String livenessText(final String liveness) {
        return liveness.contains("/") ? liveness + " s (query-after/retry-after/inactive-after)" : liveness;
    }

    private TextTable ends() {
        final var table = new TextTable("END", "WHAT", "NODE", "OUTER-ADDRESS", "STATUS", "ALIVE", "CAUSE", "SINCE",
            "RTT", "REASON");
        end(table, "a", first);
        end(table, "b", second);
        return table;
    }

    private static void end(final TextTable table, final String side, final End end) {
        table.row(side, end.inUse == null ? end.end : end.end + " by " + end.inUse, end.node, end.outerAddress,
            end.status, end.alive, end.cause, end.since, Texts.milliseconds(end.roundTripTime), end.reason);
    }
}
