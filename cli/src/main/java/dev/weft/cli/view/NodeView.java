/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.state.Oversize;

/**
 * A node (RM-2). Null stands for what is not known.
 *
 * @param name its name
 * @param status its state, a status of weft-types.yang
 * @param hostId its number in the installation
 * @param ipv4 its outer IPv4 address
 * @param ipv6 its outer IPv6 address
 * @param lanSegment the LAN segment of its underlay
 * @param ovsdbConnected whether the configuration database is connected
 * @param openflowConnected whether the switch is connected
 * @param flowsWanted how many flows should be on it
 * @param flowsPresent how many flows of Weft's are on it
 * @param flowMods flow modifications sent since this controller took charge
 * @param datapathId the bridge's datapath id, 16 hexadecimal digits
 * @param ovsVersion the version of Open vSwitch
 * @param helper what the datapath helper reported last
 * @param helperLastReport when the helper reported last by REST (VL-12)
 * @param oversize how packets that are too large for the underlay are sent (VL-8)
 * @param oversizeReason why that failed
 * @param helperCounter counters of the whole node, by name
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param networks the networks that have members on it; null unless it is shown alone
 */
public record NodeView(String name, String status, Integer hostId, String ipv4, String ipv6, String lanSegment,
        Boolean ovsdbConnected, Boolean openflowConnected, Long flowsWanted, Long flowsPresent, Long flowMods,
        String datapathId, String ovsVersion, String helper, String helperLastReport, String oversize,
        String oversizeReason, Map<String, String> helperCounter, String lastChange, String reason,
        @SerializedName("network") List<String> networks) {
    private static final State NOTHING = new StateBuilder().build();

    static NodeView of(final Node intent, final Node known) {
        final var state = Optional.ofNullable(known).map(Node::getState).orElse(NOTHING);
        final var underlay = Optional.ofNullable(intent.getUnderlay());
        final var oversize = Optional.ofNullable(state.getOversize());
        final var id = Optional.ofNullable(state.getHostId()).orElse(intent.getHostId());
        return new NodeView(intent.getName().getValue(), Texts.status(state.getStatus()),
            id == null ? null : id.getValue().toJava(),
            underlay.flatMap(side -> Optional.ofNullable(side.getIpv4()))
                .flatMap(side -> Optional.ofNullable(side.getAddress())).map(ip -> ip.getValue()).orElse(null),
            underlay.flatMap(side -> Optional.ofNullable(side.getIpv6()))
                .flatMap(side -> Optional.ofNullable(side.getAddress())).map(ip -> ip.getValue()).orElse(null),
            Texts.name(intent.getLanSegment()), state.getOvsdbConnected(), state.getOpenflowConnected(),
            Texts.number(state.getFlowsWanted()), Texts.number(state.getFlowsPresent()),
            state.getFlowMods() == null ? null : Texts.number(state.getFlowMods().getValue()),
            state.getDatapathId() == null ? null : state.getDatapathId().getValue(), state.getOvsVersion(),
            state.getHelper(), Texts.time(state.getHelperLastReport()),
            oversize.map(there -> Texts.word(there.getWay())).orElse(null),
            oversize.map(Oversize::getReason).orElse(null), counters(state), Texts.time(state.getLastChange()),
            state.getReason(), null);
    }

    /** The same with its networks. */
    NodeView with(final List<String> there) {
        return new NodeView(name, status, hostId, ipv4, ipv6, lanSegment, ovsdbConnected, openflowConnected,
            flowsWanted, flowsPresent, flowMods, datapathId, ovsVersion, helper, helperLastReport, oversize,
            oversizeReason, helperCounter, lastChange, reason, there);
    }

    private static Map<String, String> counters(final State state) {
        final var counters = new TreeMap<String, String>();
        state.nonnullHelperCounter().values()
            .forEach(counter -> counters.put(counter.getName(), counter.getValue().getValue().toString()));
        return counters.isEmpty() ? null : counters;
    }

    /**
     * Shows nodes to people.
     *
     * @param nodes the nodes
     * @return a table
     */
    public static String table(final List<NodeView> nodes) {
        if (nodes.isEmpty()) {
            return "no nodes";
        }
        final var table = new TextTable("NODE", "STATUS", "HOST-ID", "IPV4", "IPV6", "LAN-SEGMENT", "OVSDB",
            "OPENFLOW", "FLOWS", "WANTED", "FLOW-MODS", "OVERSIZE", "HELPER", "REASON");
        for (var node : nodes) {
            table.row(node.name, node.status, node.hostId, node.ipv4, node.ipv6, node.lanSegment,
                Texts.yesNo(node.ovsdbConnected), Texts.yesNo(node.openflowConnected), node.flowsPresent,
                node.flowsWanted, node.flowMods, node.oversize, node.helperLastReport, node.reason);
        }
        return table.toString();
    }

    /**
     * Shows all of a node to people.
     *
     * @return a table of properties, and one of counters if there are any
     */
    public String details() {
        final var properties = new TextTable("NODE", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("host-id", hostId)
            .row("ipv4", ipv4)
            .row("ipv6", ipv6)
            .row("lan-segment", lanSegment)
            .row("ovsdb-connected", Texts.yesNo(ovsdbConnected))
            .row("openflow-connected", Texts.yesNo(openflowConnected))
            .row("datapath-id", datapathId)
            .row("ovs-version", ovsVersion)
            .row("flows", flowsPresent)
            .row("flows-wanted", flowsWanted)
            .row("flow-mods", flowMods)
            .row("oversize", oversize)
            .row("oversize-reason", oversizeReason)
            .row("helper", helper)
            .row("networks", networks == null ? null : String.join(" ", networks))
            .row("helper-last-report", helperLastReport);
        if (helperCounter == null) {
            return properties.toString();
        }
        final var counters = new TextTable("COUNTER", "VALUE");
        helperCounter.forEach(counters::row);
        return properties + "\n\n" + counters;
    }
}
