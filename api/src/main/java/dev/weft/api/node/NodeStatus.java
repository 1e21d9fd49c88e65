/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import java.util.Optional;

/**
 * The state of a node as its driver sees it.
 *
 * @param ovsdb whether its configuration database is connected
 * @param openflow whether its switch is connected
 * @param synced whether the switch has held all that was wanted since it connected; changes on their way do not count
 * @param datapathId the bridge's datapath id, 16 hex digits, when known
 * @param version the version of Open vSwitch, when known
 * @param helper what the datapath helper reported last; empty when none has
 * @param flowsWanted flows that should be there
 * @param flowsPresent flows of Weft's that are there
 * @param flowMods flow modifications sent since the node was taken in charge
 * @param problem what is wrong with the node itself and what the operator can do
 */
public record NodeStatus(boolean ovsdb, boolean openflow, boolean synced, Optional<String> datapathId,
        Optional<String> version, Optional<String> helper, int flowsWanted, int flowsPresent, long flowMods,
        Optional<String> problem) {
    /** A node of which nothing is known yet. */
    public static final NodeStatus UNKNOWN = new NodeStatus(false, false, false, Optional.empty(), Optional.empty(),
        Optional.empty(), 0, 0, 0, Optional.empty());
}
