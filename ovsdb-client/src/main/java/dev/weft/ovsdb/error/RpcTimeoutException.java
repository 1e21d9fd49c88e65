/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.error;

import java.time.Duration;

/**
 * No answer came in the time given. The connection is still up; whether the request took effect is unknown.
 */
public final class RpcTimeoutException extends OvsdbException {
    private static final long serialVersionUID = 1L;

    public RpcTimeoutException(final String method, final String peer, final Duration timeout) {
        super(peer + " did not answer " + method + " within " + timeout.toMillis() + " ms");
    }
}
