/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.report;

import dev.weft.api.id.NodeId;
import java.util.Optional;

/** Gives helpers their access to the controller (VL-12). All calls return at once. */
public interface ReportAccess {
    /**
     * Returns how the controller is reached.
     *
     * @return the settings; empty as long as HTTPS or the identity is not ready, then nodes need not be told anything
     */
    Optional<ReportSettings> settings();

    /**
     * Registers somebody who wants to know that {@link #settings()} or a {@link #token} changed. It is called once at
     * registration if there are settings already. It must return at once.
     *
     * @param changed what to call
     * @return closes the registration
     */
    AutoCloseable observe(Runnable changed);

    /**
     * Returns what a node's helper proves with that it is that node's. It is the same after a restart.
     *
     * @param node the node
     * @return 64 lower-case hexadecimal digits
     */
    String token(NodeId node);

    /**
     * Tells whether a token is a node's. It takes the same time wherever a wrong one differs.
     *
     * @param node the node that somebody claims to be
     * @param token what he proves it with, as it came from outside
     * @return true if it is the node's
     */
    boolean isToken(NodeId node, String token);
}
