/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.counter.EndCounters;
import dev.weft.helper.end.EndSettings;
import dev.weft.helper.liveness.EndStatus;
import java.util.Objects;

/**
 * Everything that can be told of an end at one moment (VL-12).
 *
 * @param settings which end it is
 * @param status how it is
 * @param counters what passed
 */
public record EndReport(EndSettings settings, EndStatus status, EndCounters counters) {
    public EndReport {
        Objects.requireNonNull(counters);
        if (settings.id() != status.id()) {
            throw new IllegalArgumentException("the status of end " + status.id() + " cannot be that of end "
                + settings.id());
        }
    }

    /** All counters in one. */
    public EndFigures figures() {
        return EndFigures.of(counters, status.control());
    }
}
