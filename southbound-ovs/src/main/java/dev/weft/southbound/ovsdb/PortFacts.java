/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static dev.weft.southbound.ovsdb.Schema.EXTERNAL_IDS;
import static dev.weft.southbound.ovsdb.Schema.INTERFACE;
import static dev.weft.southbound.ovsdb.Schema.NAME;
import static dev.weft.southbound.ovsdb.Schema.OFPORT;
import static dev.weft.southbound.ovsdb.Schema.OPTIONS;

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.ovsdb.value.Row;
import dev.weft.pipeline.feature.TunnelPort;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns numbers and states of a bridge's ports from its database, change by change. Not thread-safe. */
final class PortFacts {
    private static final Logger LOG = LoggerFactory.getLogger(PortFacts.class);
    /** Characters of what others say of a port. */
    private static final int MAX_TEXT = 255;

    /**
     * What an interface is good for.
     *
     * @param port an appliance's {@link PortRef}, a {@link TunnelPort} or a {@link HelperPort}
     * @param number its OpenFlow number
     * @param state how it is
     * @param profile its port profile, as others say
     */
    private record Fact(Object port, int number, PortState state, Optional<String> profile) { }

    private final Map<UUID, Fact> facts = new HashMap<>();
    private final Map<Object, Set<UUID>> holders = new HashMap<>();
    private Set<UUID> inBridge = Set.of();

    /**
     * Learns.
     *
     * @param view the database as it is now
     * @param interfaces the interface rows that changed
     * @param bridgeChanged whether the bridge or a port changed
     * @return the ports whose number or state may have changed
     */
    PortNews learn(final DatabaseView view, final Set<UUID> interfaces, final boolean bridgeChanged) {
        final var look = new HashSet<>(interfaces);
        if (bridgeChanged) {
            final var now = view.bridgeInterfaces();
            inBridge.stream().filter(uuid -> !now.contains(uuid)).forEach(look::add);
            now.stream().filter(uuid -> !inBridge.contains(uuid)).forEach(look::add);
            inBridge = now;
        }
        final var touched = new HashSet<Object>();
        for (var uuid : look) {
            final var row = inBridge.contains(uuid) ? view.table(INTERFACE).get(uuid) : null;
            replace(uuid, row == null ? null : factOf(row), touched);
        }
        final var news = new PortNews(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), helpers());
        touched.forEach(port -> tell(port, news));
        return news;
    }

    private Map<HelperPort, Integer> helpers() {
        final var numbers = new EnumMap<HelperPort, Integer>(HelperPort.class);
        for (var port : HelperPort.values()) {
            only(port).ifPresent(fact -> numbers.put(port, fact.number));
        }
        return numbers;
    }

    private void replace(final UUID uuid, final Fact fact, final Set<Object> touched) {
        final var old = fact == null ? facts.remove(uuid) : facts.put(uuid, fact);
        if (old != null) {
            holders.get(old.port).remove(uuid);
            touched.add(old.port);
        }
        if (fact != null) {
            holders.computeIfAbsent(fact.port, any -> new HashSet<>()).add(uuid);
            touched.add(fact.port);
        }
    }

    private void tell(final Object port, final PortNews news) {
        final int count = holders.getOrDefault(port, Set.of()).size();
        if (count == 0) {
            holders.remove(port);
        } else if (count > 1) {
            LOG.error("{} is on {} ports of the bridge; it is used when it is on one only", port, count);
        }
        final var fact = only(port);
        if (port instanceof PortRef ref) {
            news.ports().put(ref, number(fact));
            news.states().put(ref, fact.map(Fact::state).orElse(PortState.MISSING));
            news.profiles().put(ref, fact.flatMap(Fact::profile));
        } else if (port instanceof TunnelPort tunnel) {
            news.tunnels().put(tunnel, number(fact));
        }
    }

    /** The interface that is a port. */
    Optional<UUID> interfaceOf(final PortRef port) {
        final var uuids = holders.getOrDefault(port, Set.of());
        return uuids.size() == 1 ? Optional.of(uuids.iterator().next()) : Optional.empty();
    }

    /** The port that an interface is, if it alone is. */
    Optional<PortRef> portOf(final UUID uuid) {
        return Optional.ofNullable(facts.get(uuid)).map(Fact::port).filter(PortRef.class::isInstance)
            .map(PortRef.class::cast).filter(port -> holders.get(port).size() == 1);
    }

    /** The one interface that is a port. */
    private Optional<Fact> only(final Object port) {
        final var uuids = holders.getOrDefault(port, Set.of());
        return uuids.size() == 1 ? Optional.of(facts.get(uuids.iterator().next())) : Optional.empty();
    }

    private static OptionalInt number(final Optional<Fact> fact) {
        return fact.map(it -> OptionalInt.of(it.number)).orElse(OptionalInt.empty());
    }

    private static Fact factOf(final Row row) {
        final long number = row.getOptionalLong(OFPORT).orElse(-1);
        if (number < 1 || number > 0xfeff) {
            return null;
        }
        return meaningOf(row).map(port -> new Fact(port, (int) number, stateOf(row), profileOf(row))).orElse(null);
    }

    /** Open vSwitch says nothing of a device that was moved to another network namespace, where it may well work. */
    private static PortState stateOf(final Row row) {
        return Stream.of(Schema.LINK_STATE, Schema.ADMIN_STATE).map(row::getOptionalString)
            .anyMatch(Optional.of("down")::equals) ? PortState.DOWN : PortState.UP;
    }

    private static Optional<String> profileOf(final Row row) {
        return Optional.ofNullable(row.getStringMap(EXTERNAL_IDS).get(Schema.PROFILE)).filter(text -> !text.isEmpty())
            .map(text -> text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT));
    }

    private static Optional<Object> meaningOf(final Row row) {
        final var ids = row.getStringMap(EXTERNAL_IDS);
        if (Schema.TUNNEL.equals(ids.get(Schema.OWNED))) {
            return tunnelOf(row.getString(NAME), row.getStringMap(OPTIONS)).map(tunnel -> tunnel);
        }
        if (Schema.CONTROL.equals(ids.get(Schema.OWNED))) {
            return Optional.<Object>of(HelperPort.CONTROL)
                .filter(any -> row.getString(NAME).equals(WantedDatabase.CONTROL_PORT));
        }
        if (row.getString(NAME).equals(WantedDatabase.UNDERLAY_PORT) && row.getString("type").equals("patch")) {
            return Optional.of(HelperPort.UNDERLAY);
        }
        if (Schema.REMOTE.equals(ids.get(Schema.OWNED))) {
            // until the options are as wanted it is not the tunnel that its name says
            return RemoteInterface.read(row.getString("type"), row.getStringMap(OPTIONS))
                .filter(tunnel -> tunnel.portName().equals(row.getString(NAME))).map(tunnel -> tunnel);
        }
        if (Schema.DEVICE.equals(ids.get(Schema.OWNED))) {
            return Optional.of(new PortRef.Physical(row.getString(NAME)));
        }
        return Optional.ofNullable(ids.get(Schema.IFACE_ID)).filter(id -> !id.isEmpty() && id.length() <= MAX_TEXT)
            .map(PortRef.Plugged::new);
    }

    private static Optional<TunnelPort> tunnelOf(final String name, final Map<String, String> options) {
        final var digits = name.startsWith("weft") ? name.substring(4).split("d", 2) : new String[0];
        try {
            final var dscp = digits.length > 1 ? new Dscp.Fixed(Integer.parseInt(digits[1])) : Dscp.INHERIT;
            final var tunnel = new TunnelPort(new UdpPort(Integer.parseInt(digits[0])), dscp);
            // until the options are as wanted it is not the tunnel that its name says
            return Optional.of(tunnel).filter(it -> new TunnelInterface(it).options().equals(options));
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            LOG.warn("interface {} is marked as Weft's tunnel and has no such name", name, e);
            return Optional.empty();
        }
    }
}
