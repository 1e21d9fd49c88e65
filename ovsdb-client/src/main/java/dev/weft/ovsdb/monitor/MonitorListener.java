/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.monitor;

/**
 * Hears what a monitor reports: first {@link #initial} once, then {@link #update} any number of times, in the order of
 * the wire. Both run on the session's event loop and must not block; an {@code OvsdbException} thrown by them closes
 * the session, since the listener is then out of step.
 */
public interface MonitorListener {
    /** Everything that is there. */
    void initial(TableUpdates updates);

    /** What changed since. */
    void update(TableUpdates updates);
}
