/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import static dev.weft.cli.template.Words.name;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.Family;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.rule.DestinationPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.rule.SourcePortBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Rules of gateways as they are typed (GW-1): words with commas between them, such as
 * {@code allow,from=red,to=out,tcp,destination-port=80-90}.
 */
public final class RuleWords {
    private static final int STEP = 10;
    private static final PacketWords WORDS = new PacketWords("rule");

    private RuleWords() {
        // only functions
    }

    /**
     * Reads rules.
     *
     * @param texts one text for each, or the word none
     * @return the rules, with places in the order of the texts
     */
    public static Map<RuleKey, Rule> read(final List<String> texts) {
        final var rules = new LinkedHashMap<RuleKey, Rule>();
        if (!texts.equals(List.of("none"))) {
            for (var text : texts) {
                final var rule = read(STEP * (rules.size() + 1), text);
                rules.put(rule.key(), rule);
            }
        }
        return rules;
    }

    /**
     * Reads one rule.
     *
     * @param order its place
     * @param text what was typed
     * @return the rule
     */
    public static Rule read(final int order, final String text) {
        final var rule = new RuleBuilder().setOrder(Uint16.valueOf(order));
        for (var word : text.split(",", -1)) {
            final int equals = word.indexOf('=');
            if (equals < 0) {
                plain(word, rule);
            } else {
                valued(word, word.substring(0, equals), word.substring(equals + 1), rule);
            }
        }
        return rule.build();
    }

    private static void plain(final String word, final RuleBuilder rule) {
        switch (word) {
            case "allow" -> rule.setAction(Rule.Action.Allow);
            case "drop" -> rule.setAction(Rule.Action.Drop);
            case "ipv4" -> rule.setFamily(Family.Ipv4);
            case "ipv6" -> rule.setFamily(Family.Ipv6);
            default -> {
                if (!PacketWords.PROTOCOLS.containsKey(word)) {
                    throw wrong(word);
                }
                rule.setProtocol(Uint8.valueOf(PacketWords.PROTOCOLS.get(word)));
            }
        }
    }

    private static void valued(final String word, final String key, final String value, final RuleBuilder rule) {
        switch (key) {
            case "from" -> rule.setFrom(name("network", value));
            case "to" -> rule.setTo(name("network", value));
            case "protocol" -> rule.setProtocol(Uint8.valueOf(WORDS.number(word, value, 255)));
            case "source" -> rule.setSourcePrefix(WORDS.prefix(value));
            case "destination" -> rule.setDestinationPrefix(WORDS.prefix(value));
            case "source-port" -> rule.setSourcePort(new SourcePortBuilder().setLower(WORDS.lower(word, value))
                .setUpper(WORDS.upper(word, value)).build());
            case "destination-port" -> rule.setDestinationPort(new DestinationPortBuilder()
                .setLower(WORDS.lower(word, value)).setUpper(WORDS.upper(word, value)).build());
            default -> throw wrong(word);
        }
    }

    private static IllegalArgumentException wrong(final String word) {
        return new IllegalArgumentException("rule: '" + word + "' is none of allow, drop, ipv4, ipv6, tcp, udp, sctp,"
            + " icmp, icmpv6, protocol=N, from=NETWORK, to=NETWORK, source=PREFIX, destination=PREFIX,"
            + " source-port=N[-M], destination-port=N[-M]");
    }
}
