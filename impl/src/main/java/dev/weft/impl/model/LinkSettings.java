/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import java.util.Optional;

/**
 * How a link, or each link of a chain, shall be.
 *
 * @param family the wanted outer family; empty: see {@code outer-family} in weft-link.yang
 * @param dscp the outer DSCP
 * @param liveness when an end is taken for dead
 * @param authentication how the ends shall know each other; empty: signed where a key is at hand
 */
public record LinkSettings(Optional<Family> family, Dscp dscp, Liveness liveness,
        Optional<Authentication> authentication) {
    public LinkSettings {
        requireNonNull(family);
        requireNonNull(dscp);
        requireNonNull(liveness);
        requireNonNull(authentication);
    }
}
