/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.trace;

import java.util.List;

/**
 * What a packet would pass.
 *
 * @param steps in order; a copy is followed to its end before the next one
 * @param verdicts what becomes of it and of each copy; never empty
 */
public record TraceReport(List<TraceStep> steps, List<TraceVerdict> verdicts) {
    public TraceReport {
        steps = List.copyOf(steps);
        verdicts = List.copyOf(verdicts);
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException("something becomes of every packet");
        }
    }
}
