/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import java.time.Instant;
import java.util.Optional;

/**
 * How an instance is (SI-8).
 *
 * @param settings which one it is
 * @param health whether it passes on what it is given
 * @param since when that changed last
 * @param lastAnswer when a probe came through last; empty: none has yet
 * @param sent probes that were sent
 * @param answered those that came through in time
 * @param trouble why none can be sent; empty: they can
 */
public record InstanceStatus(ProbeSettings settings, Health health, Instant since, Optional<Instant> lastAnswer,
        long sent, long answered, Optional<String> trouble) {
}
