/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import static dev.weft.cli.template.Words.name;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.ForwardBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.ForwardKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Route;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RouteBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RouteKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.SourceNat;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.SourceNatBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InterfaceAddress;
import org.opendaylight.yangtools.yang.binding.Key;
import org.opendaylight.yangtools.yang.binding.KeyAware;

/** Parts of gateways as they are typed (GW-1). The word none stands for nothing of a kind. */
public final class GatewayWords {
    private static final String NONE = "none";
    private static final String ALL = "all";

    private GatewayWords() {
        // only functions
    }

    /**
     * Reads interfaces.
     *
     * @param texts as {@code red=10.1.0.1/24,fd00::1/64}, with {@code outside} and {@code mac=ADDRESS} as further words
     * @return the interfaces
     */
    public static Map<InterfaceKey, Interface> interfaces(final List<String> texts) {
        return entries("--interface", texts, GatewayWords::side);
    }

    /**
     * Reads routes.
     *
     * @param texts as {@code 0.0.0.0/0=198.51.100.1}
     * @return the routes
     */
    public static Map<RouteKey, Route> routes(final List<String> texts) {
        return entries("--route", texts, text -> {
            final var pair = pair("--route", "PREFIX=ROUTER", text);
            return new RouteBuilder().setDestination(new PacketWords("--route").prefix(pair[0]))
                .setNextHop(address("--route", pair[1])).build();
        });
    }

    /**
     * Reads forwards.
     *
     * @param texts as {@code tcp:8080=10.1.0.10,80}
     * @param present those that are there; null: none
     * @return the forwards
     */
    public static Map<ForwardKey, Forward> forwards(final List<String> texts, final Map<ForwardKey, Forward> present) {
        return entries("--forward", texts, text -> forward(text, present == null ? Map.of() : present));
    }

    /**
     * Reads a forward.
     *
     * @param text as {@code tcp:8080=10.1.0.10,80}, or {@code tcp:8080@198.51.100.2=10.1.0.10,80} for one address only,
     *     or {@code tcp:8080@all=10.1.0.10,80} for all again
     * @param present the forwards that are there: that of the same port keeps its address unless one is given
     * @return the forward
     */
    public static Forward forward(final String text, final Map<ForwardKey, Forward> present) {
        final var pair = pair("--forward", "PROTOCOL:PORT[@ADDRESS]=SERVER[,PORT]", text);
        final int at = pair[0].indexOf('@');
        final var key = forwarded(at < 0 ? pair[0] : pair[0].substring(0, at));
        final var before = present.get(key);
        final var forward = server(pair[1]).withKey(key);
        if (at >= 0) {
            final var address = pair[0].substring(at + 1);
            forward.setAddress(ALL.equals(address) ? null : address("--forward", address));
        } else if (before != null) {
            forward.setAddress(before.getAddress());
        }
        return forward.build();
    }

    /**
     * Reads which port is forwarded.
     *
     * @param text as {@code tcp:8080}
     * @return the protocol and the port
     */
    public static ForwardKey forwarded(final String text) {
        final int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' is not PROTOCOL:PORT, such as tcp:8080");
        }
        return new ForwardKey(new PacketWords("--forward").port(text, text.substring(colon + 1)),
            ServiceWords.one("protocol", Protocol.values(), text.substring(0, colon)));
    }

    /**
     * Reads which sources are translated to what.
     *
     * @param present the translation that is there; null: none
     * @param to addresses with commas between them, or none, which takes all of the translation away; null: as it is
     * @param inside prefixes with commas between them, or none; null: as they are
     * @return the translation; null: none
     */
    public static SourceNat translation(final SourceNat present, final String to, final String inside) {
        final var translation = present == null || NONE.equals(to) ? new SourceNatBuilder()
            : new SourceNatBuilder(present);
        if (to != null && !NONE.equals(to)) {
            translation.setAddress(words(to, word -> address("--source-nat", word)));
        }
        if (inside != null) {
            translation.setInsidePrefix(NONE.equals(inside) ? null
                : words(inside, word -> Prefixes.prefix("--inside-prefix", word)));
        }
        final var built = translation.build();
        return NONE.equals(to) && built.getInsidePrefix() == null ? null : built;
    }

    private static <T> Set<T> words(final String text, final Function<String, T> reading) {
        return Arrays.stream(text.split(",", -1)).map(reading).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Interface side(final String text) {
        final var pair = pair("--interface", "NETWORK=ADDRESS/LENGTH[,ADDRESS/LENGTH][,outside][,mac=ADDRESS]", text);
        final Set<InterfaceAddress> addresses = new LinkedHashSet<>();
        final var side = new InterfaceBuilder().setNetwork(name("network", pair[0])).setAddress(addresses);
        for (var word : pair[1].split(",", -1)) {
            try {
                if ("outside".equals(word)) {
                    side.setOutside(true);
                } else if (word.startsWith("mac=")) {
                    side.setMacAddress(new MacAddress(word.substring("mac=".length())));
                } else {
                    addresses.add(new InterfaceAddress(word));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--interface: '" + word + "' is no address with prefix length, not"
                    + " outside, and no mac=ADDRESS", e);
            }
        }
        return side.build();
    }

    private static ForwardBuilder server(final String text) {
        final int comma = text.indexOf(',');
        return new ForwardBuilder().setToAddress(address("--forward", comma < 0 ? text : text.substring(0, comma)))
            .setToPort(comma < 0 ? null : new PacketWords("--forward").port(text, text.substring(comma + 1)));
    }

    private static IpAddressNoZone address(final String option, final String text) {
        if (!InetAddresses.isInetAddress(text)) {
            throw new IllegalArgumentException(option + ": '" + text + "' is no IP address");
        }
        return IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString(text));
    }

    private static String[] pair(final String option, final String form, final String text) {
        final int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException(option + ": '" + text + "' is not " + form);
        }
        return new String[] {text.substring(0, equals), text.substring(equals + 1)};
    }

    private static <K extends Key<T>, T extends KeyAware<K>> Map<K, T> entries(final String option,
            final Collection<String> texts, final Function<String, T> reading) {
        final var entries = new LinkedHashMap<K, T>();
        for (var text : texts) {
            if (!NONE.equals(text)) {
                final var entry = reading.apply(text);
                if (entries.put(entry.key(), entry) != null) {
                    throw new IllegalArgumentException(option + " '" + text + "' is given twice");
                }
            }
        }
        return entries;
    }
}
