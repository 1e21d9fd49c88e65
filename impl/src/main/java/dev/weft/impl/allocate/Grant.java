/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import java.time.Instant;
import java.util.Optional;

/**
 * Who has or had a number.
 *
 * @param <O> who may have one
 * @param owner who
 * @param released when the number was given back; empty: in use
 */
record Grant<O>(O owner, Optional<Instant> released) {
}
