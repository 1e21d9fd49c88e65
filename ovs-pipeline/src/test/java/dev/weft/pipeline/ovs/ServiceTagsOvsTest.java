/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;

import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.Services.Service;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** VLAN tags do not hide packets from policies (SI-2): stations take those of VLAN 0 as untagged ones. */
public class ServiceTagsOvsTest {
    private static final Service FIREWALL = Service.of("firewall", "f2i>f2o");
    private static final int ADDRESSES = 12;
    private static final int CUSTOMER = 0x8100;
    private static final int PROVIDER = 0x88a8;

    private static ServiceNet net;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        final var services = new Services(net);
        services.plug(FIREWALL);
        services.lead(1, 1, Role.CURRENT, FIREWALL);
        services.attach("w1", Services.both(1, Services.ALL));
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void taggedPacketsAreLed() throws IOException {
        final int out = net.next();
        net.travels(tagged(frame("w1", "w3", out), CUSTOMER), out, "w1", "f2i>f2o", "w3");
        final int in = net.next();
        net.travels(tagged(frame("w3", "w1", in), CUSTOMER), in, "w3", "f2o>f2i", "w1");
    }

    @Test
    public void whatHasMoreTagsThanTheSwitchLooksBehindDoesNotGoByThePolicy()
            throws IOException, InterruptedException {
        for (int inner : new int[] {CUSTOMER, PROVIDER}) {
            hidden("w1", "w3", inner, Table.POLICY);
            hidden("w3", "w1", inner, Table.INTERCEPT);
            final int number = net.next();
            net.travels(tagged(frame("v1", "w3", number), inner, CUSTOMER), number, "v1", "w3");
        }
    }

    private static void hidden(final String from, final String to, final int inner, final Table table)
            throws IOException, InterruptedException {
        final int number = net.next();
        net.counts(net.node("w1"), table, Priority.SPECIAL, 1,
            () -> net.send(from, tagged(frame(from, to, number), inner, CUSTOMER)));
        net.settle();
        assertEquals(Map.of(), net.seen(number));
    }

    private static byte[] frame(final String from, final String to, final int number) {
        return ServiceNet.udp(from, to, 4000 + number % 1000, 80).frame(number);
    }

    /** A frame with tags of VLAN 0 before its type, the innermost first. */
    private static byte[] tagged(final byte[] frame, final int... types) {
        byte[] tagged = frame;
        for (int type : types) {
            tagged = ByteBuffer.allocate(tagged.length + Integer.BYTES).put(tagged, 0, ADDRESSES)
                .putShort((short) type).putShort((short) 0).put(tagged, ADDRESSES, tagged.length - ADDRESSES).array();
        }
        return tagged;
    }
}
