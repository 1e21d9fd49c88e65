/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.cli.text.TextTable;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule;

/**
 * A rule of a gateway (GW-1); null stands for all.
 *
 * @param order its place
 * @param action what becomes of connections
 * @param from the network they come from
 * @param to the network they go to
 * @param family {@code ipv4} or {@code ipv6}
 * @param protocol the IP protocol
 * @param sourcePrefix where they come from
 * @param sourcePort ports they come from
 * @param destinationPrefix where they go
 * @param destinationPort ports they go to
 */
public record GatewayRuleView(Integer order, String action, String from, String to, String family, Integer protocol,
        String sourcePrefix, String sourcePort, String destinationPrefix, String destinationPort) {
    static GatewayRuleView of(final Rule rule) {
        return new GatewayRuleView(rule.getOrder().toJava(), Texts.word(rule.getAction()), Texts.name(rule.getFrom()),
            Texts.name(rule.getTo()), Texts.word(rule.getFamily()),
            rule.getProtocol() == null ? null : (int) rule.getProtocol().toJava(),
            ClassifierView.prefix(rule.getSourcePrefix()), ClassifierView.ports(rule.getSourcePort()),
            ClassifierView.prefix(rule.getDestinationPrefix()), ClassifierView.ports(rule.getDestinationPort()));
    }

    static TextTable table(final List<GatewayRuleView> rules) {
        final var table = new TextTable("RULE", "ACTION", "FROM", "TO", "FAMILY", "PROTOCOL", "SOURCE", "SOURCE-PORT",
            "DESTINATION", "DESTINATION-PORT");
        rules.forEach(rule -> table.row(rule.order, rule.action, ClassifierView.all(rule.from),
            ClassifierView.all(rule.to), ClassifierView.all(rule.family), ClassifierView.all(rule.protocol),
            ClassifierView.all(rule.sourcePrefix), ClassifierView.all(rule.sourcePort),
            ClassifierView.all(rule.destinationPrefix), ClassifierView.all(rule.destinationPort)));
        return table;
    }
}
