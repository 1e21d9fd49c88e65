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
 * @param liveness T1/T2/T3 in seconds
 * @param mtu the largest inner IP packet that crosses in one piece, octets
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param first the first end
 * @param second the second end
 */
public record LinkView(String name, String status, Integer segmentId, String dscp, String outerFamily,
        String liveness, Integer mtu, String lastChange, String reason,
        @SerializedName("a") End first,
        @SerializedName("b") End second) {
    /**
     * One end of a link.
     *
     * @param end {@code APPLIANCE/INTERFACE} or {@code external ADDRESS:PORT}
     * @param node the node it is on
     * @param outerAddress its outer address in use
     * @param status its state; null when Weft does not manage it
     * @param reason why the status is not up
     */
    public record End(String end, String node, String outerAddress, String status, String reason) {
        private static End of(final String end, final EndState state) {
            if (state == null) {
                return new End(end, null, null, null, null);
            }
            final var address = state.getOuterAddress();
            return new End(end, Texts.name(state.getNode()), address == null ? null : LinkContent.text(address),
                state.getStatus() == null ? null : state.getStatus().getName(), state.getReason());
        }
    }

    private static final State NOTHING = new StateBuilder().build();

    static LinkView of(final Link intent, final Link known) {
        final var state = Optional.ofNullable(known).map(Link::getState).orElse(NOTHING);
        final var content = LinkContent.of(intent);
        final var used = state.getSegmentId();
        return new LinkView(intent.getName().getValue(), Texts.status(state.getStatus()),
            used == null ? content.segmentId() : Integer.valueOf(used.getValue().intValue()), content.dscp(),
            content.outerFamily(), content.liveness(),
            state.getMtu() == null ? null : state.getMtu().toJava(),
            state.getLastChange() == null ? null : state.getLastChange().getValue(), state.getReason(),
            End.of(content.first(), state.getA()), End.of(content.second(), state.getB()));
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
        final var table = new TextTable("LINK", "STATUS", "SEGMENT", "A", "B", "DSCP", "MTU", "REASON");
        for (var link : links) {
            table.row(link.name, link.status, link.segmentId, link.first.end, link.second.end, link.dscp, link.mtu,
                link.reason);
        }
        return table.toString();
    }

    /**
     * Shows all of a link to people.
     *
     * @return two tables, properties and ends
     */
    public String details() {
        final var properties = new TextTable("LINK", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("segment-id", segmentId)
            .row("mtu", mtu)
            .row("dscp", dscp)
            .row("outer-family", outerFamily == null ? "auto" : outerFamily)
            .row("liveness", liveness + " s (query-after/retry-after/inactive-after)");
        final var ends = new TextTable("END", "WHAT", "NODE", "OUTER-ADDRESS", "STATUS", "REASON")
            .row("a", first.end, first.node, first.outerAddress, first.status, first.reason)
            .row("b", second.end, second.node, second.outerAddress, second.status, second.reason);
        return properties + "\n\n" + ends;
    }
}
