/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.List;

/** A port that is kept silent (VL-14). What it sends is dropped and counted; nothing is ever delivered to it. */
final class ShutFlows {
    private ShutFlows() {
        // only functions
    }

    static List<Flow> of(final ShutPort shut, final int port) {
        return List.of(Flow.in(Table.CLASSIFY, Priority.SHUT, shut.key()).from(port).drop());
    }
}
