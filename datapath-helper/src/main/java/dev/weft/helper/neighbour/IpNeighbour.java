/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.neighbour;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.command.CommandException;
import dev.weft.helper.command.CommandResult;
import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.sheet.InterfaceName;
import dev.weft.helper.sheet.Prefix;
import java.io.IOException;
import java.io.StringReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The kernel's ways to nodes, and its neighbours, through the {@code ip} command, any number at once.
 */
final class IpNeighbour {
    private static final List<String> SHOW = List.of("ip", "-j", "neigh", "show");
    private static final Set<String> SURE = Set.of("REACHABLE", "PERMANENT", "NOARP");

    private final CommandRunner runner;

    IpNeighbour(final CommandRunner runner) {
        this.runner = runner;
    }

    /** The next hop of each of these that is not on this node and has a route. */
    CompletableFuture<Map<InetAddress, Hop>> hops(final Collection<InetAddress> peers) {
        return both(family -> batch(family, peers.stream().filter(peer -> isIpv4(peer) == family)
            .map(peer -> "route get " + peer.getHostAddress()).toList())).thenApply(text -> {
                final Map<InetAddress, Hop> hops = new HashMap<>();
                parse(text, (dst, row) -> {
                    if (!row.containsKey("type") && InterfaceName.isGood(row.getOrDefault("dev", ""))) {
                        hops.put(dst, new Hop(row.get("dev"), row.containsKey("gateway")
                            ? Prefix.parse(row.get("gateway")).address() : dst));
                    }
                });
                return hops;
            });
    }

    /**
     * Who answers for an address.
     *
     * @param isSure whether that was confirmed a short time ago; else it may have been replaced by another
     */
    record Neighbour(String mac, boolean isSure) {
    }

    /** All neighbours whose hardware address the kernel knows. */
    CompletableFuture<Map<Hop, Neighbour>> read() {
        return runner.run(SHOW, "").thenApply(result -> {
            if (result.exit() != 0) {
                throw new CommandException(String.join(" ", SHOW) + ": " + result.errors().strip());
            }
            final Map<Hop, Neighbour> all = new HashMap<>();
            parse(result.output(), (dst, row) -> {
                if (row.containsKey("lladdr") && InterfaceName.isGood(row.getOrDefault("dev", ""))) {
                    all.put(new Hop(row.get("dev"), dst), new Neighbour(row.get("lladdr"),
                        SURE.contains(row.get("state"))));
                }
            });
            return all;
        });
    }

    /** First IPv4, then IPv6. */
    private CompletableFuture<String> both(final Function<Boolean, CompletableFuture<String>> run) {
        return run.apply(true).thenCombine(run.apply(false), (ipv4, ipv6) -> ipv4 + "\n" + ipv6);
    }

    /** A line that fails, as where there is no route, keeps no other from being done. */
    private CompletableFuture<String> batch(final boolean ipv4, final List<String> lines) {
        if (lines.isEmpty()) {
            return CompletableFuture.completedFuture("");
        }
        return runner.run(List.of("ip", ipv4 ? "-4" : "-6", "-j", "-force", "-batch", "-"),
            String.join("\n", lines) + "\n").thenApply(CommandResult::output);
    }

    private static boolean isIpv4(final InetAddress address) {
        return address instanceof Inet4Address;
    }

    /** Any number of arrays of objects, each of one command; of a list the first value counts; objects are left out. */
    private static void parse(final String json, final BiConsumer<InetAddress, Map<String, String>> row) {
        try (var reader = new JsonReader(new StringReader(json))) {
            // Several documents
            reader.setLenient(true);
            while (!json.isBlank() && reader.peek() != JsonToken.END_DOCUMENT) {
                reader.beginArray();
                while (reader.hasNext()) {
                    final Map<String, String> values = values(reader);
                    if (values.containsKey("dst")) {
                        row.accept(Prefix.parse(values.get("dst")).address(), values);
                    }
                }
                reader.endArray();
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new CommandException("ip printed what cannot be read; iproute2 5.0 or newer is needed: "
                + e.getMessage(), e);
        }
    }

    private static Map<String, String> values(final JsonReader reader) throws IOException {
        final Map<String, String> values = new HashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String name = reader.nextName();
            final boolean list = reader.peek() == JsonToken.BEGIN_ARRAY;
            if (list) {
                reader.beginArray();
            }
            if (reader.peek() == JsonToken.STRING || reader.peek() == JsonToken.NUMBER) {
                values.put(name, reader.nextString());
            }
            while (list ? reader.hasNext() : reader.peek() != JsonToken.NAME
                    && reader.peek() != JsonToken.END_OBJECT) {
                reader.skipValue();
            }
            if (list) {
                reader.endArray();
            }
        }
        reader.endObject();
        return values;
    }
}
