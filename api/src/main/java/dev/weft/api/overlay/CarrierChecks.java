/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import java.net.InetAddress;
import java.util.OptionalInt;

/** What all carriers have to hold to. */
final class CarrierChecks {
    private CarrierChecks() {
        // only functions
    }

    static void vlan(final OptionalInt vlan) {
        if (vlan.isPresent() && (vlan.getAsInt() < 1 || vlan.getAsInt() > 4094)) {
            throw new IllegalArgumentException("VLAN " + vlan.getAsInt() + " is not within 1 to 4094");
        }
    }

    static void sameFamily(final InetAddress local, final InetAddress remote) {
        if (Family.of(local) != Family.of(remote)) {
            throw new IllegalArgumentException("addresses " + local.getHostAddress() + " and "
                + remote.getHostAddress() + " are of different families");
        }
    }
}
