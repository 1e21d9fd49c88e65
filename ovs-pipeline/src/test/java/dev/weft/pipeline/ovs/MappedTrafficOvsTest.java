/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Exchange;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.ovs.Services.Service;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * What a policy with a mapping led is counted, over three nodes with real Open vSwitch and frames (SI-12). The test is
 * the helper that writes the answers, and the services.
 */
public class MappedTrafficOvsTest {
    private static final Service FIREWALL = Service.of("firewall", "f2i>f2o");
    private static final Service DETECTOR = Service.of("detector", "d3");
    private static final Service HEADERS = Service.of("headers", "n2i>n2o").knowingHeaders();

    private static ServiceNet net;
    private static Mapping mapping;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        final var services = new Services(net);
        services.plug(FIREWALL, DETECTOR, HEADERS);
        mapping = new Mapping(net, services, FIREWALL, DETECTOR, HEADERS);
        mapping.lead();
        services.attach("w1", Services.both(Mapping.policy(), Services.ALL));
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void trafficIsCountedForEachInstance() throws IOException, InterruptedException {
        final var out = ServiceNet.udp("w1", "w3", 4000, 80);
        final var other = ServiceNet.udp("w1", "w2", 4000, 80);
        mapping.teach(1, out.source(), out.destination(), 1, 3, 2);
        mapping.teach(1, other.source(), other.destination(), 2);
        net.forgetFrames();
        for (int i = 0; i < 3; i++) {
            net.travels(out, "w1", "f2i>f2o", "n2i>n2o", "d3>d3", "w3");
        }
        net.travels(out.reply(), "w3", "d3>d3", "n2o>n2i", "f2o>f2i", "w1");
        net.travels(other, "w1", "d3>d3", "w2");
        // one that the firewall drops
        final int lost = net.next();
        net.send("w1", out.frame(lost));
        net.await("f2i", lost);
        // and two of which nobody knows a way
        final var refused = ServiceNet.udp("w1", "v2", 4000, 80);
        mapping.refuse(net.node("w1"), InetAddresses.forString(ServiceNet.address("w1")),
            InetAddresses.forString(ServiceNet.address("v2")));
        net.forgetFrames();
        for (int i = 0; i < 2; i++) {
            net.send("w1", refused.frame(net.next()));
        }
        final var share = net.awaitTraffic(mapping::path, each -> each.matched().packets() == 8
            && each.refused().packets() == 2 && frames(each) == 5 + 4 + 4 + 4 + 5 + 5);
        assertEquals(2, share.refused().packets());
        assertFrames(share, FIREWALL, "f2i>f2o", 5, 4);
        assertFrames(share, HEADERS, "n2i>n2o", 4, 4);
        assertFrames(share, DETECTOR, "d3", 5, 5);
        assertTrue(exchange(share, FIREWALL, "f2i>f2o").got().bytes() > 5 * 60);
        // what another revision leads counts on: flows do not depend on it
        mapping.teach(2, out.source(), out.destination(), 2);
        net.forgetFrames();
        net.travels(out, "w1", "d3>d3", "w3");
        final var later = net.awaitTraffic(mapping::path, each -> each.matched().packets() == 9
            && exchange(each, DETECTOR, "d3").gave().packets() == 6);
        assertFrames(later, FIREWALL, "f2i>f2o", 5, 4);
        assertFrames(later, DETECTOR, "d3", 6, 6);
    }

    /** Given to all instances, and given back by them. */
    private static long frames(final Share share) {
        return share.instances().values().stream().flatMapToLong(exchange ->
            LongStream.of(exchange.got().packets(), exchange.gave().packets())).sum();
    }

    private static void assertFrames(final Share share, final Service service, final String ports, final long got,
            final long gave) {
        final var exchange = exchange(share, service, ports);
        assertEquals(share.toString(), List.of(got, gave),
            List.of(exchange.got().packets(), exchange.gave().packets()));
    }

    private static Exchange exchange(final Share share, final Service service, final String ports) {
        return share.instances().getOrDefault(Services.instance(service, ports),
            new Exchange(Amount.NONE, Amount.NONE));
    }
}
