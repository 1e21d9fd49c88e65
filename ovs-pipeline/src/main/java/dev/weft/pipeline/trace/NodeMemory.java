/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What a node remembers in the course of a trace, as its switch would: connections, and flows that frames teach it.
 * There is nothing when it begins. Not thread-safe.
 */
public final class NodeMemory {
    private final Connections connections = new Connections();
    private final List<Rule> taught = new ArrayList<>();

    Connections connections() {
        return connections;
    }

    /** The flows that frames before taught. */
    List<Rule> taught() {
        return taught;
    }

    /** Takes a flow in the place of one that wants the same frames. */
    void learn(final Rule rule) {
        taught.removeIf(old -> old.flow().table() == rule.flow().table() && old.flow().match().equals(
            rule.flow().match()));
        taught.add(rule);
    }
}
