/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.NodeSpec;
import dev.weft.southbound.ovsdb.NodeFacts;
import dev.weft.southbound.ovsdb.SheetKey;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * When the node's helper must empty the switch's caches (SI-2). Open vSwitch's datapath in userspace gave the new
 * actions of a cached flow to another one that overlaps with it until versions 2.17.8, 3.0.5, 3.1.3 and 3.2.0 ("Fix
 * dpif_netdev_flow_put"), and so went on with the old ones. Not thread-safe.
 */
final class CacheOrder {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4}).*");

    /** A controller that starts anew must not call its changes by the names that the one before had for its own. */
    private final String run = UUID.randomUUID().toString();

    private Optional<String> told = Optional.empty();

    /**
     * The order as it is now; afterwards it counts as told.
     *
     * @param spec the node
     * @param facts what is known of it; while its version is not known it may be any
     * @param changes how often its flows may have changed
     * @return what to write; nothing when it was told before
     */
    Map<SheetKey, Optional<String>> take(final NodeSpec spec, final NodeFacts facts, final long changes) {
        if (!isDue(spec, facts, changes)) {
            return Map.of();
        }
        told = order(spec, facts, changes);
        return Map.of(SheetKey.PURGE, told);
    }

    /** Whether the order is another one than the one that was told. */
    boolean isDue(final NodeSpec spec, final NodeFacts facts, final long changes) {
        return !order(spec, facts, changes).equals(told);
    }

    private Optional<String> order(final NodeSpec spec, final NodeFacts facts, final long changes) {
        return changes > 0 && spec.datapathType().equals(DatabaseWishes.NETDEV)
            && facts.version().map(CacheOrder::keepsOldActions).orElse(true)
            ? Optional.of(run + "/" + changes) : Optional.empty();
    }

    private static boolean keepsOldActions(final String version) {
        final var match = VERSION.matcher(version);
        if (!match.matches()) {
            return true;
        }
        final int minor = Integer.parseInt(match.group(2));
        final int patch = Integer.parseInt(match.group(3));
        return switch (Integer.parseInt(match.group(1))) {
            case 0, 1 -> true;
            case 2 -> minor < 17 || minor == 17 && patch < 8;
            case 3 -> minor == 0 && patch < 5 || minor == 1 && patch < 3;
            default -> false;
        };
    }
}
