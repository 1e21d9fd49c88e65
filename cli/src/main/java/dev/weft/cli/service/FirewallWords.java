/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.ClassifierBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.RuleBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * Rules of firewalls as they are typed (GW-1): words with commas between them, such as
 * {@code allow,direction=from,tcp,remote-port=80-90}.
 */
public final class FirewallWords {
    private static final TrafficWords WORDS = new TrafficWords("rule", "allow, drop, direction=from|to|both, ");
    private static final String DIRECTION = "direction=";

    private FirewallWords() {
        // only functions
    }

    /**
     * Reads one rule.
     *
     * @param order its place
     * @param text what was typed
     * @return the rule
     */
    public static Rule read(final int order, final String text) {
        final var rule = new RuleBuilder();
        final var traffic = new ClassifierBuilder().setOrder(Uint16.valueOf(order));
        for (var word : text.split(",", -1)) {
            if ("allow".equals(word) || "drop".equals(word)) {
                rule.setAction(ServiceWords.one("rule", Rule.Action.values(), word));
            } else if (word.startsWith(DIRECTION)) {
                rule.setDirection(ServiceWords.one("direction", Rule.Direction.values(),
                    word.substring(DIRECTION.length())));
            } else {
                WORDS.apply(word, traffic);
            }
        }
        rule.fieldsFrom(traffic.build());
        return rule.setOrder(Uint16.valueOf(order)).build();
    }
}
