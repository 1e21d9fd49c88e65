/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

/** How the node of an address is found in a network (VN-2, VN-3). */
public enum Lookup {
    /** The controller programs it. */
    PROGRAMMED(true, false),
    /** Nodes ask each other. */
    DISCOVERED(false, true),
    /** Programmed where it is known, discovered otherwise. */
    BOTH(true, true);

    private final boolean programs;
    private final boolean discovers;

    Lookup(final boolean programs, final boolean discovers) {
        this.programs = programs;
        this.discovers = discovers;
    }

    /**
     * Tells whether known addresses are programmed on all nodes of the network.
     *
     * @return true if so
     */
    public boolean programs() {
        return programs;
    }

    /**
     * Tells whether nodes ask for what is not known.
     *
     * @return true if so
     */
    public boolean discovers() {
        return discovers;
    }
}
