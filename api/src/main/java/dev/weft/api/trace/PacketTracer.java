/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.trace;

import com.google.common.util.concurrent.ListenableFuture;

/**
 * Tells what a packet would pass (SI-12), from the flows that nodes should have, and from what their switches learned.
 * Nothing is sent, and nothing is changed.
 */
public interface PacketTracer {
    /**
     * Follows a packet.
     *
     * @param request which one
     * @return what it passes, within some 10 seconds; fails with an {@link IllegalStateException} or an
     *     {@link IllegalArgumentException} with a reason for people when the node is not managed here, or has no such
     *     port
     */
    ListenableFuture<TraceReport> trace(TraceRequest request);
}
