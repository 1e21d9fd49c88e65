/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.table.Table;

/** Frames that are led through services together: those of a generation of a chain, or of a policy with a mapping. */
interface Led {
    /** Begins a flow for frames of their network. */
    Flow.Builder flow(Table table, int priority);

    /** Wants these frames, or their connections, in any direction. */
    Flow.Builder ofMark(Flow.Builder flow, Field field);
}
