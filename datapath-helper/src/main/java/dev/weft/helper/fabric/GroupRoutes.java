/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import dev.weft.helper.vswitchd.Vswitchd;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routes to multicast groups in ovs-vswitchd, which takes none from the kernel and forgets its own when it ends. Each
 * leads to this node's own address, so that the only neighbour is one that need not answer.
 */
final class GroupRoutes {
    /** A line such as "User: 239.1.2.3/32 dev br-ex GW 10.77.1.1 SRC 10.77.1.1". */
    private static final Pattern LINE = Pattern.compile(
        "User: ((?:2(?:2[4-9]|3[0-9])\\.[0-9.]+|ff[0-9a-f:.]+)/(?:32|128)) dev (\\S+) GW (\\S+) SRC (\\S+).*");

    private final Vswitchd vswitchd;

    GroupRoutes(final Vswitchd vswitchd) {
        this.vswitchd = vswitchd;
    }

    /** A route. */
    private record Route(String device, String gateway) { }

    /** Makes these the only ones of the bridge. */
    CompletableFuture<Void> keep(final String bridge, final Collection<GroupFlows.Member> members) {
        final Map<String, Route> wanted = new HashMap<>();
        members.forEach(member -> wanted.put(member.prefix(), new Route(bridge, member.local().getHostAddress())));
        return neighbours(bridge, members).thenCompose(done -> read()).thenCompose(there -> {
            final List<CompletableFuture<?>> work = new ArrayList<>();
            there.forEach((prefix, route) -> {
                if (!route.equals(wanted.get(prefix))) {
                    work.add(vswitchd.call("ovs/route/del", prefix));
                }
            });
            return all(work).thenCompose(done -> add(wanted, there));
        });
    }

    /** Takes all of them away; the devices where they were. */
    CompletableFuture<List<String>> remove() {
        return read().thenCompose(there -> {
            final List<CompletableFuture<?>> work = new ArrayList<>();
            there.keySet().forEach(prefix -> work.add(vswitchd.call("ovs/route/del", prefix)));
            return all(work).thenApply(done -> there.values().stream().map(Route::device).distinct().toList());
        });
    }

    private CompletableFuture<Void> add(final Map<String, Route> wanted, final Map<String, Route> there) {
        final List<CompletableFuture<?>> work = new ArrayList<>();
        wanted.forEach((prefix, route) -> {
            if (!route.equals(there.get(prefix))) {
                work.add(vswitchd.call("ovs/route/add", prefix, route.device, route.gateway));
            }
        });
        return all(work);
    }

    /** Again each time, as ovs-vswitchd forgets neighbours that were not used for a while. */
    private CompletableFuture<Void> neighbours(final String bridge, final Collection<GroupFlows.Member> members) {
        return all(members.stream().map(GroupFlows.Member::local).map(InetAddress::getHostAddress).distinct()
            .map(local -> vswitchd.call("tnl/neigh/set", bridge, local, GroupFlows.NOBODY)).toList());
    }

    private CompletableFuture<Map<String, Route>> read() {
        return vswitchd.call("ovs/route/show").thenApply(GroupRoutes::parse);
    }

    private static Map<String, Route> parse(final String text) {
        final Map<String, Route> routes = new HashMap<>();
        text.lines().map(String::strip).map(LINE::matcher).filter(Matcher::matches)
            // one whose next hop is not this node is somebody else's
            .filter(line -> line.group(3).equals(line.group(4)))
            .forEach(line -> routes.put(line.group(1), new Route(line.group(2), line.group(3))));
        return routes;
    }

    private static CompletableFuture<Void> all(final List<? extends CompletableFuture<?>> work) {
        return CompletableFuture.allOf(work.toArray(CompletableFuture[]::new));
    }
}
