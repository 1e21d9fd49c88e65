/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.Ethernet;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.underlay.HardwareAddress;
import dev.weft.helper.underlay.OwnFlows;
import dev.weft.helper.underlay.Site;
import dev.weft.helper.underlay.SiteException;
import dev.weft.helper.underlay.SiteSearch;
import dev.weft.helper.vswitchd.Vswitchd;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the multicast groups in which tunnelled frames travel, as the sheet wants them (FN-11). They work without the
 * helper but for the word to the underlay's switches that this node listens. All on one thread.
 */
public final class GroupKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(GroupKeeper.class);

    private final SiteSearch search;
    private final OwnFlows flows;
    private final GroupRoutes routes;
    private final Memberships memberships = new Memberships();
    private boolean clean;

    /**
     * A keeper that has not looked yet.
     *
     * @param commands whose answers come on the one thread
     */
    public GroupKeeper(final NodeCommands commands, final Vswitchd vswitchd) {
        search = new SiteSearch(commands);
        flows = new OwnFlows(commands, GroupFlows.COOKIE);
        routes = new GroupRoutes(vswitchd);
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        final CompletableFuture<Void> work = wanted.fabric().groups().isEmpty() ? remove() : keep(wanted);
        return work.handle((done, failure) -> failure == null ? new Outcome.Done()
            : new Outcome.Failed("multicast groups: " + reason(failure)));
    }

    private static String reason(final Throwable failure) {
        final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.debug("multicast groups: a pass failed", cause);
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private CompletableFuture<Void> keep(final Sheet sheet) {
        final var ethernet = sheet.fabric().ethernet();
        clean = false;
        return search.find(ethernet.flatMap(Ethernet::bridge).or(() -> sheet.oversize().flatMap(Oversize::bridge)),
                ethernet.flatMap(Ethernet::nic).or(() -> sheet.oversize().flatMap(Oversize::nic)), sheet.addresses())
            .thenCompose(site -> {
                final var members = members(sheet.fabric().groups(), sheet.addresses());
                return flows.keep(site.bridge(), GroupFlows.of(flows, members, HardwareAddress.of(site.bridge())))
                    .thenCompose(done -> routes.keep(site.bridge(), members.values()))
                    .thenAccept(done -> join(site, sheet.fabric().groups()));
            });
    }

    private static SortedMap<String, GroupFlows.Member> members(final Set<InetAddress> groups,
            final Set<InetAddress> addresses) {
        final SortedMap<String, GroupFlows.Member> members = new TreeMap<>();
        for (InetAddress group : groups) {
            final InetAddress local = addresses.stream().filter(each -> each.getClass() == group.getClass())
                .min((one, other) -> one.getHostAddress().compareTo(other.getHostAddress()))
                .orElseThrow(() -> new SiteException("this node has no outer address of the family of "
                    + group.getHostAddress()));
            members.put(group.getHostAddress(), new GroupFlows.Member(group, local));
        }
        return members;
    }

    private void join(final Site site, final Set<InetAddress> groups) {
        try {
            memberships.keep(site.bridge(), groups);
        } catch (IOException e) {
            throw new SiteException("cannot join: " + e.getMessage(), e);
        }
    }

    private CompletableFuture<Void> remove() {
        if (clean) {
            return CompletableFuture.completedFuture(null);
        }
        return routes.remove().thenCompose(devices -> CompletableFuture.allOf(devices.stream().map(flows::remove)
            .toArray(CompletableFuture[]::new))).thenAccept(done -> {
                leave();
                clean = true;
            });
    }

    private void leave() {
        try {
            memberships.close();
        } catch (IOException e) {
            LOG.warn("multicast groups: not all were left", e);
        }
    }
}
