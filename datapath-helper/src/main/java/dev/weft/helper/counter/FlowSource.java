/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import java.io.IOException;

/**
 * A switch that can be asked for the flows of ends.
 */
interface FlowSource extends AutoCloseable {
    /**
     * Asks once for all and waits for the answer.
     *
     * @throws IOException saying why there is none; the source cannot be used any more
     */
    void read(FlowStats into) throws IOException;

    /** Ends it, also under a thread that waits for an answer; any thread. */
    @Override
    void close();
}
