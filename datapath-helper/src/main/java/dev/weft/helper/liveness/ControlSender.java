/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import java.nio.ByteBuffer;

/**
 * Takes control messages to the switch (VL-10). Called while the engine works; the caller of the engine sends what
 * gathered in one go afterwards.
 */
@FunctionalInterface
public interface ControlSender {
    /**
     * Sends a message, or drops it: the engine asks again.
     *
     * @param ofport OpenFlow number of the end's own port
     * @param message what follows the ethertype, from position to limit, 44 bytes; it is used
     *     again after the call, so that it must be copied
     */
    void send(int ofport, ByteBuffer message);
}
