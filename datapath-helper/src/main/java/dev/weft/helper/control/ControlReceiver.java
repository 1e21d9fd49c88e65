/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import java.nio.ByteBuffer;

/**
 * Takes control messages that came from the switch.
 */
@FunctionalInterface
public interface ControlReceiver {
    /**
     * A message came.
     *
     * @param segment by which it came, as the switch says
     * @param path by which it came, as the switch says
     * @param message what follows the ethertype, perhaps with padding; it is used again after the call
     */
    void received(int segment, long path, ByteBuffer message);
}
