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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule;

/**
 * A rule of a firewall that switches are (GW-1); null stands for all.
 *
 * @param order its place
 * @param action what becomes of connections
 * @param direction who begins them, as seen from the workload
 * @param family {@code ipv4} or {@code ipv6}
 * @param protocol the IP protocol
 * @param localPrefix addresses of the workload
 * @param localPort ports of the workload
 * @param remotePrefix addresses of the other side
 * @param remotePort ports of the other side
 */
public record FirewallRuleView(Integer order, String action, String direction, String family, Integer protocol,
        String localPrefix, String localPort, String remotePrefix, String remotePort) {
    static FirewallRuleView of(final Rule rule) {
        final var traffic = ClassifierView.of(rule.getOrder().toJava(), rule);
        return new FirewallRuleView(traffic.order(), Texts.word(rule.getAction()),
            rule.getDirection() == null ? Rule.Direction.Both.getName() : rule.getDirection().getName(),
            traffic.family(), traffic.protocol(), traffic.localPrefix(), traffic.localPort(), traffic.remotePrefix(),
            traffic.remotePort());
    }

    static TextTable table(final List<FirewallRuleView> rules) {
        final var table = new TextTable("RULE", "ACTION", "DIRECTION", "FAMILY", "PROTOCOL", "LOCAL", "LOCAL-PORT",
            "REMOTE", "REMOTE-PORT");
        rules.forEach(rule -> table.row(rule.order, rule.action, rule.direction, ClassifierView.all(rule.family),
            ClassifierView.all(rule.protocol), ClassifierView.all(rule.localPrefix), ClassifierView.all(rule.localPort),
            ClassifierView.all(rule.remotePrefix), ClassifierView.all(rule.remotePort)));
        return table;
    }
}
