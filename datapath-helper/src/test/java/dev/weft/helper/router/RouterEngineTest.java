/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import static dev.weft.helper.router.Bench.BLUE;
import static dev.weft.helper.router.Bench.BLUE_MAC;
import static dev.weft.helper.router.Bench.RED;
import static dev.weft.helper.router.Bench.RED_MAC;
import static dev.weft.helper.router.Bench.STATION;
import static dev.weft.helper.router.Bench.address;
import static dev.weft.helper.router.Bench.content;
import static dev.weft.helper.router.Bench.packet;
import static dev.weft.helper.router.Bench.read;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.router.wire.Content;
import dev.weft.helper.router.wire.FrameWriter;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;

/** What gateways do, with a clock that is moved by hand. */
public class RouterEngineTest {
    private static final InetAddress FAR = address("10.2.0.5");
    private static final InetAddress FAR6 = address("fd00:2::5");

    private final Bench bench = new Bench();

    @Before
    public void before() {
        bench.engine.put(Bench.settings(3, "10.2.0.254"));
        bench.quiet();
    }

    /** 10.2.0.5 or fd00:2::5 tells its hardware address. */
    private List<byte[]> tells(final InetAddress who, final long mac) {
        final var writer = new FrameWriter(RouterFrame.ROOM, mac);
        return bench.comes(3, BLUE, 0, 1, who.getAddress().length == 4
            ? writer.arp(false, who, BLUE_MAC, address("10.2.0.1")) : writer.advertise(who, address("fd00:2::1"),
                BLUE_MAC));
    }

    private Optional<Long> macOf(final InetAddress who) {
        return bench.entries.keySet().stream().filter(entry -> entry.destination().equals(Optional.of(who)))
            .map(NeighbourFlow.Entry::mac).findFirst();
    }

    @Test
    public void itsAddressesAreToldToAll() {
        bench.engine.announce();
        final List<byte[]> first = bench.run(200);
        assertEquals(List.of("10.1.0.1", "10.2.0.1", "fd00:1:0:0:0:0:0:1", "fd00:2:0:0:0:0:0:1"),
            first.stream().map(frame -> content(frame) instanceof Content.Arp arp && arp.sender().equals(arp.target())
                ? arp.sender() : ((Content.Advertisement) content(frame)).target())
                .map(InetAddress::getHostAddress).sorted().toList());
        assertTrue(first.stream().allMatch(frame -> read(frame).isForMany()));
        assertEquals("and three times more", 12, bench.run(15_000).size());
    }

    @Test
    public void whoAsksForItsAddressesIsAnswered() {
        final List<byte[]> arp = bench.comes(3, RED, 0, 1, Bench.station().ask(address("10.1.0.5"),
            address("10.1.0.1"), FrameWriter.BROADCAST));
        assertEquals(1, arp.size());
        assertEquals(new Content.Arp(false, RED_MAC, address("10.1.0.1"), address("10.1.0.5")), content(arp.get(0)));
        assertEquals(STATION, read(arp.get(0)).destination());
        assertEquals(RED, Bench.segment(arp.get(0)));
        final List<byte[]> advertised = bench.comes(3, BLUE, 0, 1, Bench.station().ask(address("fd00:2::5"),
            address("fd00:2::1"), FrameWriter.BROADCAST));
        assertEquals(new Content.Advertisement(address("fd00:2::1"), BLUE_MAC, true), content(advertised.get(0)));
        assertEquals("not its addresses elsewhere", List.of(), bench.comes(3, RED, 0, 1, Bench.station()
            .ask(address("10.1.0.5"), address("10.2.0.1"), FrameWriter.BROADCAST)));
    }

    @Test
    public void aNeighbourIsFoundAndFramesGoThere() {
        for (InetAddress who : List.of(FAR, FAR6)) {
            final ByteBuffer packet = packet(who.getHostAddress());
            final List<byte[]> question = bench.comes(3, BLUE, 0, 2, packet);
            assertEquals("asked at once", 1, question.size());
            assertTrue(read(question.get(0)).isForMany());
            assertEquals(BLUE_MAC, read(question.get(0)).source());
            assertEquals("once", List.of(), bench.comes(3, BLUE, 0, 2, packet));
            final List<byte[]> released = tells(who, STATION);
            assertEquals(2, released.size());
            assertEquals(STATION, read(released.get(0)).destination());
            assertEquals(5, ByteBuffer.wrap(released.get(1)).getInt(34));
            assertArrayEquals("but for addresses it is as it was", Arrays.copyOfRange(packet.array(), 44, 138),
                Arrays.copyOfRange(released.get(0), 44, 138));
            assertEquals(Optional.of(STATION), macOf(who));
            assertEquals("what the switch could not know yet goes on, too", 1,
                bench.comes(3, BLUE, 0, 2, packet).size());
        }
        assertEquals(2, bench.count(RouterCount.FOUND));
    }

    @Test
    public void whoDoesNotAnswerIsGivenUpAndTheSenderTold() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        assertEquals("asked three times in all", 2, bench.run(2_900).size());
        final List<byte[]> errors = bench.run(200);
        assertEquals("one for each frame", 2, errors.size());
        assertEquals("to the gateway itself, which knows the way back", BLUE_MAC, read(errors.get(0)).destination());
        final var error = (Content.Packet) content(errors.get(0));
        assertEquals(address("10.2.0.1"), error.source());
        assertEquals(address("10.1.0.5"), error.destination());
        assertEquals(0x0301, error.bytes().getShort(error.payload()));
        assertEquals(0, bench.engine.status().get(0).framesWaiting());
        assertEquals("the next one is looked for again", 1, bench.comes(3, BLUE, 0, 2, packet("10.2.0.5")).size());
    }

    @Test
    public void noErrorIsToldToWhomItWouldNotReach() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.1", "10.2.0.5", 0));
        assertEquals("it was translated", 2, bench.run(4_000).size());
        assertEquals(0, bench.count(RouterCount.ERRORS));
    }

    @Test
    public void aNextHopIsFoundByItsNumber() {
        final byte[] question = bench.comes(3, BLUE, 9, 2, packet("192.0.2.1")).get(0);
        assertEquals(address("10.2.0.254"), ((Content.Arp) content(question)).target());
        tells(address("10.2.0.254"), STATION);
        final var entry = bench.entries.keySet().iterator().next();
        assertEquals(Optional.empty(), entry.destination());
        assertEquals(3 << 16 | 9, entry.word());
        assertEquals("for all destinations", 1, bench.comes(3, BLUE, 9, 2, packet("192.0.2.77")).size());
        bench.engine.put(Bench.settings(3, "10.2.0.253"));
        assertEquals("it is another one now", 0, bench.entries.size());
        assertEquals("no such number", 0, bench.comes(3, BLUE, 8, 2, packet("192.0.2.1")).size());
        assertEquals("not in this network", 0, bench.comes(3, BLUE, 0, 2, packet("192.0.2.1")).size());
    }

    @Test
    public void whoIsInUseIsAskedAgainAndAlone() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        tells(FAR, STATION);
        for (int round = 1; round <= 5; round++) {
            assertEquals("not within 29 s", List.of(), bench.run(29_000));
            bench.used();
            assertEquals(STATION, read(bench.next(31_000)).destination());
            tells(FAR, STATION);
            assertEquals(round, bench.count(RouterCount.CONFIRMED));
        }
        assertEquals("all the time it was there", Optional.of(STATION), macOf(FAR));
        bench.used();
        bench.run(64_000);
        assertEquals("until it does not answer", Optional.empty(), macOf(FAR));
        assertEquals(1, bench.count(RouterCount.LOST));
    }

    @Test
    public void whatIsNotUsedIsForgottenAfterTenMinutes() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        tells(FAR, STATION);
        assertEquals("nobody is asked for it", List.of(), bench.run(9 * 60_000));
        assertEquals(Optional.of(STATION), macOf(FAR));
        bench.run(2 * 60_000);
        assertEquals(Optional.empty(), macOf(FAR));
        assertEquals(1, bench.count(RouterCount.UNUSED));
    }

    @Test
    public void whatTheSwitchLostIsForgottenAsWell() {
        for (int host = 2; host < 17; host++) {
            bench.comes(3, BLUE, 0, 2, packet("10.2.0." + host));
            tells(address("10.2.0." + host), STATION);
        }
        bench.entries.clear();
        bench.engine.look();
        assertEquals("it goes on without a question", STATION,
            read(bench.comes(3, BLUE, 0, 2, packet("10.2.0.5")).get(0)).destination());
        assertEquals("there is no room", List.of(), bench.comes(3, BLUE, 0, 2, packet("10.2.0.77")));
        for (int second = 0; second < 11 * 60; second += 2) {
            bench.used();
            bench.run(2_000);
            tells(FAR, STATION);
        }
        assertEquals("but what is in use", 1, bench.engine.status().get(0).known());
        assertEquals(14, bench.count(RouterCount.UNUSED));
        assertEquals("there is again", 1, bench.comes(3, BLUE, 0, 2, packet("10.2.0.77")).size());
    }

    @Test
    public void whoChangesHardwareIsFollowed() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        tells(FAR, STATION);
        bench.engine.put(new RouterSettings("other", 4, Bench.settings(4, "10.2.0.254").legs()));
        bench.comes(4, BLUE, 0, 2, packet("10.2.0.5"));
        final long next = STATION + 1;
        bench.comes(4, BLUE, 0, 6, new FrameWriter(RouterFrame.ROOM, next).announce(FAR));
        assertEquals("one copy for all gateways of the network", List.of(next, next),
            bench.entries.keySet().stream().map(NeighbourFlow.Entry::mac).toList());
        assertEquals(1, bench.count(RouterCount.MOVED));
    }

    @Test
    public void nobodySpeaksForOthers() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        final ByteBuffer forged = Bench.station().arp(false, FAR, BLUE_MAC, address("10.2.0.1"));
        forged.putInt(RouterFrame.ROOM + 14 + 10, 0x0bad_0bad);
        assertEquals(List.of(), bench.comes(3, BLUE, 0, 1, forged));
        assertEquals(1, bench.count(RouterCount.STRANGER));
        bench.comes(3, BLUE, 0, 6, Bench.station().announce(address("10.2.0.1")));
        assertEquals("nor for the gateway", 1, bench.count(RouterCount.CONFLICTS));
        assertTrue(bench.engine.status().get(0).conflict().contains("10.2.0.1 in blue is also used by 02:aa"));
        assertEquals(0, bench.entries.size());
        bench.run(11 * 60_000);
        assertNull("that is over", bench.engine.status().get(0).conflict());
    }

    @Test
    public void anotherHelpersEntriesAreUsedAndChecked() {
        final var key = new NeighbourKey(3, BLUE, 0, FAR);
        final var gone = new NeighbourKey(3, BLUE, 0, address("10.9.0.5"));
        final var nowhere = new NeighbourKey(8, BLUE, 0, FAR);
        Stream.of(NeighbourFlow.entry(Bench.GATEWAY, key, STATION), NeighbourFlow.entry(Bench.GATEWAY, gone, STATION),
            NeighbourFlow.entry(Bench.GATEWAY, nowhere, STATION), NeighbourFlow.entry("namesake",
                new NeighbourKey(3, BLUE, 0, FAR6), STATION)).forEach(entry -> bench.entries.put(entry, 5L));
        final byte[] asked = bench.next(31_000);
        assertEquals("only what is a neighbour's stays", List.of(Optional.of(FAR)),
            bench.entries.keySet().stream().map(NeighbourFlow.Entry::destination).toList());
        assertEquals(STATION, read(asked).destination());
        tells(FAR, STATION);
        bench.run(5_000);
        assertEquals(Optional.of(STATION), macOf(FAR));
    }

    @Test
    public void aGatewayThatGoesLeavesNothing() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        tells(FAR, STATION);
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.6"));
        bench.engine.remove(3);
        assertEquals(0, bench.entries.size());
        assertEquals(List.of(), bench.run(60_000));
        assertEquals(List.of(), bench.comes(3, BLUE, 0, 2, packet("10.2.0.5")));
    }

    @Test
    public void allIsBounded() {
        for (int host = 2; host < 200; host++) {
            for (int i = 0; i < 10; i++) {
                bench.comes(3, BLUE, 0, 2, packet("10.2.0." + host));
            }
        }
        final RouterStatus status = bench.engine.status().get(0);
        assertEquals("of the 10 only 8 for one gateway", 8, status.asking());
        assertEquals("4 for each", 32, status.framesWaiting());
        assertEquals(198 * 10 - 32, bench.count(RouterCount.FRAMES_OVERFLOW));
        for (int i = 0; i < 10_000; i++) {
            bench.comes(3, RED, 0, 1, Bench.station().ask(address("10.1.0.5"), address("10.1.0.1"),
                FrameWriter.BROADCAST));
            bench.comes(3, RED, 0, 3, packet("10.2.0.5", RED_MAC));
        }
        assertTrue(bench.count(RouterCount.ADDRESSES_TOLD) + " told", bench.count(RouterCount.ADDRESSES_TOLD) <= 100);
        assertTrue(bench.count(RouterCount.ERRORS) + " errors", bench.count(RouterCount.ERRORS) <= 20);
        assertTrue(bench.count(RouterCount.LIMITED) > 15_000);
        bench.run(10_000);
        assertEquals("and given back", 0, bench.engine.status().get(0).framesWaiting());
        assertEquals(1, bench.comes(3, BLUE, 0, 2, packet("10.2.0.5")).size());
    }

    @Test
    public void aSwitchThatDoesNotKeepItsEntriesCannotMakeItWorkForever() {
        bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        tells(FAR, STATION);
        for (int i = 0; i < 1_000; i++) {
            bench.comes(3, BLUE, 0, 2, packet("10.2.0.5"));
        }
        assertTrue(bench.sent.size() <= 70);
        assertTrue(bench.count(RouterCount.FRAMES_RETURNED) > 900);
    }

    @Test
    public void whatIsNobodysIsCounted() {
        assertEquals(List.of(), bench.comes(9, BLUE, 0, 2, packet("10.2.0.5")));
        assertEquals(List.of(), bench.comes(3, 99, 0, 2, packet("10.2.0.5")));
        assertEquals(2, bench.count(RouterCount.UNKNOWN));
        assertEquals("broadcasts of the network", List.of(), bench.comes(3, BLUE, 0, 2, packet("10.2.0.255")));
        assertEquals("its own address", List.of(), bench.comes(3, BLUE, 0, 2, packet("10.2.0.1")));
        assertFalse(bench.engine.frame(new byte[60]));
    }
}
