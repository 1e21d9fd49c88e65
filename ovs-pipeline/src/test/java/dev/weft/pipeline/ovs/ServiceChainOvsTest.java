/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.ovs.Services.Service;
import java.io.IOException;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Chains of services over three nodes, with real Open vSwitch and frames (SI-3, SI-4, SI-5). The test is the services:
 * it gives back what they got.
 */
public class ServiceChainOvsTest {
    private static final Service FIREWALL = Service.of("firewall", "f2i>f2o");
    private static final Service DETECTOR = Service.of("detector", "d3");
    private static final Service HEADERS = Service.of("headers", "n2i>n2o").knowingHeaders();
    /** All on the first workload's own node. */
    private static final Service NEAR = Service.of("near", "f1i>f1o");
    private static final Service NEAR_DETECTOR = Service.of("near-detector", "d1");

    private static final List<List<String>> THERE = List.of(List.of("f2i>f2o", "d3>d3"), List.of("d3>d3", "n2i>n2o"),
        List.of("f1i>f1o", "d1>d1"));
    private static final List<List<String>> BACK = List.of(List.of("d3>d3", "f2o>f2i"), List.of("n2o>n2i", "d3>d3"),
        List.of("d1>d1", "f1o>f1i"));

    private static ServiceNet net;
    private static Services services;

    private static int port = 2000;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        services = new Services(net);
        services.plug(FIREWALL, DETECTOR, HEADERS, NEAR, NEAR_DETECTOR);
        services.lead(1, 1, Role.CURRENT, FIREWALL, DETECTOR);
        services.lead(2, 1, Role.CURRENT, DETECTOR, HEADERS);
        services.lead(3, 1, Role.CURRENT, NEAR, NEAR_DETECTOR);
        services.lead(4, 1, Role.CURRENT);
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void bothDirectionsVisitBothServicesInReverseOrder() throws IOException, InterruptedException {
        services.attach("w1", Services.both(1, Services.ALL));
        for (var peer : List.of("v1", "w2", "w3")) {
            net.converse(peer, List.of("f2i>f2o", "d3>d3"), List.of("d3>d3", "f2o>f2i"));
        }
    }

    @Test
    public void servicesThatKnowHeadersAreMixedWithOthers() throws IOException, InterruptedException {
        services.attach("w1", Services.both(2, Services.ALL));
        for (var peer : List.of("v1", "w2", "w3")) {
            net.converse(peer, List.of("d3>d3", "n2i>n2o"), List.of("n2o>n2i", "d3>d3"));
        }
    }

    @Test
    public void servicesMayBeOnTheWorkloadsOwnNode() throws IOException, InterruptedException {
        services.attach("w1", Services.both(3, Services.ALL));
        for (var peer : List.of("v1", "w2", "w3")) {
            net.converse(peer, List.of("f1i>f1o", "d1>d1"), List.of("d1>d1", "f1o>f1i"));
        }
        services.attach("w1", Services.both(1, Services.ALL));
    }

    @Test
    public void aChainWithoutServicesIsTheDirectWay() throws IOException, InterruptedException {
        services.attach("w1", Services.both(4, Services.ALL));
        for (var peer : List.of("v1", "w2", "w3")) {
            net.converse(peer, List.of(), List.of());
        }
    }

    @Test
    public void workloadsOfTheSamePolicyVisitEachServiceOnce() throws IOException, InterruptedException {
        for (int policy = 1; policy <= 3; policy++) {
            services.attach("w1", Services.both(policy, Services.ALL));
            for (var peer : List.of("v1", "w2", "w3")) {
                services.attach(peer, Services.both(policy, Services.ALL));
                final var there = THERE.get(policy - 1);
                final var back = BACK.get(policy - 1);
                net.talk("w1", peer, there, back);
                net.talk(peer, "w1", there, back);
                services.attach(peer);
            }
        }
    }

    @Test
    public void workloadsOfDifferentPoliciesVisitBoth() throws IOException, InterruptedException {
        services.attach("w1", Services.both(1, Services.ALL));
        services.attach("w3", Services.both(3, Services.ALL));
        final var there = List.of("f2i>f2o", "d3>d3", "d1>d1", "f1o>f1i");
        net.talk("w1", "w3", there, List.of("f1i>f1o", "d1>d1", "d3>d3", "f2o>f2i"));
        services.attach("w3");
    }

    @Test
    public void theOtherWorkloadMayGetThePolicyWhileConnectionsAreOpen() throws IOException, InterruptedException {
        services.attach("w1", Services.both(1, Services.ALL));
        final var out = ServiceNet.udp("w3", "w1", ++port, 80);
        net.travels(out, "w3", ServiceNet.stops(BACK.get(0), "w1"));
        net.travels(out.reply(), "w1", ServiceNet.stops(THERE.get(0), "w3"));
        services.attach("w3", Services.both(1, Services.ALL));
        for (int i = 0; i < 2; i++) {
            net.travels(out, "w3", ServiceNet.stops(THERE.get(0), "w1"));
            net.travels(out.reply(), "w1", ServiceNet.stops(BACK.get(0), "w3"));
        }
        services.attach("w3");
    }

    @Test
    public void oneDirectionMayBeLedAlone() throws IOException, InterruptedException {
        final var all = List.of(Services.ALL);
        final var id = new PolicyId("p1");
        services.attach("w1", new PortPolicies.Entry(id, 1, true, false, all));
        net.talk("w1", "w3", List.of("f2i>f2o", "d3>d3"), List.of());
        net.talk("w3", "w1", List.of(), List.of("f2i>f2o", "d3>d3"));
        services.attach("w1", new PortPolicies.Entry(id, 1, false, true, all));
        net.talk("w1", "w3", List.of(), List.of("d3>d3", "f2o>f2i"));
        net.talk("w3", "w1", List.of("d3>d3", "f2o>f2i"), List.of());
    }
}
