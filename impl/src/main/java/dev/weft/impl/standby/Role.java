/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which one of a pair an appliance is at present (VL-17).
 *
 * @param active whether its interfaces carry the links
 * @param last when and why the roles changed last; empty if that is not known
 */
public record Role(boolean active, Optional<Takeovers.Change> last) {
    public Role {
        requireNonNull(last);
    }
}
