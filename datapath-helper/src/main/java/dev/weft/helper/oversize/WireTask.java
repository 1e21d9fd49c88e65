/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.packet.PacketException;

/**
 * Work of one direction, done again and again by a thread of its own.
 */
@FunctionalInterface
interface WireTask {
    /**
     * Waits a short time for packets and deals with those that came.
     *
     * @return how many came; 0 after a short time without any
     * @throws PacketException if an interface does not work any more
     */
    int step() throws PacketException;
}
