/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

/**
 * Frames cannot be cut and joined on this node; the message says why, and what would be right.
 */
final class SiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SiteException(final String message) {
        super(message);
    }
}
