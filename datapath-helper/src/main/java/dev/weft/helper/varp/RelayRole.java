/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.sheet.RelaySettings;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Passes requests and announcements on between LAN segments (VN-5). What came from a relay goes to no relay, and what
 * was there already goes nowhere, so nothing goes round whatever the peers are.
 */
final class RelayRole {
    private static final int REMEMBERED = 4096;

    /** What tells a message from all others. */
    private record Seen(VarpType type, int attempt, long nonce, Station station, InetAddress careOf) { }

    private final VarpSurroundings node;
    private final Set<Seen> seen = new LinkedHashSet<>();
    private RelaySettings settings = RelaySettings.none();

    RelayRole(final VarpSurroundings node) {
        this.node = node;
    }

    void become(final RelaySettings next) {
        settings = next;
        if (next.role().isEmpty()) {
            seen.clear();
        }
    }

    RelaySettings settings() {
        return settings;
    }

    /** Whether messages that others sent may come from this address. */
    boolean isRelay(final InetAddress sender) {
        return settings.relays().contains(sender) || isPeer(sender);
    }

    /** Whether this relay answers for the other LAN segments itself, and passes nothing on as it came. */
    boolean isProxy() {
        return settings.role().filter(RelaySettings.Role::proxy).isPresent();
    }

    /** The relays of other LAN segments, and their ports. */
    Map<InetAddress, Integer> peers() {
        return settings.role().map(RelaySettings.Role::peers).orElse(Map.of());
    }

    /** Whether messages are passed on for this address. */
    boolean isServed(final InetAddress sender) {
        return settings.role().filter(role -> role.nodes().contains(sender)).isPresent();
    }

    /** Sends what this node itself says to the relays of other LAN segments. */
    void send(final byte[] message) {
        settings.role().ifPresent(role -> send(role, VarpMessage.passedOn(ByteBuffer.wrap(message))));
    }

    private void send(final RelaySettings.Role role, final byte[] message) {
        role.peers().forEach((peer, port) -> node.ownBeside(peer)
            .ifPresent(own -> node.actions().unicast(own, peer, port, message)));
    }

    /**
     * Passes a message on, if that is its turn.
     *
     * @return false: it was here before, and should be dropped
     */
    boolean received(final InetAddress sender, final VarpMessage message, final ByteBuffer bytes) {
        final Optional<RelaySettings.Role> role = settings.role();
        if (role.isEmpty() || isProxy() || !message.wide()
                || message.type() != VarpType.REQUEST && message.type() != VarpType.ANNOUNCEMENT) {
            return true;
        }
        final boolean fromAfar = message.relayed() && isPeer(sender);
        if (!fromAfar && (message.relayed() || !isServed(sender) || !message.careOf().equals(sender))) {
            return true;
        }
        if (!isFirst(message)) {
            return false;
        }
        node.tally().add(VarpCount.RELAYED);
        if (fromAfar) {
            final byte[] copy = VarpMessage.passedOn(bytes);
            node.ownBeside(message.careOf()).ifPresent(own -> node.actions().multicast(own, copy));
        } else {
            send(role.orElseThrow(), VarpMessage.passedOn(bytes));
        }
        return true;
    }

    private boolean isPeer(final InetAddress sender) {
        return settings.role().filter(role -> role.peers().containsKey(sender)).isPresent();
    }

    /** Whether a message was not here before; one that was is counted. */
    boolean isFirst(final VarpMessage message) {
        final boolean first = seen.add(new Seen(message.type(), message.attempt(), message.nonce(),
            message.station(), message.careOf()));
        if (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
        if (!first) {
            node.tally().add(VarpCount.RELAY_DUPLICATE);
        }
        return first;
    }
}
