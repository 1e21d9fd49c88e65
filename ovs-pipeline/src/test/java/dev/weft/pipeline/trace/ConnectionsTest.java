/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.service.Ports;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import dev.weft.pipeline.table.Table;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** What a node remembers of connections in the course of a trace is what Open vSwitch would. */
public class ConnectionsTest {
    private static final Zone ZONE = new Zone.Fixed(5);
    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "10.0.0.2";
    private static final String OUTSIDE = "192.0.2.7";

    private final Connections connections = new Connections();

    @Test
    public void firstFrameIsNewAndHasNoMark() {
        final var frame = find(tcp(CLIENT, 1000, SERVER, 80));
        assertState(frame, CtState.TRK, CtState.NEW);
        assertEquals(Value.ZERO, frame.get(Field.CT_MARK));
        assertEquals(Value.of(5), frame.get(Field.CT_ZONE));
    }

    @Test
    public void markIsThereAfterTheCommitInBothDirections() {
        final var first = tcp(CLIENT, 1000, SERVER, 80);
        assertTrue(connections.track(Track.commit(ZONE, mark(0x70200)), first).endsWith("which is remembered"));
        assertEquals("not seen by the frame itself", Value.ZERO, first.get(Field.CT_MARK));
        // still new, as nothing came back yet
        final var second = find(tcp(CLIENT, 1000, SERVER, 80));
        assertState(second, CtState.TRK, CtState.NEW);
        assertEquals(Value.of(0x70200), second.get(Field.CT_MARK));
        final var answer = find(tcp(SERVER, 80, CLIENT, 1000));
        assertState(answer, CtState.TRK, CtState.EST, CtState.RPL);
        assertEquals(Value.of(0x70200), answer.get(Field.CT_MARK));
        assertState(find(tcp(CLIENT, 1000, SERVER, 80)), CtState.TRK, CtState.EST);
        assertState(find(tcp(CLIENT, 1001, SERVER, 80)), CtState.TRK, CtState.NEW);
    }

    @Test
    public void committingWithATableShowsTheMarkThere() {
        final var frame = tcp(CLIENT, 1000, SERVER, 80);
        connections.track(new Track(ZONE, Optional.of(Table.GUARD), Optional.of(Track.Commit.with(mark(9))),
            Optional.empty()), frame);
        assertEquals(Value.of(9), frame.get(Field.CT_MARK));
    }

    @Test
    public void someBitsOfAMarkCanChange() {
        connections.track(Track.commit(ZONE, mark(0xff00)), tcp(CLIENT, 1000, SERVER, 80));
        final var reply = tcp(SERVER, 80, CLIENT, 1000).with(Field.POLICY, 0x12);
        connections.track(Track.commit(ZONE, new Action.Load(new Bits(Field.CT_MARK, 12, 15), 0),
            new Action.Move(new Bits(Field.POLICY, 0, 7), new Bits(Field.CT_LABEL, 0, 7))), reply);
        final var frame = find(tcp(CLIENT, 1000, SERVER, 80));
        assertEquals(Value.of(0x0f00), frame.get(Field.CT_MARK));
        assertEquals(Value.of(0x12), frame.get(Field.CT_LABEL));
    }

    @Test
    public void zonesKnowNothingOfEachOther() {
        connections.track(Track.commit(ZONE, mark(1)), tcp(CLIENT, 1000, SERVER, 80));
        final var frame = tcp(CLIENT, 1000, SERVER, 80).with(Field.LOCAL_PORT, 6);
        connections.track(Track.find(new Zone.In(new Bits(Field.LOCAL_PORT, 0, 15)), Table.GUARD), frame);
        assertEquals(Value.ZERO, frame.get(Field.CT_MARK));
        assertEquals(Value.of(6), frame.get(Field.CT_ZONE));
        connections.track(Track.find(new Zone.In(new Bits(Field.LOCAL_PORT, 0, 15)), Table.GUARD),
            frame.with(Field.LOCAL_PORT, 5));
        assertEquals(Value.of(1), frame.get(Field.CT_MARK));
    }

    @Test
    public void answersToNobodyAreInvalidAndNotRemembered() {
        final var reply = icmp(SERVER, CLIENT, 0);
        connections.track(Track.commit(ZONE, mark(1)), reply);
        assertState(find(icmp(SERVER, CLIENT, 0)), CtState.TRK, CtState.INV);
        assertState(find(icmp(CLIENT, SERVER, 8)), CtState.TRK, CtState.NEW);
        connections.track(Track.commit(ZONE, mark(1)), icmp(CLIENT, SERVER, 8));
        assertState(find(icmp(SERVER, CLIENT, 0)), CtState.TRK, CtState.EST, CtState.RPL);
    }

    @Test
    public void forcedCommitTurnsAConnectionRound() {
        connections.track(Track.commit(ZONE, mark(1)), tcp(CLIENT, 1000, SERVER, 80));
        connections.track(new Track(ZONE, Optional.empty(), Optional.of(new Track.Commit(true, List.of())),
            Optional.empty()), tcp(SERVER, 80, CLIENT, 1000));
        assertState(find(tcp(CLIENT, 1000, SERVER, 80)), CtState.TRK, CtState.EST, CtState.RPL);
    }

    @Test
    public void sourceIsTranslatedAndBack() {
        final var nat = new Nat.To(Nat.End.SOURCE, Nat.Addresses.of(InetAddresses.forString(OUTSIDE)),
            Optional.of(new Ports(2000, 3000)));
        final var out = tcp(CLIENT, 1000, SERVER, 80);
        connections.track(new Track(ZONE, Optional.of(Table.GUARD), Optional.of(Track.Commit.with()),
            Optional.of(nat)), out);
        assertState(out, CtState.TRK, CtState.NEW, CtState.SNAT);
        assertEquals(Ends.of(tcp(OUTSIDE, 2000, SERVER, 80)), Ends.of(out));
        final var back = tcp(SERVER, 80, OUTSIDE, 2000);
        connections.track(new Track(ZONE, Optional.of(Table.GUARD), Optional.empty(), Optional.of(new Nat.Known())),
            back);
        assertState(back, CtState.TRK, CtState.EST, CtState.RPL, CtState.DNAT);
        assertEquals(Ends.of(tcp(SERVER, 80, CLIENT, 1000)), Ends.of(back));
        final var again = tcp(CLIENT, 1000, SERVER, 80);
        connections.track(new Track(ZONE, Optional.of(Table.GUARD), Optional.empty(), Optional.of(new Nat.Known())),
            again);
        assertEquals(Ends.of(tcp(OUTSIDE, 2000, SERVER, 80)), Ends.of(again));
    }

    @Test
    public void destinationIsTranslatedAndBack() {
        final var nat = new Nat.To(Nat.End.DESTINATION, Nat.Addresses.of(InetAddresses.forString(SERVER)),
            Optional.empty());
        final var in = tcp(CLIENT, 1000, OUTSIDE, 80);
        connections.track(new Track(ZONE, Optional.of(Table.GUARD), Optional.of(Track.Commit.with()),
            Optional.of(nat)), in);
        assertState(in, CtState.TRK, CtState.NEW, CtState.DNAT);
        assertEquals(Ends.of(tcp(CLIENT, 1000, SERVER, 80)), Ends.of(in));
        final var back = tcp(SERVER, 80, CLIENT, 1000);
        connections.track(new Track(ZONE, Optional.of(Table.GUARD), Optional.empty(), Optional.of(new Nat.Known())),
            back);
        assertEquals(Ends.of(tcp(OUTSIDE, 80, CLIENT, 1000)), Ends.of(back));
    }

    private Frame find(final Frame frame) {
        connections.track(Track.find(ZONE, Table.GUARD), frame);
        return frame;
    }

    private static Action mark(final long value) {
        return new Action.SetField(Field.CT_MARK, Value.of(value));
    }

    private static void assertState(final Frame frame, final CtState... flags) {
        assertEquals(CtState.bits(EnumSet.copyOf(Arrays.asList(flags))), frame.get(Field.CT_STATE));
    }

    private static Frame tcp(final String source, final int sourcePort, final String destination,
            final int destinationPort) {
        return ip(source, destination, 6).with(Field.TCP_SRC, sourcePort).with(Field.TCP_DST, destinationPort);
    }

    private static Frame icmp(final String source, final String destination, final int type) {
        return ip(source, destination, 1).with(Field.ICMPV4_TYPE, type);
    }

    private static Frame ip(final String source, final String destination, final int protocol) {
        return Frame.from(1).with(Field.ETH_TYPE, 0x0800).with(Field.IP_PROTO, protocol)
            .with(Field.IPV4_SRC, Value.of(InetAddresses.forString(source)))
            .with(Field.IPV4_DST, Value.of(InetAddresses.forString(destination)));
    }
}
