/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

/** One of the two appliances of a pair. */
public enum Member {
    /** The one that links name. */
    PRIMARY("primary"),
    /** The one that stands by. */
    STANDBY("standby");

    private final String text;

    Member(final String text) {
        this.text = text;
    }

    /**
     * Returns the other one.
     *
     * @return the other one
     */
    public Member other() {
        return switch (this) {
            case PRIMARY -> STANDBY;
            case STANDBY -> PRIMARY;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
