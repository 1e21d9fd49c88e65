/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.neighbour;

import dev.weft.helper.sheet.InterfaceName;
import dev.weft.helper.sheet.Prefix;
import dev.weft.helper.vswitchd.Vswitchd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The neighbours that ovs-vswitchd knows for its tunnels. It learns them from answers that pass it, drops packets to
 * those that it does not know, and forgets them after 15 minutes without use, or when it ends.
 */
final class TunnelNeighbours {
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final int COLUMNS = 3;
    private static final int AT_ONCE = 64;

    private final Vswitchd vswitchd;

    TunnelNeighbours(final Vswitchd vswitchd) {
        this.vswitchd = vswitchd;
    }

    /** The hardware addresses that it knows. */
    CompletableFuture<Map<Hop, String>> read() {
        return vswitchd.call("tnl/neigh/show").thenApply(TunnelNeighbours::parse);
    }

    /** Tells it, in groups. */
    CompletableFuture<Void> put(final Map<Hop, String> neighbours) {
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        final List<Map.Entry<Hop, String>> all = new ArrayList<>(neighbours.entrySet());
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            final List<Map.Entry<Hop, String>> group = all.subList(first, Math.min(first + AT_ONCE, all.size()));
            done = done.thenCompose(before -> CompletableFuture.allOf(group.stream()
                .map(each -> put(each.getKey(), each.getValue())).toArray(CompletableFuture[]::new)));
        }
        return done;
    }

    private CompletableFuture<String> put(final Hop hop, final String mac) {
        return vswitchd.call("tnl/neigh/set", hop.device(), hop.address().getHostAddress(), mac);
    }

    /** A table of address, hardware address and bridge, below two lines of heading. */
    static Map<Hop, String> parse(final String text) {
        final Map<Hop, String> neighbours = new HashMap<>();
        text.lines().map(line -> line.strip().split("\\s+")).forEach(words -> {
            if (words.length == COLUMNS && MAC.matcher(words[1]).matches() && InterfaceName.isGood(words[2])) {
                neighbours.put(new Hop(words[2], Prefix.parse(words[0]).address()), words[1]);
            }
        });
        return neighbours;
    }
}
