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
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
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
    private static final int MAX_PORT = 65535;
    private static final Map<String, Integer> PROTOCOLS =
        Map.of("icmp", 1, "tcp", 6, "udp", 17, "icmpv6", 58, "sctp", 132);

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
            case "protocol" -> builder.setProtocol(Uint8.valueOf(number(word, value, 255)));
            case "local" -> builder.setLocalPrefix(prefix(value));
            case "remote" -> builder.setRemotePrefix(prefix(value));
            case "local-port" -> builder.setLocalPort(new LocalPortBuilder()
                .setLower(lower(word, value)).setUpper(upper(word, value)).build());
            case "remote-port" -> builder.setRemotePort(new RemotePortBuilder()
                .setLower(lower(word, value)).setUpper(upper(word, value)).build());
            default -> throw wrong(word);
        }
    }

    private static void plain(final String word, final ClassifierBuilder builder) {
        if ("ipv4".equals(word) || "ipv6".equals(word)) {
            builder.setFamily("ipv4".equals(word) ? Classifier.Family.Ipv4 : Classifier.Family.Ipv6);
        } else if (PROTOCOLS.containsKey(word)) {
            builder.setProtocol(Uint8.valueOf(PROTOCOLS.get(word)));
        } else {
            throw wrong(word);
        }
    }

    private static IpPrefix prefix(final String text) {
        try {
            return text.contains(":") ? new IpPrefix(new Ipv6Prefix(text)) : new IpPrefix(new Ipv4Prefix(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--classifier: '" + text + "' is no prefix: write 10.0.0.0/8 or"
                + " 2001:db8::/32", e);
        }
    }

    private static PortNumber lower(final String word, final String range) {
        final int dash = range.indexOf('-');
        return port(word, dash < 0 ? range : range.substring(0, dash));
    }

    private static PortNumber upper(final String word, final String range) {
        final int dash = range.indexOf('-');
        return dash < 0 ? null : port(word, range.substring(dash + 1));
    }

    private static PortNumber port(final String word, final String text) {
        return new PortNumber(Uint16.valueOf(number(word, text, MAX_PORT)));
    }

    private static int number(final String word, final String text, final int most) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("--classifier: '" + text + "' in '" + word + "' is no number from 0 to "
                + most);
        }
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException wrong(final String word) {
        return new IllegalArgumentException("--classifier: '" + word + "' is none of ipv4, ipv6, tcp, udp, sctp, icmp,"
            + " icmpv6, protocol=N, local=PREFIX, remote=PREFIX, local-port=N[-M], remote-port=N[-M]");
    }
}
