/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.NodeId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That a node carries the questions of vnets between LAN segments (VN-5).
 *
 * @param peers the relays of other LAN segments
 * @param port the UDP port on which relays send to it, 1024 to 65535
 * @param proxy whether it answers for stations of other LAN segments with its own address
 */
public record RelayIntent(SortedSet<NodeId> peers, int port, boolean proxy) {
    public RelayIntent {
        peers = Collections.unmodifiableSortedSet(new TreeSet<>(peers));
    }
}
