/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

import java.io.Serial;

/** The switch answered with an OpenFlow error. */
public final class SwitchRefusal extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final byte[] offending;

    /**
     * Creates one.
     *
     * @param message the error's type and code in words
     * @param offending the first octets of the refused message, as the switch sent them back; may be empty
     */
    public SwitchRefusal(final String message, final byte[] offending) {
        super(message);
        this.offending = offending.clone();
    }

    /**
     * Returns the beginning of the refused message.
     *
     * @return at least 64 octets when the switch follows the specification
     */
    public byte[] offending() {
        return offending.clone();
    }
}
