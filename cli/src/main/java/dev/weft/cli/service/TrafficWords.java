/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.LocalPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.RemotePortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.Classifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.ClassifierBuilder;
import org.opendaylight.yangtools.yang.common.Uint8;

/** The words for traffic as a workload sees it, which classifiers of policies and rules of firewalls have in common. */
final class TrafficWords {
    private final String option;
    private final String others;
    private final PacketWords words;

    /**
     * Makes them.
     *
     * @param option where they are typed, for messages
     * @param others what else can be typed there, for messages
     */
    TrafficWords(final String option, final String others) {
        this.option = option;
        this.others = others;
        words = new PacketWords(option);
    }

    void apply(final String word, final ClassifierBuilder builder) {
        final int equals = word.indexOf('=');
        final var value = word.substring(equals + 1);
        switch (equals < 0 ? "" : word.substring(0, equals)) {
            case "" -> plain(word, builder);
            case "protocol" -> builder.setProtocol(Uint8.valueOf(words.number(word, value, 255)));
            case "local" -> builder.setLocalPrefix(words.prefix(value));
            case "remote" -> builder.setRemotePrefix(words.prefix(value));
            case "local-port" -> builder.setLocalPort(new LocalPortBuilder()
                .setLower(words.lower(word, value)).setUpper(words.upper(word, value)).build());
            case "remote-port" -> builder.setRemotePort(new RemotePortBuilder()
                .setLower(words.lower(word, value)).setUpper(words.upper(word, value)).build());
            default -> throw wrong(word);
        }
    }

    private void plain(final String word, final ClassifierBuilder builder) {
        if ("ipv4".equals(word) || "ipv6".equals(word)) {
            builder.setFamily("ipv4".equals(word) ? Classifier.Family.Ipv4 : Classifier.Family.Ipv6);
        } else if (PacketWords.PROTOCOLS.containsKey(word)) {
            builder.setProtocol(Uint8.valueOf(PacketWords.PROTOCOLS.get(word)));
        } else {
            throw wrong(word);
        }
    }

    private IllegalArgumentException wrong(final String word) {
        return new IllegalArgumentException(option + ": '" + word + "' is none of " + others + "ipv4, ipv6, tcp, udp,"
            + " sctp, icmp, icmpv6, protocol=N, local=PREFIX, remote=PREFIX, local-port=N[-M], remote-port=N[-M]");
    }
}
