/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.openflow;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The question whether a flow is used.
 */
public abstract class UseQuestion implements FlowQueue.Job {
    private boolean used;

    /** Whether it was used since it was made or renewed, as far as is known. */
    public final boolean isUsed() {
        return used;
    }

    @Override
    public final void answer(final ByteBuffer in, final int at, final int length) throws IOException {
        used |= ListedFlow.of(in, at, length).stream().anyMatch(flow -> flow.packets() > 0);
    }
}
