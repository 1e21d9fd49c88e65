/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * Why an end is inactive (VL-12).
 */
public enum Cause {
    /** Nothing was heard of the other end for inactive-after. */
    SILENT("silent"),
    /** The other end does not hear this one. */
    PEER_INACTIVE("peer-inactive"),
    /** The other end's interface is out of service. */
    PEER_PORT_DOWN("peer-port-down"),
    /** This end's interface is down. */
    PORT_DOWN("port-down"),
    /** This end's interface is not plugged in. */
    PORT_MISSING("port-missing"),
    /** Only messages that are not the other end's came. */
    AUTHENTICATION("authentication");

    private final String text;

    Cause(final String text) {
        this.text = text;
    }

    /** An interface is not in service, which is certain as soon as it is known. */
    boolean isOfPort() {
        return this == PEER_PORT_DOWN || this == PORT_DOWN || this == PORT_MISSING;
    }

    /** The word in reports. */
    @Override
    public String toString() {
        return text;
    }
}
