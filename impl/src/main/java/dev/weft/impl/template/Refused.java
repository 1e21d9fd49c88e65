/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import org.opendaylight.yangtools.yang.common.ErrorTag;

/** What was asked for cannot be done, and nothing has changed; the message says why and what would be right. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorTag tag;

    Refused(final ErrorTag tag, final String message) {
        super(message);
        this.tag = requireNonNull(tag);
    }

    static Refused missing(final String message) {
        return new Refused(ErrorTag.DATA_MISSING, message);
    }

    static Refused exists(final String message) {
        return new Refused(ErrorTag.DATA_EXISTS, message);
    }

    static Refused invalid(final String message) {
        return new Refused(ErrorTag.INVALID_VALUE, message);
    }

    static Refused inUse(final String message) {
        return new Refused(ErrorTag.IN_USE, message);
    }

    ErrorTag tag() {
        return tag;
    }
}
