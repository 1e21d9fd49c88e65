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

import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.AnyFlow;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** What service insertion relies on in connection tracking, with real packets through a real Open vSwitch. */
public class TrackOvsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String BRIDGE = "br-ct";
    private static final List<String> PORTS = List.of("ct1", "ct2", "ct3", "ct4");
    private static final int IPV4 = 0x0800;
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final Zone ZONE = new Zone.Fixed(5);
    private static final int NOTED = 7;
    private static final Bits NOTE = new Bits(Field.CT_MARK, 8, 15);
    private static final String ONE = "10.0.0.1";
    private static final String TWO = "10.0.0.2";

    private static OvsProcess ovs;
    private static Guests guests;
    private static int serial;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        ovs = OvsProcess.start();
        ovs.vsctl("add-br", BRIDGE, "--", "set", "bridge", BRIDGE, "datapath_type=netdev", "protocols=OpenFlow13",
            "fail_mode=secure");
        for (int i = 0; i < PORTS.size(); i++) {
            final var port = PORTS.get(i);
            ovs.vsctl("add-port", BRIDGE, port, "--", "set", "interface", port, "type=internal",
                "ofport_request=" + (i + 1));
            ovs.inNamespace("ip", "link", "set", port, "up");
        }
        guests = new Guests(ovs, PORTS);
    }

    @AfterClass
    public static void stop() throws IOException {
        if (guests != null) {
            guests.close();
        }
        if (ovs != null) {
            ovs.close();
        }
    }

    @Before
    public void clear() throws IOException, InterruptedException {
        ovs.ofctl("del-flows", BRIDGE);
        ovs.appctl("dpctl/flush-conntrack");
    }

    @Test
    public void whatWasNotedIsKnownAtOnceInBothDirections() throws IOException, InterruptedException {
        write(find(FIRST), find(SECOND), commit(FIRST, SECOND, 0), known(FIRST, 3), known(SECOND, 4));
        assertReached("ct2", "ct1", ONE, 1000, TWO, 53);
        // no answer came yet
        assertReached("ct3", "ct1", ONE, 1000, TWO, 53);
        assertReached("ct4", "ct2", TWO, 53, ONE, 1000);
        assertReached("ct3", "ct1", ONE, 1000, TWO, 53);
        // another connection
        assertReached("ct2", "ct1", ONE, 1001, TWO, 53);
    }

    @Test
    public void zonesKnowNothingOfEachOther() throws IOException, InterruptedException {
        write(whole(0, FIRST).then(Track.find(new Zone.In(Bits.all(Field.IN_PORT)), Table.DELIVER)).end(),
            whole(0, SECOND).then(Track.find(new Zone.In(Bits.all(Field.IN_PORT)), Table.DELIVER)).end(),
            whole(50, FIRST).then(Track.commit(new Zone.In(Bits.all(Field.IN_PORT)), new Action.Load(NOTE, NOTED)))
                .then(new Action.Output(3)).end(),
            AnyFlow.in(50, 20).match(Field.IN_PORT, SECOND).match(Field.CT_MARK, 0).match(Field.CT_ZONE, SECOND)
                .then(new Action.Output(4)).end());
        assertReached("ct3", "ct1", ONE, 1000, TWO, 53);
        assertReached("ct4", "ct2", ONE, 1000, TWO, 53);
    }

    @Test
    public void otherBitsOfTheNoteStay() throws IOException, InterruptedException {
        write(whole(0, FIRST).then(Track.commit(ZONE, new Action.Load(NOTE, NOTED))).then(new Action.Output(2)).end(),
            whole(0, SECOND).then(Track.commit(ZONE, new Action.Load(new Bits(Field.CT_MARK, 0, 3), 9)))
                .then(Track.find(ZONE, Table.DELIVER)).end(),
            AnyFlow.in(50, 20).match(Field.CT_MARK, NOTED << 8 | 9).then(new Action.Output(3)).end());
        assertReached("ct2", "ct1", ONE, 1000, TWO, 53);
        assertReached("ct3", "ct2", TWO, 53, ONE, 1000);
    }

    @Test
    public void aboveTheLimitOfItsZoneAConnectionIsNotNoted() throws IOException, InterruptedException {
        ovs.appctl("dpctl/ct-set-limits", "zone=5,limit=1");
        write(find(FIRST), commit(FIRST, SECOND, 0), known(FIRST, 3));
        assertReached("ct2", "ct1", ONE, 1000, TWO, 53);
        assertReached("ct2", "ct1", ONE, 1001, TWO, 53);
        assertReached("ct2", "ct1", ONE, 1001, TWO, 53);
        assertReached("ct3", "ct1", ONE, 1000, TWO, 53);
        ovs.appctl("dpctl/ct-del-limits", "zone=5");
    }

    /** Looks for the connection, with something in registers that must still be there afterwards. */
    private static WireFlow find(final int port) {
        return whole(0, port).then(new Action.Load(new Bits(Field.SEGMENT, 0, 31), 0x3001))
            .then(new Action.Load(Bits.all(Field.POLICY), 0x502)).then(Track.find(ZONE, Table.DELIVER)).end();
    }

    private static WireFlow commit(final int port, final int out, final long noted) {
        return AnyFlow.in(50, 10).match(Field.IN_PORT, port).match(Field.ETH_TYPE, IPV4).match(Field.IP_FRAG, 0)
            .match(Field.CT_MARK, noted, 0xff00).tracked(Set.of(CtState.NEW), Set.of(CtState.INV))
            .then(Track.commit(ZONE, new Action.Load(NOTE, NOTED))).then(new Action.Output(out)).end();
    }

    private static WireFlow known(final int port, final int out) {
        return AnyFlow.in(50, 20).match(Field.IN_PORT, port).match(Field.CT_MARK, NOTED << 8, 0xff00)
            .match(Field.SEGMENT, 0x3001).match(Field.POLICY, 0x502).then(new Action.Output(out)).end();
    }

    private static AnyFlow whole(final int table, final int port) {
        return AnyFlow.in(table, 10).match(Field.IN_PORT, port).match(Field.ETH_TYPE, IPV4).match(Field.IP_FRAG, 0);
    }

    private static void write(final WireFlow... flows) throws IOException, InterruptedException {
        try (var socket = new OpenFlowSocket(ovs.socket(BRIDGE))) {
            for (var flow : flows) {
                socket.send(FlowMod.add(flow));
            }
            socket.barrier();
        }
        // what the datapath has cached of an earlier test's flows must be gone
        ovs.appctl("revalidator/wait");
    }

    private static void assertReached(final String expected, final String from, final String source,
            final int sourcePort, final String destination, final int destinationPort) throws IOException {
        final int number = ++serial;
        guests.send(from, Packet.udp(1, source, 2, destination, sourcePort, destinationPort).frame(number));
        final var deadline = Instant.now().plus(LIMIT);
        while (receivers(number).isEmpty()) {
            assertTrue("packet " + number + " reached nobody", Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        assertEquals(List.of(expected), receivers(number));
    }

    private static List<String> receivers(final int number) {
        return guests.seen().stream().filter(seen -> ByteBuffer.wrap(seen.frame())
            .getInt(seen.frame().length - Integer.BYTES) == number).map(Guests.Seen::device).toList();
    }
}
