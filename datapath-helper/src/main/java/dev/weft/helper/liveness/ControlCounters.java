/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * Control messages of one end since the helper started.
 *
 * @param queriesSent queries and challenges sent
 * @param queriesReceived valid queries and challenges received
 * @param repliesSent answers sent
 * @param repliesReceived valid answers received
 * @param dropped messages that were not believed: malformed, badly signed, replayed
 */
public record ControlCounters(long queriesSent, long queriesReceived, long repliesSent, long repliesReceived,
        long dropped) {
}
