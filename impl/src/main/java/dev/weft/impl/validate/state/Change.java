/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a transaction does to one object.
 *
 * @param before the object until now; empty: it was not there, or nothing could be made of it
 * @param after the object from then on; empty: it is deleted
 * @param <T> the kind of object
 */
public record Change<T>(Optional<T> before, Optional<T> after) {
    public Change {
        requireNonNull(before);
        requireNonNull(after);
    }
}
