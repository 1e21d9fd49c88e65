/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

/** What became of one thing on one node. */
public sealed interface ObjectStatus {
    /** Being sent to the switch. */
    ObjectStatus PROGRAMMING = new Programming();
    /** On the switch, acknowledged. */
    ObjectStatus INSTALLED = new Installed();

    /**
     * Something it needs is not there yet; it goes on by itself when that appears.
     *
     * @param reason what is missing, for people
     */
    record Waiting(String reason) implements ObjectStatus { }

    /** Being sent to the switch. */
    record Programming() implements ObjectStatus { }

    /** On the switch, acknowledged. */
    record Installed() implements ObjectStatus { }

    /**
     * The switch refused it.
     *
     * @param reason the switch's words and what to do about it
     */
    record Failed(String reason) implements ObjectStatus { }
}
