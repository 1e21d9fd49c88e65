/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * What the range means, counted on real packets of a tunnel: both ends are used, nothing beyond, and one port works.
 */
public class SourcePortOvsTest {
    private static final int PACKETS = 400;
    private static final Pattern COUNTED = Pattern.compile("n_packets=(\\d+),.*?tp_src=(\\d+)");

    @Rule
    public final Stage stage = new Stage(120);

    private Node node;

    @Before
    public void before() throws Exception {
        node = stage.set(Node::new);
    }

    @Test
    public void flowsAreSpreadOverTheWholeRangeAndNoFurther() throws Exception {
        final Map<Integer, Integer> used = portsUsed(49152, 49167);
        assertEquals(used.toString(), 16, used.size());
        assertEquals(used.toString(), PACKETS, used.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    public void onePortIsEnough() throws Exception {
        assertEquals(Map.of(50000, PACKETS), portsUsed(50000, 50000));
    }

    @Test
    public void evenTheLastPort() throws Exception {
        assertEquals(Map.of(65535, PACKETS), portsUsed(65535, 65535));
    }

    /** Sends packets of many flows into the tunnel and counts them behind it, by source port. */
    private Map<Integer, Integer> portsUsed(final int first, final int last) throws Exception {
        node.sheet("{\"udp-source-ports\":{\"first\":" + first + ",\"last\":" + last
            + "},\"routes\":[{\"to\":\"10.77.3.3/32\",\"via\":\"10.77.1.254\"}]}");
        assertEquals(0, node.helper("--once").waitFor());
        Await.until("Open vSwitch sees the route", () -> node.appctl("ovs/route/show"),
            text -> text.contains("10.77.3.3/32"));
        node.appctl("tnl/neigh/set", "br-ex", "10.77.1.254", "02:00:00:00:00:fe");
        count(first, last);
        send();
        Await.until("all packets came through", this::counted,
            used -> used.values().stream().mapToInt(Integer::intValue).sum() >= PACKETS);
        return counted();
    }

    private void count(final int first, final int last) throws Exception {
        final List<String> flows = new ArrayList<>();
        flows.add("priority=5,udp,tp_dst=6081,actions=drop");
        for (int port = Math.max(first - 2, 1); port <= Math.min(last + 2, 65535); port++) {
            flows.add("priority=10,udp,tp_dst=6081,tp_src=" + port + ",actions=drop");
        }
        final Path file = stage.dir().resolve("flows");
        Files.write(file, flows);
        node.run("ovs-ofctl", "add-flows", "br-sink", file.toString());
    }

    private void send() throws Exception {
        final List<String> command = new ArrayList<>(List.of("ovs-ofctl", "packet-out", "br-int", "LOCAL", "output:1"));
        for (int i = 0; i < PACKETS; i++) {
            command.add("020000000002" + "020000000001" + "0800" + "4500001c00000000401100000a0000010a000002"
                + HexFormat.of().toHexDigits((short) (1024 + i)) + "0035" + "0008" + "0000");
        }
        node.run(command.toArray(String[]::new));
    }

    private Map<Integer, Integer> counted() throws Exception {
        final Map<Integer, Integer> used = new TreeMap<>();
        final String flows = node.run("ovs-ofctl", "dump-flows", "br-sink");
        for (MatchResult flow : COUNTED.matcher(flows).results().toList()) {
            if (Integer.parseInt(flow.group(1)) > 0) {
                used.put(Integer.parseInt(flow.group(2)), Integer.parseInt(flow.group(1)));
            }
        }
        final var others = Pattern.compile("n_packets=(\\d+),[^\\n]*priority=5,").matcher(flows);
        assertTrue(flows, others.find());
        assertEquals("packets from other ports: " + flows, "0", others.group(1));
        return used;
    }
}
