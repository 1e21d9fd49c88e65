/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

/**
 * Takes probes to the switch.
 */
interface ProbeSender {
    /** How the way to the switch is. */
    enum Way {
        /** Probes can be sent. */
        OPEN,
        /** The switch has no such port, or is not there: probes would be lost. */
        AWAY,
        /** The helper cannot use it, which says nothing of instances. */
        CLOSED
    }

    /** How it is now. */
    Way way();

    /** Sends a probe into a port. */
    void send(ProbeKind kind, int port, Probe probe);
}
