/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.Intervals;
import dev.weft.helper.end.PortName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.Test;

/**
 * What the engine does with its ends: adding, changing, removing, and many at a time.
 */
public class EngineTest {
    private static final int SEGMENT = TwoNodes.SEGMENT;
    private static final PortState UP = PortState.up(TwoNodes.ofport(SEGMENT));

    private final TwoNodes nodes = TwoNodes.linked(Optional.of(TwoNodes.KEY));
    private final TwoNodes.Node first = nodes.first;
    private final TwoNodes.Node second = nodes.second;

    private static EndSettings changed(final EndSettings end, final PortName port, final OptionalLong path,
            final Intervals intervals) {
        return new EndSettings(end.link(), end.side(), end.segment(), port, path, intervals, end.key());
    }

    private static EndSettings end() {
        return TwoNodes.end(SEGMENT, 0, Optional.of(TwoNodes.KEY), TwoNodes.SHORT);
    }

    @Test
    public void endsOfOneNodeNeedNoMessages() {
        final var here = new TwoNodes(7);
        for (int side = 0; side < 2; side++) {
            here.first.put(changed(TwoNodes.end(SEGMENT, side, Optional.empty(), TwoNodes.SHORT),
                new PortName.Device("nic" + side), OptionalLong.empty(), TwoNodes.SHORT));
        }
        assertEquals(Optional.empty(), here.first.engine().trafficInterval());
        here.first.port(new PortName.Device("nic0"), PortState.up(1));
        here.first.port(new PortName.Device("nic1"), PortState.down(2));
        assertEquals("active", here.first.seen());
        final var other = here.first.engine().status(2L * SEGMENT + 1).orElseThrow();
        assertEquals(Optional.of(Cause.PORT_DOWN), other.cause());
        for (int i = 0; i < 10; i++) {
            here.first.port(new PortName.Device("nic0"), PortState.missing());
            assertEquals("inactive port-missing", here.first.seen());
            here.first.port(new PortName.Device("nic0"), PortState.up(1));
            assertEquals("never held back", "active", here.first.seen());
            here.seconds(1);
        }
        assertTrue(here.first.sent.isEmpty());
    }

    @Test
    public void anInterfaceThatNobodyToldOfIsMissingInTheEnd() {
        final var empty = new TwoNodes(7);
        empty.first.put(end());
        empty.seconds(8);
        assertEquals("unknown", empty.first.seen());
        empty.seconds(2);
        assertEquals("inactive port-missing", empty.first.seen());
        empty.first.remove(end().id());
        empty.first.put(end());
        empty.first.port(PortState.missing());
        assertEquals("inactive port-missing", empty.first.seen());
    }

    @Test
    public void aSmallChangeChangesNothingElse() {
        nodes.seconds(5);
        first.put(changed(end(), TwoNodes.port(SEGMENT), OptionalLong.of(1), new Intervals(15, 5, 45)));
        first.put(changed(end(), TwoNodes.port(SEGMENT), OptionalLong.of(1), new Intervals(15, 5, 45)));
        second.way = bytes -> null;
        nodes.seconds(38);
        assertEquals("active", first.seen());
        first.put(end());
        assertEquals("as if it had always been so", "inactive silent", first.seen());
        assertEquals(3, first.told.size());
    }

    @Test
    public void anotherInterface() {
        nodes.seconds(5);
        final var other = new PortName.Device("ens1");
        first.put(changed(end(), other, OptionalLong.of(1), TwoNodes.SHORT));
        assertEquals("inactive port-missing", first.seen());
        first.port(UP);
        assertEquals("inactive port-missing", first.seen());
        first.port(other, UP);
        nodes.seconds(2);
        assertEquals("active", first.seen());
        final int told = first.told.size();
        first.put(end());
        nodes.seconds(10);
        assertEquals("one that is there already", told, first.told.size());
    }

    @Test
    public void theOtherEndMovesToAnotherNodeWithoutALoss() {
        nodes.seconds(60);
        // Its messages come by the same way here, but with the clock of another machine
        second.clockOffset = -1_000_000_000_000L;
        second.start();
        for (long path : new long[] {2, 1}) {
            first.put(changed(end(), TwoNodes.port(SEGMENT), OptionalLong.of(path), TwoNodes.SHORT));
        }
        nodes.seconds(30);
        assertEquals("active and active", first.seen() + " and " + second.seen());
        assertEquals(2, first.told.size());
    }

    @Test
    public void aStandbyThatTakesOverIsNotTakenForDeaf() {
        nodes.seconds(5);
        final EndSettings standby = TwoNodes.end(SEGMENT, 1, Optional.of(TwoNodes.KEY), new Intervals(1, 1, 2));
        second.put(standby);
        first.way = second.way = bytes -> null;
        nodes.seconds(4);
        assertEquals("active and inactive silent", first.seen() + " and " + second.seen());
        first.way = second.way = bytes -> bytes;
        for (long path : new long[] {2, 1}) {
            first.put(changed(end(), TwoNodes.port(SEGMENT), OptionalLong.of(path), TwoNodes.SHORT));
        }
        nodes.seconds(2);
        assertEquals("active and active", first.seen() + " and " + second.seen());
        assertEquals(2, first.told.size());
    }

    @Test
    public void anEndThatIsLocalNowBeginsAnew() {
        nodes.seconds(5);
        first.put(changed(end(), TwoNodes.port(SEGMENT), OptionalLong.empty(), TwoNodes.SHORT));
        assertEquals("active", first.seen());
        nodes.seconds(15);
        assertEquals("active", first.seen());
        assertEquals("inactive silent", second.seen());
    }

    @Test
    public void aRemovedEndIsSilent() {
        nodes.seconds(5);
        first.remove(end().id());
        first.remove(end().id());
        assertEquals(Optional.empty(), first.engine().status(end().id()));
        assertTrue(first.engine().all().isEmpty());
        final int sent = first.sent.size();
        first.port(PortState.missing());
        first.port(UP);
        first.traffic(SEGMENT, 5);
        nodes.seconds(15);
        assertEquals(sent, first.sent.size());
        assertEquals("inactive silent", second.seen());
        assertTrue(first.engine().totals().unknownEnd() > 0);
        first.put(end());
        nodes.seconds(3);
        assertEquals("active and active", first.seen() + " and " + second.seen());
    }

    @Test
    public void countersAreReadAsOftenAsTheFastestEndNeeds() {
        final var engine = first.engine();
        assertEquals(Optional.of(Duration.ofSeconds(1)), engine.trafficInterval());
        first.put(changed(end(), TwoNodes.port(SEGMENT), OptionalLong.of(1), new Intervals(10, 5, 45)));
        assertEquals(Optional.of(Duration.ofSeconds(3)), engine.trafficInterval());
        first.put(TwoNodes.end(SEGMENT + 1, 0, Optional.empty(), new Intervals(1, 1, 45)));
        assertEquals(Optional.of(Duration.ofSeconds(1)), engine.trafficInterval());
        first.remove(2L * SEGMENT + 2);
        first.put(changed(end(), TwoNodes.port(SEGMENT), OptionalLong.of(1), new Intervals(600, 5, 1800)));
        assertEquals(Optional.of(Duration.ofSeconds(5)), engine.trafficInterval());
        first.remove(end().id());
        assertEquals(Optional.empty(), engine.trafficInterval());
    }

    @Test
    public void manyNewEndsDoNotAskInOneBurst() {
        final int number = 10_000;
        final var many = new TwoNodes(3);
        for (int segment = SEGMENT; segment < SEGMENT + number; segment++) {
            many.first.port(TwoNodes.port(segment), PortState.up(TwoNodes.ofport(segment)));
            many.second.port(TwoNodes.port(segment), PortState.up(TwoNodes.ofport(segment)));
            many.first.put(TwoNodes.end(segment, 0, Optional.of(TwoNodes.KEY), new Intervals(15, 5, 45)));
        }
        final List<Integer> sent = new ArrayList<>();
        for (int tick = 0; tick < 25; tick++) {
            sent.add(many.first.sent.size());
            many.ticks(1);
        }
        assertTrue(sent.toString(), sent.get(0) == 500 && sent.get(10) == 5500 && sent.get(24) >= number);
        for (int i = 1; i < sent.size(); i++) {
            assertTrue(sent.toString(), sent.get(i) - sent.get(i - 1) <= 500);
        }
        for (int segment = SEGMENT; segment < SEGMENT + number; segment++) {
            many.second.put(TwoNodes.end(segment, 1, Optional.of(TwoNodes.KEY), new Intervals(15, 5, 45)));
        }
        many.seconds(20);
        for (TwoNodes.Node node : new TwoNodes.Node[] {many.first, many.second}) {
            assertTrue(node.engine().totals().toString(),
                node.engine().all().stream().allMatch(status -> status.liveness() == Liveness.ACTIVE));
        }
    }

    @Test
    public void tooManyQueriesAreAnsweredWithBusy() {
        final List<Byte> types = new ArrayList<>();
        final var engine = new LivenessEngine(() -> 0, () -> Instant.EPOCH, (ofport, message) ->
            types.add(message.get(3)), status -> { }, new Random(1));
        final int number = 5_000;
        for (int segment = 1; segment <= number; segment++) {
            engine.put(TwoNodes.end(segment, 1, Optional.empty(), TwoNodes.SHORT));
            engine.port(TwoNodes.port(segment), PortState.up(segment));
        }
        types.clear();
        for (int segment = 1; segment <= number; segment++) {
            final ByteBuffer query = ByteBuffer.allocate(ControlMessage.BYTES);
            new ControlMessage(MessageType.QUERY, new Word(false, true, true), false, 0, 1, 2, segment).write(query);
            engine.received(segment, 1, query);
        }
        assertEquals(1000, types.stream().filter(type -> type == MessageType.ALIVE.number()).count());
        assertEquals(1000, types.stream().filter(type -> type == MessageType.BUSY.number()).count());
        assertEquals(2000, types.size());
        assertEquals(3000, engine.totals().busy());
        assertEquals(1000, engine.totals().tooFast());
    }

    @Test
    public void portsHaveNumbersThatFit() {
        for (int number : new int[] {0, -1, 0xffff, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> PortState.up(number));
            assertThrows(IllegalArgumentException.class, () -> PortState.down(number));
        }
        assertEquals(0xfffe, PortState.up(0xfffe).ofport().orElseThrow());
    }
}
