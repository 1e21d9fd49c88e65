/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

/** A part of the pipeline with its range of table numbers; the gaps are for tables to come. */
public enum Stage {
    /** Where a frame comes from, and whether it may come in at all. */
    ADMIT(0, 19),
    /** What is in it: data, control, half a frame, known kind; who sent it; which services it visits (SI-3). */
    CHECK(20, 29),
    /** Where it goes: instances of services, MAC lookup, policies of its destination. */
    STEER(30, 39),
    /** Out of this node. */
    SEND(40, 49),
    /** To a port of this node. */
    DELIVER(50, 59),
    /** Through a tenant's gateway, from one network to another (GW-1). */
    PASS(60, 69);

    private final int first;
    private final int last;

    Stage(final int first, final int last) {
        this.first = first;
        this.last = last;
    }

    /**
     * Tells whether a table number belongs to this stage.
     *
     * @param id a table number
     * @return true if so
     */
    public boolean holds(final int id) {
        return first <= id && id <= last;
    }
}
