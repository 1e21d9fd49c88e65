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
import java.util.function.Predicate;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Open vSwitch knows the way to other nodes before the first packet needs it.
 */
public class NeighbourOvsTest {
    private static final String PLAIN = "10.1.0.";
    private static final List<String> OTHER = List.of("10.77.1.2", "fd00:77:1::2");

    @Rule
    public final Stage stage = new Stage(120);

    private TunnelHosts hosts;

    @Before
    public void before() throws Exception {
        hosts = stage.set(TunnelHosts::new);
    }

    @Test
    public void theFirstPacketIsNotLostAfterARestart() throws Exception {
        // The guests know each other already, so that the tunnel alone is looked at
        Await.until("the link works", () -> hosts.answers(1, PLAIN, 100, "-c 1 -W 1"), Boolean::booleanValue);
        hosts.node(1).appctl("tnl/neigh/flush");
        assertFalse("without a helper", hosts.answers(1, PLAIN, 100, "-c 1 -W 1"));

        startHelpers();
        awaitNeighbours(1);
        awaitNeighbours(2);
        for (Node node : hosts.nodes) {
            node.killVswitchd();
        }
        for (Node node : hosts.nodes) {
            node.startVswitchd();
            // Returns when ovs-vswitchd has all bridges
            node.run("ovs-vsctl", "--timeout=20", "set", "open_vswitch", ".", "external_ids:started=again");
        }
        hosts.addresses(1);
        hosts.addresses(2);
        awaitNeighbours(1);
        awaitNeighbours(2);
        hosts.link(false);
        assertTrue("the first packet", hosts.answers(1, PLAIN, 100, "-c 1 -W 1"));
        hosts.link(true);
        assertTrue("the first packet over IPv6", hosts.answers(1, PLAIN, 100, "-c 1 -W 1"));
    }

    @Test
    public void whatOpenVswitchForgotItIsTold() throws Exception {
        startHelpers();
        awaitNeighbours(1);
        hosts.node(1).appctl("tnl/neigh/flush");
        // A new sheet, but no event of the network
        hosts.node(1).sheet(hosts.sheet(1).replace("1500", "1400"));
        awaitNeighbours(1);
    }

    @Test
    public void aNodeThatIsNotThereHarmsNoOther() throws Exception {
        hosts.node(1).sheet("{\"peers\":[\"10.77.1.2\",\"10.77.1.99\",\"10.88.1.1\",\"10.77.1.1\"]}");
        hosts.node(1).helper();
        Await.until("one is known", () -> neighbours(1), text -> text.contains("10.77.1.2 "));
        Await.until("the report", hosts.node(1)::report, text -> text.contains("\"state\":\"ok\""));
        assertFalse(neighbours(1), neighbours(1).contains("10.77.1.99"));
        assertEquals("", hosts.node(1).ip("neigh show 10.88.1.1"));
    }

    @Test
    public void theWayToAppliancesBehindTunnelsIsKeptWarm() throws Exception {
        hosts.node(1).sheet("{\"tunnels\":[\"10.77.1.2\"]}");
        hosts.node(1).helper();
        Await.until("it is known", () -> neighbours(1), text -> text.contains("10.77.1.2 "));
        hosts.node(1).appctl("tnl/neigh/flush");
        hosts.node(1).sheet("{\"tunnels\":[\"10.77.1.2\",\"10.77.1.99\"]}");
        Await.until("it is told again", () -> neighbours(1), text -> text.contains("10.77.1.2 "));
    }

    private void startHelpers() throws Exception {
        for (int number = 1; number <= 2; number++) {
            hosts.node(number).sheet(hosts.sheet(number));
            hosts.node(number).helper();
        }
    }

    private void awaitNeighbours(final int number) throws Exception {
        final List<String> others = OTHER.stream().map(address -> address.substring(0, address.length() - 1)
            + (3 - number) + " ").toList();
        final Predicate<String> all = text -> others.stream().allMatch(text::contains);
        Await.until("next hops are known", () -> neighbours(number), all);
    }

    private String neighbours(final int number) throws Exception {
        return hosts.node(number).appctl("tnl/neigh/show");
    }
}
