/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

/**
 * Traffic of one end, as its flows and the helper counted it (VL-8, VL-9).
 *
 * @param sentPackets frames that its port sent, with control messages of the helper
 * @param sentBytes their bytes
 * @param receivedPackets frames that were delivered to its port
 * @param receivedBytes their bytes
 * @param framesSplit frames cut into halves
 * @param framesJoined frames joined from halves
 * @param halvesDropped halves that found no partner, or no room, or were not believed
 */
public record EndCounters(long sentPackets, long sentBytes, long receivedPackets, long receivedBytes, long framesSplit,
        long framesJoined, long halvesDropped) {
    /** Nothing yet. */
    public static final EndCounters NONE = new EndCounters(0, 0, 0, 0, 0, 0, 0);
}
