/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRoute;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.SampleGateway;
import dev.weft.impl.compile.TenantGatewayCompiler.Served;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a gateway's node shall do (GW-1). */
public class TenantGatewayCompilerTest {
    private static final Logger LOG = LoggerFactory.getLogger(TenantGatewayCompilerTest.class);

    private static TenantGatewayIntent edge() {
        return SampleGateway.named("edge", "host1").in("red", "10.1.0.1/24").outside("out", "198.51.100.2/24")
            .route("0.0.0.0/0", "198.51.100.1").route("10.0.0.0/8", "10.1.0.9").nat("198.51.100.2")
            .forward(Protocol.Tcp, 80, "10.1.0.2", 8080).rule(10, Action.Allow, "red", "out")
            .rule(20, Action.Allow, "red", null).read();
    }

    private static Map<NetworkId, Served> networks(final String... names) {
        final var networks = new HashMap<NetworkId, Served>();
        for (var name : names) {
            final var id = new NetworkId(name);
            networks.put(id, new Served(new NetworkIntent(id, NetworkKey.Kind.FENCE, OptionalLong.empty(),
                new TreeSet<>(), IntentDefaults.STATIONS, IntentDefaults.TRAVEL),
                NetworkKey.fence(new SegmentId(100 + networks.size()))));
        }
        return networks;
    }

    @Test
    public void allOfItIsAskedFor() {
        final var networks = networks("red", "out");
        final var gateway = TenantGatewayCompiler.compile(edge(), 7, networks).orElseThrow();
        assertEquals(7, gateway.number());
        for (GatewayInterface side : gateway.interfaces()) {
            assertEquals(networks.get(side.network()).key(), side.segment());
            assertEquals(edge().sides().get(side.network()).mac(), side.mac());
            assertEquals(UdpPort.GENEVE, side.udpPort());
            assertEquals(Dscp.INHERIT, side.dscp());
        }
        assertEquals(edge().translation(), gateway.translation());
        assertEquals(edge().forwards(), gateway.forwards());
        assertEquals(edge().rules(), gateway.rules());
        assertEquals(2, gateway.routes().size());
    }

    @Test
    public void whatNeedsANetworkThatDoesNotServeIsLeftOut() {
        final var inside = TenantGatewayCompiler.compile(edge(), 7, networks("red")).orElseThrow();
        assertEquals(1, inside.interfaces().size());
        assertEquals("by the inside router", 1, inside.routes().size());
        assertTrue("nothing is outside", inside.translation().isEmpty() && inside.forwards().isEmpty());
        assertEquals("that to the outside fits nothing", 1, inside.rules().size());
        assertTrue(TenantGatewayCompiler.compile(edge(), 7, networks()).isEmpty());
    }

    /** Numbers are within their range, one for each router, and do not depend on the order of routes. */
    @Test
    public void routersHaveNumbersOfTheirOwn() {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        LOG.info("seed {}, to repeat: -Dweft.test.seed={}", seed, seed);
        final var random = new Random(seed);
        final var gateway = SampleGateway.named("edge", null).in("red", "10.0.0.1/8");
        for (int i = 0; i < 250; i++) {
            gateway.route("172.16." + i + ".0/24", "10." + random.nextInt(4) + "." + random.nextInt(256) + "."
                + (2 + random.nextInt(250)));
        }
        final var numbers = TenantGatewayCompiler.numbers(gateway.read());
        assertEquals("seed " + seed, numbers.size(), new HashSet<>(numbers.values()).size());
        assertTrue("seed " + seed, numbers.values().stream()
            .allMatch(number -> number >= 1 && number <= GatewayRoute.MAX_NUMBER));
        assertEquals("seed " + seed, numbers, TenantGatewayCompiler.numbers(gateway.read()));
    }
}
