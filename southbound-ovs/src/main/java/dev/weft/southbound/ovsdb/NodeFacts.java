/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import java.util.Optional;

/**
 * What a node's database tells about the node itself.
 *
 * @param connected whether there is a session
 * @param datapathId the integration bridge's datapath id, when it exists
 * @param version the version of Open vSwitch
 * @param helper what the helper reported last
 * @param problem what is wrong with the database, and what to do about it
 */
public record NodeFacts(boolean connected, Optional<String> datapathId, Optional<String> version,
        Optional<String> helper, Optional<String> problem) {
    /** Nothing is known yet. */
    public static final NodeFacts UNKNOWN =
        new NodeFacts(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
