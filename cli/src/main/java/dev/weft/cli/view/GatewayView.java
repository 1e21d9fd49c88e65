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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.StateBuilder;

/**
 * A gateway, as asked for and as it is (GW-1).
 *
 * @param name its name
 * @param status its state, a status of weft-types.yang
 * @param node the node that shall do the work; null: none
 * @param number its number on that node
 * @param defaultAction what becomes of connections that no rule fits
 * @param translation addresses that sources are translated to
 * @param inside sources that are translated; none: all
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param interfaces its interfaces
 * @param routes its routes
 * @param forwards its forwards
 * @param rules its rules
 * @param stages what of it is in force
 * @param history the last changes of the status
 */
public record GatewayView(String name, String status, String node, Integer number, String defaultAction,
        @SerializedName("source-nat") List<String> translation, @SerializedName("inside-prefix") List<String> inside,
        String lastChange, String reason, @SerializedName("interface") List<GatewayParts.Side> interfaces,
        @SerializedName("route") List<GatewayParts.Hop> routes,
        @SerializedName("forward") List<GatewayParts.Port> forwards,
        @SerializedName("rule") List<GatewayRuleView> rules, @SerializedName("stage") List<GatewayParts.InForce> stages,
        List<ChangeView> history) {
    private static final State NOTHING = new StateBuilder().build();

    static GatewayView of(final Gateway intent, final Gateway known) {
        final var state = Optional.ofNullable(known).map(Gateway::getState).orElse(NOTHING);
        final var nat = Optional.ofNullable(intent.getSourceNat());
        return new GatewayView(intent.getName().getValue(), Texts.status(state.getStatus()),
            Texts.name(intent.getNode()),
            state.getNumber() == null ? null : (int) state.getNumber().getValue().toJava(),
            Texts.word(intent.getDefaultAction()),
            nat.map(there -> there.getAddress()).map(all -> all.stream().map(address -> address.stringValue()).sorted()
                .toList()).orElse(List.of()),
            nat.map(there -> there.getInsidePrefix()).map(all -> all.stream().map(prefix -> prefix.stringValue())
                .sorted().toList()).orElse(List.of()),
            Texts.time(state.getLastChange()), state.getReason(), GatewayParts.sides(intent, state),
            GatewayParts.hops(intent), GatewayParts.ports(intent), intent.nonnullRule().values().stream()
                .map(GatewayRuleView::of).sorted(Comparator.comparing(GatewayRuleView::order)).toList(),
            GatewayParts.stages(state),
            state.getHistory() == null ? null : ChangeView.ordered(state.getHistory()));
    }

    /**
     * Shows gateways to people.
     *
     * @param gateways the gateways
     * @return a table
     */
    public static String table(final List<GatewayView> gateways) {
        if (gateways.isEmpty()) {
            return "no gateways";
        }
        final var table = new TextTable("GATEWAY", "STATUS", "NODE", "NETWORKS", "OUTSIDE", "SOURCE-NAT", "FORWARDS",
            "RULES", "DEFAULT", "REASON");
        gateways.forEach(gateway -> table.row(gateway.name, gateway.status, gateway.node,
            gateway.interfaces.stream().map(GatewayParts.Side::network).collect(Collectors.joining(" ")),
            gateway.interfaces.stream().filter(GatewayParts.Side::outside).map(GatewayParts.Side::network).findFirst()
                .orElse(null), String.join(" ", gateway.translation), gateway.forwards.size(), gateway.rules.size(),
            gateway.defaultAction, gateway.reason));
        return table.toString();
    }

    /**
     * Shows all of a gateway to people.
     *
     * @return tables: properties and interfaces, and what else there is
     */
    public String details() {
        final var text = new StringBuilder().append(new TextTable("GATEWAY", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("node", node)
            .row("number", number)
            .row("source-nat", String.join(" ", translation))
            .row("inside-prefix", String.join(" ", inside))
            .row("default-action", defaultAction));
        append(text, interfaces, GatewayParts.Side.table(interfaces));
        append(text, routes, GatewayParts.Hop.table(routes));
        append(text, forwards, GatewayParts.Port.table(forwards));
        append(text, rules, GatewayRuleView.table(rules));
        append(text, stages, GatewayParts.InForce.table(stages));
        final var changes = Objects.requireNonNullElse(history, List.<ChangeView>of());
        append(text, changes, ChangeView.table(changes));
        return text.toString();
    }

    private static void append(final StringBuilder text, final List<?> entries, final TextTable table) {
        if (!entries.isEmpty()) {
            text.append("\n\n").append(table);
        }
    }
}
