/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

/** How frames of a vnet are protected between nodes, the weakest first (VN-7). */
public enum Protection {
    /** Not at all. */
    NONE,
    /** IPsec ESP, authenticated. */
    AUTHENTICATED,
    /** IPsec ESP, authenticated and encrypted. */
    ENCRYPTED
}
