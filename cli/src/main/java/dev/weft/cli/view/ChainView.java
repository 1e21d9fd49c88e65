/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.link.ChainLinks;
import dev.weft.cli.link.LinkContent;
import dev.weft.cli.text.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StateBuilder;

/**
 * A chain of appliances (VL-16). Null stands for what is not known or not given.
 *
 * @param name its name
 * @param status its state, a status of weft-types.yang
 * @param dscp the outer DSCP of its links, {@code inherit} or 0 to 63
 * @param outerFamily the wanted outer address family of its links
 * @param liveness T1/T2/T3 of its links in seconds, or {@code off} if their ends do not ask each other
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param stages its appliances in their order
 * @param links its links in their order
 * @param history the last changes of the status, the oldest first
 */
public record ChainView(String name, String status, String dscp, String outerFamily, String liveness,
        String lastChange, String reason, @SerializedName("stage") List<StageView> stages,
        @SerializedName("link") List<LinkView> links, List<ChangeView> history) {
    /**
     * A stage.
     *
     * @param order its place
     * @param appliance its appliance
     * @param node the node that is on, as the intent says
     * @param in the interface towards the stage before
     * @param out the interface towards the next stage
     */
    public record StageView(Integer order, String appliance, String node, String in, String out) { }

    private static final State NOTHING = new StateBuilder().build();
    private static final String UP = "up";

    static ChainView of(final Chain intent, final Chain known, final Map<String, LinkView> links,
            final Map<String, String> nodes) {
        final var state = Optional.ofNullable(known).map(Chain::getState).orElse(NOTHING);
        return new ChainView(intent.getName().getValue(), Texts.status(state.getStatus()),
            Texts.dscp(intent.getDscp()), Texts.word(intent.getOuterFamily()),
            LinkContent.liveness(intent.getLiveness()), Texts.time(state.getLastChange()), state.getReason(),
            ChainLinks.stages(intent).stream().map(stage -> of(stage, nodes)).toList(),
            ChainLinks.of(intent).stream().map(link -> links.get(link.getName().getValue())).toList(),
            state.getHistory() == null ? null : ChangeView.ordered(state.getHistory()));
    }

    private static StageView of(final Stage stage, final Map<String, String> nodes) {
        final var appliance = Texts.name(stage.getAppliance());
        return new StageView(stage.getOrder().toJava(), appliance, nodes.get(appliance), Texts.name(stage.getIn()),
            Texts.name(stage.getOut()));
    }

    /**
     * Shows chains to people.
     *
     * @param chains the chains
     * @return a table
     */
    public static String table(final List<ChainView> chains) {
        if (chains.isEmpty()) {
            return "no chains";
        }
        final var table = new TextTable("CHAIN", "STATUS", "APPLIANCES", "LINKS", "UP", "REASON");
        chains.forEach(chain -> table.row(chain.name, chain.status, chain.stages.stream().map(StageView::appliance)
            .collect(Collectors.joining(" ")), chain.links.size(), chain.links.stream()
                .filter(link -> UP.equals(link.status())).count(), chain.reason));
        return table.toString();
    }

    /**
     * Shows all of a chain to people.
     *
     * @return tables: properties, stages, links, and history if there is any
     */
    public String details() {
        final var text = new StringBuilder().append(new TextTable("CHAIN", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("dscp", dscp)
            .row("outer-family", Objects.requireNonNullElse(outerFamily, "auto"))
            .row("liveness", LinkView.livenessText(liveness)));
        final var table = new TextTable("STAGE", "APPLIANCE", "NODE", "IN", "OUT");
        stages.forEach(stage -> table.row(stage.order, stage.appliance, stage.node, stage.in, stage.out));
        text.append("\n\n").append(table).append("\n\n").append(LinkView.table(links));
        if (history != null && !history.isEmpty()) {
            text.append("\n\n").append(ChangeView.table(history));
        }
        return text.toString();
    }
}
