/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

/** How the two ends of a link know each other, as the intent asks for it (VL-10). */
public enum Authentication {
    /** Control messages are not signed. */
    NONE,
    /** They are signed with the link's key. */
    HMAC_SHA256
}
