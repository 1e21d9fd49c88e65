/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

/**
 * Whether an instance passes on what it is given.
 */
public enum Health {
    /** Nothing was heard yet. */
    UNKNOWN("unknown"),
    /** Probes come through. */
    ALIVE("alive"),
    /** Probes are lost. */
    DEAD("dead");

    private final String text;

    Health(final String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
