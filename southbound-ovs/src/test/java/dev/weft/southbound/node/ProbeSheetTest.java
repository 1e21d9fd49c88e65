/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.Probing;
import java.time.Duration;
import java.util.Optional;
import org.junit.Test;

/** What the helper is told of instances that it probes (SI-8). */
public class ProbeSheetTest {
    private static final NetworkKey NETWORK = NetworkKey.vnet(1000);
    private static final Optional<Probing> OFTEN =
        Optional.of(new Probing(Probing.Kind.IP, Duration.ofMillis(250), 4));

    @Test
    public void allThatTheHelperNeeds() {
        assertEquals(Optional.of("{\"service\":\"fw\",\"instance\":\"one\",\"in\":{\"iface-id\":\"one-in/eth0\"},"
            + "\"out\":{\"iface-id\":\"one-out/eth0\"},\"kind\":\"ip\",\"interval-ms\":250,\"misses\":4}"),
            ProbeSheet.of(Things.instance(NETWORK, "one", OFTEN)));
        assertEquals(Optional.empty(), ProbeSheet.of(Things.instance(NETWORK, "one", Optional.empty())));
    }

    @Test
    public void physicalPortsAreCalledByTheirDevice() {
        final var plugged = Things.instance(NETWORK, "one", OFTEN);
        final var card = new PortRef.Physical("eth7");
        final var sheet = ProbeSheet.of(new ServiceInstance(plugged.instance(), plugged.network(), plugged.segment(),
            card, card, false, plugged.udpPort(), plugged.dscp(), OFTEN)).orElseThrow();
        assertEquals(2, sheet.split("\\{\"device\":\"eth7\"}", -1).length - 1);
    }
}
