/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where reports take what they say: asked when one is made, so that many changes of an end in a moment are one line.
 * Called on the helper's thread only; must not block.
 */
public interface ReportSource {
    /** The ids of all ends on this node, in any order. */
    Collection<Long> ends();

    /** How an end is now; empty if there is no such end (any more). */
    Optional<EndReport> end(long id);

    /** The ids of all instances of services on this node, in any order. */
    default Collection<Long> instances() {
        return List.of();
    }

    /** How an instance is now; empty if there is no such instance (any more). */
    default Optional<InstanceReport> instance(final long id) {
        return Optional.empty();
    }

    /** How the node is now. */
    NodeReport node();
}
