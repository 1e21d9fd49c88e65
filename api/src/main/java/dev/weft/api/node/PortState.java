/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

/** How an appliance's port on its node is. */
public enum PortState {
    /** Plugged in and in service. */
    UP,
    /** Plugged in, without carrier or administratively down. */
    DOWN,
    /** Not plugged in, or not usable. */
    MISSING
}
