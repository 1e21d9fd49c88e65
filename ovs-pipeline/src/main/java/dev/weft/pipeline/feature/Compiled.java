/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.pipeline.flow.Flow;
import java.util.List;

/** What became of compiling an object for a node. */
public sealed interface Compiled {
    /**
     * It can be programmed.
     *
     * @param flows its flows
     */
    record Flows(List<Flow> flows) implements Compiled {
        public Flows {
            flows = List.copyOf(flows);
        }
    }

    /**
     * A port it needs is not there yet.
     *
     * @param reason which one, for people
     */
    record Missing(String reason) implements Compiled { }
}
