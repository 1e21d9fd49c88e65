/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.io.IOException;

/**
 * An answer is longer than any good one.
 */
final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(final int limit) {
        super("the answer is longer than " + limit + " bytes");
    }
}
