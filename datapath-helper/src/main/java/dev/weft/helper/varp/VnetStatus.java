/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.TickClock;
import dev.weft.helper.vnet.Mac;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What can be told of a vnet at one moment.
 *
 * @param vnet its id
 * @param network its name
 * @param here how many stations are on this node
 * @param known how many are known on other nodes
 * @param asking how many are looked for
 * @param framesWaiting how many frames wait for that
 * @param entry stations of other nodes, at most {@link #MOST} of all vnets together
 * @param conflict stations here that another node claims
 */
public record VnetStatus(long vnet, String network, int here, int known, int asking, int framesWaiting,
        List<Entry> entry, List<Conflict> conflict) {
    /** Most entries that are shown. */
    public static final int MOST = 1_000;

    /**
     * A station of another node.
     *
     * @param mac its address
     * @param state {@code asking}, {@code known}, or {@code checking} while it is asked again
     * @param careOf underlay address of its node; null while it is not known
     * @param path the path there; null while it is not known
     * @param secondsLeft for which it is used; null while it is not known
     * @param framesWaiting frames that wait
     */
    public record Entry(String mac, String state, String careOf, Long path, Long secondsLeft, int framesWaiting) { }

    /**
     * A station of this node that another one claims, too.
     *
     * @param mac its address
     * @param claimant the other node's underlay address
     */
    public record Conflict(String mac, String claimant) { }

    static List<VnetStatus> of(final Collection<Vnet> vnets, final long now) {
        final List<VnetStatus> all = new ArrayList<>();
        int room = MOST;
        for (Vnet vnet : vnets.stream().sorted(Comparator.comparing(Vnet::id)).toList()) {
            final List<Entry> shown = vnet.entries().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .limit(room).map(one -> entry(one.getValue(), now)).toList();
            room -= shown.size();
            all.add(of(vnet, shown));
        }
        return all;
    }

    private static VnetStatus of(final Vnet vnet, final List<Entry> shown) {
        int asking = 0;
        int frames = 0;
        for (dev.weft.helper.varp.Entry entry : vnet.entries().values()) {
            if (entry.knowledge() instanceof Knowledge.Asked asked) {
                asking++;
                frames += asked.frames().size();
            }
        }
        final var here = vnet.stations().values().stream().filter(LocalStation::isHere).toList();
        final List<Conflict> conflicts = here.stream().filter(local -> local.claimant().isPresent())
            .map(local -> new Conflict(Mac.text(local.station().mac()),
                local.claimant().orElseThrow().getHostAddress()))
            .sorted(Comparator.comparing(Conflict::mac)).limit(MOST).toList();
        return new VnetStatus(vnet.id(), vnet.settings().network(), here.size(), vnet.entries().size() - asking,
            asking, frames, shown, conflicts);
    }

    private static Entry entry(final dev.weft.helper.varp.Entry entry, final long now) {
        final String mac = Mac.text(entry.station().mac());
        final Knowledge knowledge = entry.knowledge();
        if (knowledge instanceof Knowledge.Asked asked) {
            return new Entry(mac, knowledge.word(), null, null, null, asked.frames().size());
        }
        final var placed = (Knowledge.Placed) knowledge;
        final Place place = placed.place();
        return new Entry(mac, knowledge.word(), place.careOf().getHostAddress(), place.path(),
            Math.max(0, (placed.until() - now) / TickClock.SECOND), 0);
    }
}
