/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import java.time.Duration;

/**
 * How long the reporter waits for what.
 *
 * @param gather from a change to its report, so that changes of a moment share one
 * @param firstRetry after the first failure; then doubled
 * @param longestRetry after many
 * @param answer for a report and its whole answer
 */
record ReportTimes(Duration gather, Duration firstRetry, Duration longestRetry, Duration answer) {
    static final ReportTimes DEFAULTS = new ReportTimes(Duration.ofMillis(50), Duration.ofMillis(500),
        Duration.ofSeconds(10), Duration.ofSeconds(15));
}
