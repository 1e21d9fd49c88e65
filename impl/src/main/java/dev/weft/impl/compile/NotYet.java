/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

/** Says what a link lacks; becomes a {@link Compiled.Incomplete}. */
final class NotYet extends Exception {
    private static final long serialVersionUID = 1L;

    NotYet(final String reason) {
        // no stack trace: it is an answer, not a fault, and thousands may be given at once
        super(reason, null, false, false);
    }
}
