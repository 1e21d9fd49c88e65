/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import org.junit.Test;

/** State changes are pushed to whoever subscribed, as server-sent events (VL-12). */
public class NotificationIT extends SystemTestCase {
    @Test
    public void aSubscriberSeesALinkGoDownAndUp() {
        final var events = subscribe("/weft:weft/weft:link[weft:name='blue']/weft:state");
        final String port = lab().port("fw-blue");
        lab().exec("host1", "ovs-vsctl", "del-port", "br-int", port);
        final var down = awaitEvent(events, "waiting");
        lab().exec("host1", "ovs-vsctl", "add-port", "br-int", port, "--", "set", "Interface", port,
            "external_ids:iface-id=fw-blue/eth0");
        final var up = awaitEvent(events, "up");
        assertReaches("fw-blue", "10.0.0.2");
        saw("events: {} and {}", shortened(down), shortened(up));
    }

    private static String shortened(final String text) {
        return text.length() > 300 ? text.substring(0, 300) + " ..." : text;
    }
}
