/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.health.Health;
import java.time.Instant;

/**
 * What is told of an instance of a service (SI-8).
 *
 * @param service the service
 * @param instance its name within the service
 * @param health whether it passes on what it is given; while that is unknown, what was told before counts
 * @param since when that changed last
 */
public record InstanceReport(String service, String instance, Health health, Instant since) {
}
