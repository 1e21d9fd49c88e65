/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * What packets have in their headers, as it is typed after an option.
 *
 * @param option the option, for messages
 */
record PacketWords(String option) {
    /** The IP protocols that have a word of their own. */
    static final Map<String, Integer> PROTOCOLS = Map.of("icmp", 1, "tcp", 6, "udp", 17, "icmpv6", 58, "sctp", 132);

    private static final int MAX_PORT = 65535;

    IpPrefix prefix(final String text) {
        return Prefixes.prefix(option, text);
    }

    /** Returns the lowest port of one or a range of them. */
    PortNumber lower(final String word, final String range) {
        final int dash = range.indexOf('-');
        return port(word, dash < 0 ? range : range.substring(0, dash));
    }

    /** Returns the highest port of a range; null for one port. */
    PortNumber upper(final String word, final String range) {
        final int dash = range.indexOf('-');
        return dash < 0 ? null : port(word, range.substring(dash + 1));
    }

    PortNumber port(final String word, final String text) {
        return new PortNumber(Uint16.valueOf(number(word, text, MAX_PORT)));
    }

    int number(final String word, final String text, final int most) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(option + ": '" + text + "' in '" + word + "' is no number from 0 to "
                + most);
        }
        return Integer.parseInt(text);
    }
}
