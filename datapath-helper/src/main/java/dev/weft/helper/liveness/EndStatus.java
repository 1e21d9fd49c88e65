/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an end is (VL-12).
 *
 * @param id the end, see {@link dev.weft.helper.end.EndSettings#id()}
 * @param liveness what is known
 * @param cause why it is inactive; empty otherwise
 * @param since when liveness or cause changed last
 * @param roundTripMicros the last query's round trip in microseconds; empty: none yet
 * @param control its control messages
 */
public record EndStatus(long id, Liveness liveness, Optional<Cause> cause, Instant since, OptionalLong roundTripMicros,
        ControlCounters control) {
    public EndStatus {
        Objects.requireNonNull(since);
        Objects.requireNonNull(roundTripMicros);
        Objects.requireNonNull(control);
        if (cause.isPresent() != (liveness == Liveness.INACTIVE)) {
            throw new IllegalArgumentException("an end has a cause when it is inactive, and only then");
        }
    }
}
