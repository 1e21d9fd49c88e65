/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import java.util.Objects;

/**
 * How the port of an end is found among the interfaces of Open vSwitch.
 */
public sealed interface PortName {
    /**
     * The interface whose {@code external_ids:iface-id} is this.
     *
     * @param ifaceId 1 to 255 characters
     */
    record Plugged(String ifaceId) implements PortName {
        public Plugged {
            if (Objects.requireNonNull(ifaceId).isEmpty() || ifaceId.length() > 255) {
                throw new IllegalArgumentException("iface-id should have 1 to 255 characters");
            }
        }
    }

    /**
     * A network card of the node.
     *
     * @param device its name, 1 to 15 characters
     */
    record Device(String device) implements PortName {
        public Device {
            if (Objects.requireNonNull(device).isEmpty() || device.length() > 15) {
                throw new IllegalArgumentException("device should have 1 to 15 characters");
            }
        }
    }
}
