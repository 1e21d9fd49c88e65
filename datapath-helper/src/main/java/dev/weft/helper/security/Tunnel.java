/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.security.vici.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tunnel that charon has, or is about to have, with another node.
 *
 * @param host the other node's number
 * @param generation the name of the secret's generation
 * @param established whether the two nodes have authenticated each other
 * @param initiated whether this node began
 * @param age seconds since then
 * @param children what is carried by it, by level
 */
record Tunnel(int host, String generation, boolean established, boolean initiated, long age,
        Map<Level, Child> children) {
    private static final Pattern NAME = Pattern.compile("p([1-9][0-9]{0,4})-([0-9a-f]{12})");
    private static final Set<String> USABLE = Set.of("INSTALLED", "REKEYING", "UPDATING");

    Tunnel {
        children = Map.copyOf(children);
    }

    /**
     * The packets of one level, since its keys were renewed.
     *
     * @param age seconds since then
     */
    record Child(long packetsIn, long packetsOut, long bytesIn, long bytesOut, long age) {
    }

    int slot() {
        return Generation.slot(generation);
    }

    /** Whether packets of a level cross. */
    boolean carries(final Level level) {
        return established && children.containsKey(level);
    }

    /** Reads what charon lists; what is not the helper's is left out. */
    static List<Tunnel> read(final List<Section> items) {
        final List<Tunnel> tunnels = new ArrayList<>();
        for (Section item : items) {
            item.sections().forEach((name, ike) -> {
                final Matcher matcher = NAME.matcher(name);
                if (matcher.matches()) {
                    tunnels.add(new Tunnel(Integer.parseInt(matcher.group(1)), matcher.group(2),
                        "ESTABLISHED".equals(ike.text("state")) || "REKEYING".equals(ike.text("state")),
                        "yes".equals(ike.text("initiator")), ike.number("established"), children(ike)));
                }
            });
        }
        return tunnels;
    }

    private static Map<Level, Child> children(final Section ike) {
        final Map<Level, Child> children = new EnumMap<>(Level.class);
        ike.inner("child-sas").ifPresent(all -> all.sections().values().forEach(child -> {
            if (USABLE.contains(child.text("state"))) {
                for (Level level : Level.values()) {
                    if (child.text("name").startsWith(level + "-")) {
                        children.merge(level, new Child(child.number("packets-in"), child.number("packets-out"),
                            child.number("bytes-in"), child.number("bytes-out"), child.number("install-time")),
                            Tunnel::sum);
                    }
                }
            }
        }));
        return children;
    }

    private static Child sum(final Child one, final Child other) {
        return new Child(one.packetsIn + other.packetsIn, one.packetsOut + other.packetsOut,
            one.bytesIn + other.bytesIn, one.bytesOut + other.bytesOut, Math.min(one.age, other.age));
    }
}
