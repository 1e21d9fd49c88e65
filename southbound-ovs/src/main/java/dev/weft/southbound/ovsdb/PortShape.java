/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import java.util.OptionalInt;

/**
 * The limits of a port that its database row sets (VN-9).
 *
 * @param fromGuest the most that it may send, kbit/s; empty: no limit, or not one of the database
 * @param toGuest the most that it receives, kbit/s; empty: no limit
 */
public record PortShape(OptionalInt fromGuest, OptionalInt toGuest) {
    /** No limit at all. */
    public static final PortShape NONE = new PortShape(OptionalInt.empty(), OptionalInt.empty());
}
