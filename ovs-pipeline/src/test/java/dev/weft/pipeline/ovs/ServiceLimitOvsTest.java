/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.ovs.Services.Service;
import java.io.IOException;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Connections above the limit of an instance's zone go on, whosever filled it (SI-4), with real frames. */
public class ServiceLimitOvsTest {
    private static final Service SHARED = Service.of("shared", "f2i>f2o");
    private static final Service FIRST = Service.of("first", "f3i>f3o");
    private static final Service DETECTOR = Service.of("detector", "d3").inOneChain();
    private static final Service MAPPED = Service.of("mapped", "f1i>f1o");


    private static ServiceNet net;
    private static Services services;
    private static Mapping mapping;
    private static int port = 1000;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        services = new Services(net);
        services.plug(SHARED, FIRST, DETECTOR, MAPPED);
        services.lead(1, 1, Role.CURRENT, SHARED);
        services.lead(2, 1, Role.CURRENT, SHARED);
        services.lead(3, 1, Role.CURRENT, FIRST, DETECTOR);
        mapping = new Mapping(net, services, MAPPED);
        mapping.lead();
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void oneGuestDoesNotStopAServiceOfSeveralPolicies() throws IOException, InterruptedException {
        services.attach("w1", Services.both(1, Services.ALL));
        services.attach("v1", Services.both(2, Services.ALL));
        filled("f2i", List.of("f2i>f2o"), () -> {
            net.talk("w1", "w3", List.of("f2i>f2o"), List.of("f2o>f2i"));
            net.talk("v1", "w3", List.of("f2i>f2o"), List.of("f2o>f2i"));
            net.talk("v3", "v1", List.of("f2o>f2i"), List.of("f2i>f2o"));
        });
    }

    @Test
    public void answersComeBackOutOfAServiceWithOnePort() throws IOException, InterruptedException {
        services.attach("w1", Services.both(3, Services.ALL));
        filled("d3", List.of("f3i>f3o", "d3>d3"), () -> {
            net.talk("w1", "w2", List.of("f3i>f3o", "d3>d3"), List.of("d3>d3", "f3o>f3i"));
            net.talk("v2", "w1", List.of("d3>d3", "f3o>f3i"), List.of("f3i>f3o", "d3>d3"));
        });
    }

    @Test
    public void aPolicyWithAMappingGoesOn() throws IOException, InterruptedException {
        services.attach("w1", Services.both(Mapping.policy(), Services.ALL));
        for (var peer : List.of("w2", "w3")) {
            mapping.teach(1, InetAddresses.forString(ServiceNet.address("w1")),
                InetAddresses.forString(ServiceNet.address(peer)), 1);
            mapping.teach(1, InetAddresses.forString(ServiceNet.address6("w1")),
                InetAddresses.forString(ServiceNet.address6(peer)), 1);
        }
        net.forgetFrames();
        filled("f1i", List.of("f1i>f1o"), () ->
            net.talk("w1", "w2", List.of("f1i>f1o"), List.of("f1o>f1i")));
    }

    @Test
    public void realConnectionsPassAServiceThatIsFull() throws IOException, InterruptedException {
        services.attach("w1", Services.both(1, Services.ALL));
        final var node = net.node("f2i");
        node.inNamespace("sh", "-c", "ip link add bridge type bridge && ip link set bridge up && "
            + "for side in f2i f2o; do ip link set $side master bridge && "
            + "bridge link set dev $side learning off flood on; done");
        try (var download = new Download(net, "w1", "w3")) {
            download.run(++port);
            final var zone = "zone=" + node.number("f2i");
            node.appctl("dpctl/ct-set-limits", zone + ",limit=1");
            download.run(++port);
            node.appctl("dpctl/ct-del-limits", zone);
            download.run(++port);
        } finally {
            node.inNamespace("ip", "link", "delete", "bridge");
        }
    }

    /** Does something while the first workload's first connection is all that an instance may remember. */
    private static void filled(final String in, final List<String> way, final ServiceNet.Deed deed)
            throws IOException, InterruptedException {
        final var node = net.node(in);
        final var zone = "zone=" + node.number(in);
        node.appctl("dpctl/flush-conntrack", zone);
        node.appctl("dpctl/ct-set-limits", zone + ",limit=1");
        try {
            final var known = ServiceNet.udp("w1", "w3", ++port, 80);
            net.travels(known, "w1", ServiceNet.stops(way, "w3"));
            deed.make();
            net.travels(known, "w1", ServiceNet.stops(way, "w3"));
        } finally {
            node.appctl("dpctl/ct-del-limits", zone);
        }
    }
}
