/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/** Each timer and each bound, on two nodes of a network that loses nothing. */
public class VarpEngineTest {
    private static final byte[] FRAME = {1, 2, 3};
    private static final int GUEST = 7;

    private final Net net = new Net(1);
    private final Net.Node one = net.add(1, 1);
    private final Net.Node two = net.add(1, 2);
    private final Net.Node three = net.add(1, 3);

    @Before
    public void begin() {
        net.begin(Optional.empty());
    }

    @Test
    public void aStationIsFoundAndItsFramesGoOnInOrder() {
        two.plug(5);
        net.run(5000);
        assertEquals("nobody is told what he does not need", 0, one.flows.size());
        assertEquals(-1, one.send(5, GUEST, new byte[] {1}));
        assertEquals(-1, one.send(5, GUEST, new byte[] {2}));
        net.run(100);
        assertEquals(2, one.pathTo(5));
        assertEquals(2, one.released.size());
        assertArrayEquals(new byte[] {2}, one.released.get(1));
        assertEquals("one question", 1, one.count(VarpCount.REQUESTS_SENT));
        assertEquals("to both, one answer", 2, net.count(VarpType.REQUEST));
        assertEquals(1, net.count(VarpType.ANSWER));
    }

    @Test
    public void itIsAskedAgainAndThenGivenUp() {
        one.send(5, GUEST, FRAME);
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertEquals(attempt, one.count(VarpCount.REQUESTS_SENT));
            net.run(2900);
            assertEquals(attempt, one.count(VarpCount.REQUESTS_SENT));
            net.run(100);
        }
        assertEquals(5, one.count(VarpCount.REQUESTS_SENT));
        assertEquals(1, one.count(VarpCount.FRAMES_NOT_FOUND));
        assertEquals(1, one.count(VarpCount.NOT_FOUND));
        assertEquals(List.of(), one.released);
        assertEquals(0, one.engine.status().get(0).asking());
        one.send(5, GUEST, FRAME);
        assertEquals("the next frame begins anew", 6, one.count(VarpCount.REQUESTS_SENT));
    }

    @Test
    public void anEntryThatIsNotUsedExpires() {
        two.plug(5);
        one.send(5, GUEST, FRAME);
        net.run(29_900);
        assertEquals(2, one.pathTo(5));
        assertEquals(1, one.engine.status().get(0).known());
        net.run(200);
        assertEquals(-1, one.pathTo(5));
        assertEquals(0, one.engine.status().get(0).known());
        assertEquals(1, one.count(VarpCount.EXPIRED));
        assertEquals(1, one.count(VarpCount.REQUESTS_SENT));
    }

    @Test
    public void anEntryInUseIsConfirmedAndNeverMissed() {
        two.plug(5);
        one.send(5, GUEST, FRAME);
        net.run(100);
        for (int i = 0; i < 3000; i++) {
            assertEquals(2, one.send(5, GUEST, FRAME));
            net.run(100);
        }
        assertEquals(0, one.count(VarpCount.EXPIRED));
        assertTrue(one.count(VarpCount.CONFIRMED) + " times in 300 s", one.count(VarpCount.CONFIRMED) >= 10
            && one.count(VarpCount.CONFIRMED) <= 16);
        assertEquals("only its node is asked again", 2 + one.count(VarpCount.CONFIRMED),
            net.count(VarpType.REQUEST));
    }

    @Test
    public void aStationThatLeftIsFoundAgainWhenItIsCheckedAtTheLatest() {
        two.plug(5);
        one.send(5, GUEST, FRAME);
        net.run(1000);
        net.lossPercent = 100;
        two.unplug(5);
        three.plug(5);
        net.run(10_000);
        net.lossPercent = 0;
        assertEquals("all announcements got lost", 2, one.send(5, GUEST, FRAME));
        net.run(12_000);
        assertEquals("the old node said that it is not there", 3, one.pathTo(5));
        assertTrue(net.count(VarpType.NOT_HERE) > 0);
    }

    @Test
    public void aMoveIsKnownAtOnce() {
        two.plug(5);
        one.send(5, GUEST, FRAME);
        net.run(1000);
        two.unplug(5);
        three.plug(5);
        net.run(1);
        assertEquals(3, one.pathTo(5));
        assertEquals(1, one.count(VarpCount.MOVED));
        assertEquals("one word", 1, three.count(VarpCount.ANNOUNCEMENTS_SENT));
        net.run(5000);
        assertEquals("and two more", 3, three.count(VarpCount.ANNOUNCEMENTS_SENT));
        assertEquals("the old node fell silent", 2, two.count(VarpCount.ANNOUNCEMENTS_SENT));
    }

    @Test
    public void aMoveReachesWhatTheSwitchLearnedItself() {
        two.plug(5);
        net.run(5000);
        one.flows.put(Net.station(5), new Net.Flow(2, Long.MAX_VALUE));
        two.unplug(5);
        three.plug(5);
        net.run(1);
        assertEquals(3, one.pathTo(5));
    }

    @Test
    public void aLearnedStationIsAnsweredForAndMoves() {
        two.learn(9);
        one.send(9, GUEST, FRAME);
        net.run(100);
        assertEquals(2, one.pathTo(9));
        three.learn(9);
        net.run(1);
        assertEquals(3, one.pathTo(9));
        assertEquals("the old node sends there itself", 3, two.pathTo(9));
    }

    @Test
    public void framesWaitUntilTheQueueIsFull() {
        one.queue = 3;
        one.engine.put(one.settings());
        for (int i = 0; i < 10; i++) {
            one.send(5, GUEST, new byte[] {(byte) i});
        }
        assertEquals(3, one.count(VarpCount.FRAMES_WAITED));
        assertEquals(7, one.count(VarpCount.FRAMES_OVERFLOW));
        assertEquals(3, one.engine.status().get(0).framesWaiting());
        two.plug(5);
        net.run(1);
        assertEquals("the announcement is an answer too", 3, one.released.size());
        assertArrayEquals(new byte[] {0}, one.released.get(0));
        assertEquals(0, one.engine.status().get(0).framesWaiting());
    }

    @Test
    public void allQueuesTogetherAreBounded() {
        for (int station = 0; station < 8; station++) {
            for (int i = 0; i < 10; i++) {
                one.send(station, GUEST, FRAME);
            }
        }
        assertEquals(40, one.count(VarpCount.FRAMES_WAITED));
        assertEquals(40, one.count(VarpCount.FRAMES_OVERFLOW));
        one.send(8, 1, FRAME);
        net.run(15_000);
        assertEquals("all were given up", 40, one.count(VarpCount.FRAMES_NOT_FOUND));
        one.send(1, GUEST, new byte[3999]);
        one.send(1, GUEST, new byte[2]);
        assertEquals("bytes are bounded, too", 41, one.count(VarpCount.FRAMES_WAITED));
    }

    @Test
    public void aGuestAloneCannotUseUpAllQuestions() {
        for (int station = 0; station < 100; station++) {
            one.send(100 + station, GUEST, FRAME);
        }
        assertEquals(8, one.count(VarpCount.REQUESTS_SENT));
        assertEquals(92, one.count(VarpCount.FRAMES_TOO_MANY_STATIONS));
        two.plug(5);
        one.send(5, 1, FRAME);
        net.run(10);
        assertEquals("another guest is served", 2, one.pathTo(5));
        for (int port = 10; port < 100; port++) {
            one.send(300 + port, port, FRAME);
        }
        assertEquals("all of them are bounded", 16, one.engine.status().get(0).asking());
    }

    @Test
    public void entriesAreBounded() {
        for (int station = 0; station < 200; station++) {
            two.plug(station);
            one.send(station, station, FRAME);
            net.run(20);
        }
        assertEquals(32, one.engine.status().get(0).known());
        assertEquals(168, one.count(VarpCount.FRAMES_TOO_MANY_STATIONS));
        net.run(31_000);
        assertEquals(0, one.engine.status().get(0).known());
    }

    @Test
    public void framesThatTheSwitchSendsAgainDoNotGoRoundForEver() {
        two.plug(5);
        one.send(5, GUEST, FRAME);
        net.run(100);
        for (int i = 0; i < 200; i++) {
            one.engine.frame(Net.station(5), GUEST, FRAME);
        }
        assertEquals(136, one.count(VarpCount.FRAMES_RETURNED));
        one.flows.clear();
        net.run(1000);
        one.engine.frame(Net.station(5), GUEST, FRAME);
        assertEquals("an entry that was lost is made again", 2, one.pathTo(5));
    }

    @Test
    public void ofTwoClaimsTheNewestCounts() {
        two.plug(5);
        net.run(4000);
        three.plug(5);
        net.run(5000);
        assertEquals(1, two.count(VarpCount.CONFLICTS));
        assertEquals(List.of(new VnetStatus.Conflict("02:aa:00:00:00:05", "10.1.0.3")),
            two.engine.status().get(0).conflict());
        one.send(5, GUEST, FRAME);
        net.run(100);
        assertEquals(3, one.pathTo(5));
        assertEquals("the loser does not contradict", 1, net.count(VarpType.ANSWER));
        net.run(31_000);
        three.engine.remove(Net.VNET);
        one.send(5, GUEST, FRAME);
        net.run(2900);
        assertEquals(-1, one.pathTo(5));
        net.run(200);
        assertEquals("but answers when the winner does not", 2, one.pathTo(5));
        two.unplug(5);
        two.plug(5);
        assertEquals("it appeared anew", List.of(), two.engine.status().get(0).conflict());
    }

    @Test
    public void aClockThatIsBehindDoesNotHideAStation() {
        two.clockAhead = 3_600_000;
        two.plug(5);
        one.send(5, GUEST, FRAME);
        net.run(2000);
        assertEquals(2, one.pathTo(5));
        two.unplug(5);
        three.plug(5);
        net.run(2);
        assertEquals("older news start a check", 1, one.count(VarpCount.STALE));
        net.run(10);
        assertEquals("and who does not have it any more says nothing", 3, one.pathTo(5));
    }

    @Test
    public void framesOfAStationThatAppearsHereGoBack() {
        one.send(5, GUEST, FRAME);
        one.plug(5);
        assertEquals(1, one.released.size());
        assertEquals(0, one.engine.status().get(0).asking());
        assertEquals(1, one.engine.status().get(0).here());
    }

    @Test
    public void whatGoesAwayIsForgotten() {
        two.plug(5);
        two.plug(6);
        one.send(5, GUEST, FRAME);
        net.run(100);
        one.send(77, GUEST, FRAME);
        one.engine.remove(Net.VNET);
        assertTrue(one.engine.isEmpty());
        assertEquals(-1, one.pathTo(5));
        assertEquals(1, one.count(VarpCount.FRAMES_NOT_FOUND));
        one.send(5, GUEST, FRAME);
        assertEquals(1, one.count(VarpCount.FRAMES_UNKNOWN));
        net.run(60_000);
        assertEquals(2, one.count(VarpCount.REQUESTS_SENT));
    }
}
