/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * A guest whose network card leaves checksums to hardware cannot do TCP until the helper switches that off.
 */
public class OffloadOvsTest {
    private static final String FLOWS = "\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50}";

    @Rule
    public final Stage stage = new Stage(120);

    private TunnelHosts hosts;

    @Before
    public void before() throws Exception {
        hosts = stage.set(TunnelHosts::new);
        Await.until("the link works", () -> hosts.answers(1, "10.1.0.", 100, "-c 1 -W 1"), Boolean::booleanValue);
    }

    @Test
    public void tcpWorksOnceChecksumsAreMadeByTheGuest() throws Exception {
        for (int number = 1; number <= 2; number++) {
            offloads(number, "on");
            plug(number, "vg0");
        }
        assertFalse("with offloads", tcpWorks());
        for (int number = 1; number <= 2; number++) {
            hosts.node(number).sheet("{" + FLOWS + "}");
            hosts.node(number).helper();
            awaitOff(number, "eth0");
        }
        assertTrue("without offloads", tcpWorks());

        // Whatever is nobody's port stays as it is, until it becomes a guest's
        assertTrue(features(1, "eth1").contains("tx-checksumming: on"));
        plug(1, "vg1");
        awaitOff(1, "eth1");

        // A guest that comes again is a new one
        hosts.node(1).ip("link del vg0");
        hosts.node(1).ip("link add vg0 type veth peer name eth0 netns " + hosts.guestName(1));
        assertTrue(features(1, "eth0").contains("tx-checksumming: on"));
        hosts.node(1).ip("link set vg0 up");
        hosts.node(1).run("ip", "-n", hosts.guestName(1), "link", "set", "eth0", "up");
        awaitOff(1, "eth0");
        Await.until("the report", hosts.node(1)::report, text -> text.contains("\"state\":\"ok\""));
    }

    @Test
    public void portsThatLinksNameCountAsWell() throws Exception {
        offloads(1, "on");
        hosts.node(1).externalId("weft-end-8194", "{\"link\":\"red\",\"side\":\"a\",\"segment\":4097,"
            + "\"device\":\"vg0\",\"far\":1,\"query-after\":15,\"retry-after\":5,\"inactive-after\":45}");
        hosts.node(1).sheet("{" + FLOWS + "}");
        hosts.node(1).helper();
        awaitOff(1, "eth0");
        assertTrue(features(1, "eth1").contains("tx-checksumming: on"));
    }

    private void plug(final int number, final String port) throws Exception {
        hosts.node(number).run("ovs-vsctl", "set", "interface", port, "external_ids:iface-id=guest/" + port);
    }

    private void offloads(final int number, final String state) throws Exception {
        for (String device : List.of("eth0", "eth1")) {
            hosts.node(number).run("ip", "netns", "exec", hosts.guestName(number), "ethtool", "-K", device, "tx",
                state, "tso", state);
        }
    }

    private String features(final int number, final String device) throws Exception {
        return hosts.node(number).run("ip", "netns", "exec", hosts.guestName(number), "ethtool", "-k", device);
    }

    private void awaitOff(final int number, final String device) throws Exception {
        Await.until("offloads are off", () -> features(number, device),
            text -> text.contains("tx-checksumming: off") && text.contains("tcp-segmentation-offload: off"));
    }

    /** Whether a few bytes come through. */
    private boolean tcpWorks() throws Exception {
        final Process server = new ProcessBuilder(hosts.inGuest(2, "iperf3 --forceflush -s -1"))
            .redirectErrorStream(true).start();
        try {
            assertTrue(server.inputReader().lines().anyMatch(line -> line.contains("listening")));
            final Process client = new ProcessBuilder(hosts.inGuest(1,
                "iperf3 --connect-timeout 2000 -c 10.1.0.2 -n 10K")).redirectErrorStream(true).start();
            final String output = new String(client.getInputStream().readAllBytes());
            assertTrue(output, client.waitFor(20, TimeUnit.SECONDS));
            assertEquals(output, client.exitValue() == 0, output.contains("receiver"));
            return client.exitValue() == 0;
        } finally {
            Node.end(server);
        }
    }
}
