/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

import java.io.Serial;

/** The channel to a switch failed; nothing is known of what was sent. */
public final class ChannelFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates one.
     *
     * @param message what happened
     */
    public ChannelFailure(final String message) {
        super(message);
    }
}
