/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

/**
 * A question that is open.
 *
 * @param nonce that answers must have
 * @param alone whether only one node gets it
 * @param attempt how often it was asked
 */
record Query(long nonce, int attempt) {
    Query again() {
        return new Query(nonce, attempt + 1);
    }
}
