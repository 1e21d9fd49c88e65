/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import java.util.Collection;
import java.util.List;

/**
 * A change of what a node is asked to do.
 *
 * @param wanted things that are new or changed
 * @param gone things that are wanted no more
 */
public record NodeProgram(List<NodeObject> wanted, List<ObjectKey> gone) {
    public NodeProgram {
        wanted = List.copyOf(wanted);
        gone = List.copyOf(gone);
    }

    /**
     * A change that only adds.
     *
     * @param wanted the things
     * @return the change
     */
    public static NodeProgram of(final Collection<? extends NodeObject> wanted) {
        return new NodeProgram(List.copyOf(wanted), List.of());
    }

    /**
     * Tells whether there is nothing to do.
     *
     * @return true if empty
     */
    public boolean isEmpty() {
        return wanted.isEmpty() && gone.isEmpty();
    }
}
