/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

/** How the port of an interface is found on its node. */
public sealed interface PortRef {
    /**
     * The port that carries {@code external_ids:iface-id}, wherever it is plugged in; others make it.
     *
     * @param ifaceId the value of iface-id
     */
    record Plugged(String ifaceId) implements PortRef {
        public Plugged {
            if (ifaceId == null || ifaceId.isEmpty() || ifaceId.length() > 255) {
                throw new IllegalArgumentException("iface-id must have 1 to 255 characters");
            }
        }

        @Override
        public String toString() {
            return "external_ids:iface-id=" + ifaceId;
        }
    }

    /**
     * A network card of the node, which Weft adds to the bridge (VL-1, physical ends).
     *
     * @param device the device's name, 1 to 15 characters
     */
    record Physical(String device) implements PortRef {
        public Physical {
            if (device == null || !device.matches("[A-Za-z0-9._@-]{1,15}")) {
                throw new IllegalArgumentException("'" + device + "' is no network device name");
            }
        }

        @Override
        public String toString() {
            return "device " + device;
        }
    }
}
