/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import com.google.gson.JsonArray;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.sheet.InterfaceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Sees to it that nothing comes from outside to a security address unprotected: neither through any bridge nor, where
 * the kernel decapsulates, through any other interface.
 */
final class BridgeGuard {
    /** Controlled by others; nothing gets from its ports to an address of the node. */
    private static final String INTEGRATION = "br-int";
    private static final String TABLE = "weft-security";
    private static final String RULE = "ip daddr " + TunnelAddress.ALL + " counter";
    private static final String RULES = """
        table inet NAME {
        }
        flush table inet NAME
        table inet NAME {
          chain guard {
            type filter hook prerouting priority -400;
            iifname != { "lo", "BRIDGE" } RULE drop
          }
        }
        """;
    private static final String NO_RULES = """
        table inet NAME {
        }
        delete table inet NAME
        """;

    private final NodeCommands commands;
    private final Map<String, Long> dropped = new HashMap<>();
    private long before;
    /** Whether this helper had rules made. */
    private boolean kernel;

    BridgeGuard(final NodeCommands commands) {
        this.commands = commands;
    }

    /** Guards what is not. */
    CompletableFuture<Void> ensure() {
        return bridges().thenCompose(bridges -> {
            CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
            for (String bridge : outer(bridges)) {
                done = done.thenCompose(next -> guard(bridge));
            }
            final boolean needed = bridges.values().stream().anyMatch(type -> !"netdev".equals(type));
            return needed ? done.thenCompose(next -> kernel()) : done;
        });
    }

    /** Takes the guards away. */
    CompletableFuture<Void> remove() {
        return bridges().thenCompose(bridges -> {
            CompletableFuture<?> done = CompletableFuture.completedFuture(null);
            for (String bridge : outer(bridges)) {
                done = done.thenCompose(next -> commands.ofctl(bridge, List.of(), "cookie="
                    + GatewayFlows.ALL_COOKIES, "del-flows"))
                    // Without ovs-vswitchd there are no flows
                    .exceptionally(failure -> "");
            }
            return done.thenCompose(next -> nft(NO_RULES)).exceptionallyCompose(failure -> kernel
                // Without nftables no helper before had any made
                ? CompletableFuture.failedFuture(failure) : CompletableFuture.completedFuture(""))
                .thenAccept(next -> kernel = false);
        });
    }

    /** Packets that were dropped, as of the last look. */
    long dropped() {
        return before + dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> outer(final Map<String, String> bridges) {
        return bridges.keySet().stream().filter(name -> !name.equals(Gateway.BRIDGE) && !name.equals(INTEGRATION)
            && InterfaceName.isGood(name)).sorted().toList();
    }

    private CompletableFuture<Void> guard(final String bridge) {
        return commands.ofctl(bridge, List.of(), "cookie=" + GatewayFlows.ALL_COOKIES, "dump-flows")
            .thenCompose(dump -> {
                final Optional<Long> count = GatewayFlows.counted(dump, GatewayFlows.PLAIN);
                count(bridge, count.orElse(0L));
                return count.isPresent() ? CompletableFuture.completedFuture("")
                    : commands.ofctl(bridge, List.of(GatewayFlows.guard()), "-", "add-flows");
            }).thenAccept(done -> { });
    }

    private void count(final String bridge, final long now) {
        final Long last = dropped.put(bridge, now);
        if (last != null && last > now) {
            before += last;
        }
    }

    /** Rules go when others load theirs; those that are there keep their counter. */
    private CompletableFuture<Void> kernel() {
        return commands.program("", "nft", "list", "table", "inet", TABLE).exceptionally(missing -> "")
            .thenCompose(rules -> rules.contains(RULE) ? CompletableFuture.completedFuture("") : nft(RULES))
            .thenAccept(done -> kernel = true);
    }

    private CompletableFuture<String> nft(final String lines) {
        return commands.program(lines.replace("NAME", TABLE).replace("BRIDGE", Gateway.BRIDGE).replace("RULE", RULE),
            "nft", "-f", "-");
    }

    /** The datapath types of all bridges. */
    private CompletableFuture<Map<String, String>> bridges() {
        return commands.vsctl("--no-wait", "--format=json", "--columns=name,datapath_type", "list", "bridge")
            .thenApply(BridgeGuard::parse);
    }

    private static Map<String, String> parse(final String text) {
        final Map<String, String> bridges = new HashMap<>();
        try {
            final List<JsonArray> rows = new ArrayList<>();
            JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("data")
                .forEach(row -> rows.add(row.getAsJsonArray()));
            rows.forEach(row -> bridges.put(row.get(0).getAsString(), row.get(1).getAsString()));
        } catch (JsonParseException | IllegalStateException e) {
            throw new CommandException("ovs-vsctl lists bridges in an unknown way", e);
        }
        return bridges;
    }
}
