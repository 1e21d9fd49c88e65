/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * What is known of an end (VL-11).
 */
public enum Liveness {
    /** Nothing yet: neither life nor enough silence. */
    UNKNOWN("unknown"),
    /** The link works at both ends as far as this end can know. */
    ACTIVE("active"),
    /** It does not, see the {@link Cause}. */
    INACTIVE("inactive");

    private final String text;

    Liveness(final String text) {
        this.text = text;
    }

    /** The word in reports. */
    @Override
    public String toString() {
        return text;
    }
}
