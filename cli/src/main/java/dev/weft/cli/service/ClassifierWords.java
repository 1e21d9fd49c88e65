/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import java.util.ArrayList;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.Classifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.ClassifierBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.classifier.LocalPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.classifier.RemotePortBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * Classifiers as they are typed: words with commas between them, such as
 * {@code tcp,remote=10.0.0.0/8,remote-port=80-90}.
 */
public final class ClassifierWords {
    private static final int STEP = 10;
    private static final PacketWords WORDS = new PacketWords("--classifier");

    private ClassifierWords() {
        // only functions
    }

    /**
     * Reads classifiers.
     *
     * @param texts one text for each
     * @return the classifiers, with places in the order of the texts
     */
    public static List<Classifier> read(final List<String> texts) {
        final var read = new ArrayList<Classifier>();
        for (var text : texts) {
            final var builder = new ClassifierBuilder().setOrder(Uint16.valueOf(STEP * (read.size() + 1)));
            for (var word : text.split(",", -1)) {
                apply(word, builder);
            }
            read.add(builder.build());
        }
        return read;
    }

    private static void apply(final String word, final ClassifierBuilder builder) {
        final int equals = word.indexOf('=');
        final var value = word.substring(equals + 1);
        switch (equals < 0 ? "" : word.substring(0, equals)) {
            case "" -> plain(word, builder);
            case "protocol" -> builder.setProtocol(Uint8.valueOf(WORDS.number(word, value, 255)));
            case "local" -> builder.setLocalPrefix(WORDS.prefix(value));
            case "remote" -> builder.setRemotePrefix(WORDS.prefix(value));
            case "local-port" -> builder.setLocalPort(new LocalPortBuilder()
                .setLower(WORDS.lower(word, value)).setUpper(WORDS.upper(word, value)).build());
            case "remote-port" -> builder.setRemotePort(new RemotePortBuilder()
                .setLower(WORDS.lower(word, value)).setUpper(WORDS.upper(word, value)).build());
            default -> throw wrong(word);
        }
    }

    private static void plain(final String word, final ClassifierBuilder builder) {
        if ("ipv4".equals(word) || "ipv6".equals(word)) {
            builder.setFamily("ipv4".equals(word) ? Classifier.Family.Ipv4 : Classifier.Family.Ipv6);
        } else if (PacketWords.PROTOCOLS.containsKey(word)) {
            builder.setProtocol(Uint8.valueOf(PacketWords.PROTOCOLS.get(word)));
        } else {
            throw wrong(word);
        }
    }

    private static IllegalArgumentException wrong(final String word) {
        return new IllegalArgumentException("--classifier: '" + word + "' is none of ipv4, ipv6, tcp, udp, sctp, icmp,"
            + " icmpv6, protocol=N, local=PREFIX, remote=PREFIX, local-port=N[-M], remote-port=N[-M]");
    }
}
