/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

/**
 * The helper cannot work at the underlay bridge of this node; the message says why, and what would be right.
 */
public final class SiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SiteException(final String message) {
        super(message);
    }

    public SiteException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
