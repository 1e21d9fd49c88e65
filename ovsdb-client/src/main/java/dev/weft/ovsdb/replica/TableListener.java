/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.replica;

import java.util.List;

/**
 * Hears what changed in a mirror, one batch at a time, in order, on the mirror's executor. During a call the mirror
 * shows the state right after the batch. May block, though the mirror stands still for so long.
 */
@FunctionalInterface
public interface TableListener {
    /**
     * Rows changed.
     *
     * @param resynced whether this is the first batch of a new session: the mirror is complete now, and the changes are
     *     what differs from the mirror before (nothing, if nothing happened while the session was away)
     * @param changes what changed, one entry for each row, by the order of the server's message
     */
    void changed(boolean resynced, List<RowChange> changes);
}
