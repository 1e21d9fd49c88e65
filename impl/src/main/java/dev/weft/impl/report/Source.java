/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;

/**
 * An end of a link as one node reports it.
 *
 * @param node the node
 * @param end the end's number
 */
public record Source(NodeId node, EndId end) {
    public Source {
        requireNonNull(node);
        requireNonNull(end);
    }
}
