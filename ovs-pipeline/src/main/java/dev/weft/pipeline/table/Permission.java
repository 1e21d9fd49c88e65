/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.table;

/** What only flows of few tables may do. */
public enum Permission {
    /** To send frames out of the bridge. */
    OUTPUT("send to a port"),
    /** To put headers before frames, or take them off. */
    WRAP("put on or take off headers"),
    /** To drop what is above a limit. */
    METER("have a limit"),
    /**
     * To look for connections, or remember them. The tables where connection tracking takes the frames are among
     * {@link Table#successors()} and {@link Table#again()}.
     */
    TRACK("track connections"),
    /** To spread frames over equals. */
    SPREAD("choose among equals"),
    /** To do what routers do with packets. */
    ROUTE("change packets as routers do");

    private final String purpose;

    Permission(final String purpose) {
        this.purpose = purpose;
    }

    /**
     * What it permits, for error messages.
     *
     * @return words behind "may"
     */
    public String purpose() {
        return purpose;
    }
}
