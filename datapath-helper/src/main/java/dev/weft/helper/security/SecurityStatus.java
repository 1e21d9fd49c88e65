/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import java.util.List;
import java.util.Map;

/**
 * How the protected ways of this node are.
 *
 * @param esp who encrypts: "kernel" or "user"; "" while there is no gateway
 * @param ways one for each other node and level
 * @param counters of what was dropped, by name, those that are not zero
 */
public record SecurityStatus(String esp, List<Way> ways, Map<String, Long> counters) {
    static final SecurityStatus NONE = new SecurityStatus("", List.of(), Map.of());

    public SecurityStatus {
        ways = List.copyOf(ways);
        counters = Map.copyOf(counters);
    }

    /**
     * A protected way.
     *
     * @param host the other node's number
     * @param remote its underlay address
     * @param protection "authenticated" or "encrypted"
     * @param up whether there is a tunnel
     * @param since seconds since the two nodes authenticated each other
     * @param renewed seconds since the keys were renewed
     * @param sent packets since then
     * @param received packets since then
     * @param problem why there is none, and what to do about it; "" if there is one
     */
    public record Way(int host, String remote, String protection, boolean up, long since, long renewed, long sent,
            long received, String problem) {
    }
}
