/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.PortName;
import dev.weft.helper.mapping.MappingSettings.Locator;
import dev.weft.helper.mapping.MappingSettings.Place;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.Test;

/** Answers are kept for their time, renewed while they are used, and asked for anew with each revision (SI-9). */
public class MappingEngineTest {
    private static final int POLICY = 7;
    private static final long SEGMENT = 0x3001;
    private static final long SECOND = 1_000_000_000L;
    private static final int LIFETIME = 60;
    private static final PortName IN = new PortName.Plugged("fw/in");
    private static final PortName OUT = new PortName.Plugged("fw/out");

    private final Map<PortName, Integer> ports = new HashMap<>(Map.of(IN, 5, OUT, 6));
    private final List<String> done = new ArrayList<>();
    private final List<byte[]> released = new ArrayList<>();
    private final MappingTally tally = new MappingTally();
    private final MappingEngine engine = new MappingEngine(() -> this.now, new Recorder(),
        name -> ports.containsKey(name) ? OptionalInt.of(ports.get(name)) : OptionalInt.empty(),
        new MappingLimits(100, 20, 10, 50, 10_000, 4), tally);
    private long now;

    private final class Recorder implements MappingActions {
        @Override
        public void put(final Question question, final long segment, final Step step, final int seconds,
                final List<byte[]> frames) {
            assertEquals(SEGMENT, segment);
            done.add("put " + text(question) + " " + step.getClass().getSimpleName() + " " + seconds);
            released.addAll(frames);
        }

        @Override
        public void remove(final Question question, final long segment) {
            done.add("remove " + text(question));
        }

        @Override
        public void clear(final int policy) {
            done.add("clear " + policy);
        }

        @Override
        public void look(final Question question, final long segment) {
            done.add("look " + text(question));
        }

        @Override
        public void wake() {
            // the test asks when it wants to
        }
    }

    private static String text(final Question question) {
        return question.destination().getHostAddress() + "@" + question.here();
    }

    @Test
    public void aFrameWaitsForItsAnswerAndTheNextOneKnowsIt() throws Exception {
        engine.put(settings(1));
        final byte[] frame = frame("10.0.0.1", 0xff, 0);
        give(frame);
        give(frame);
        final var asked = engine.questions(10);
        assertEquals(1, asked.size());
        assertEquals(List.of(), done);
        answer(asked, next(1, 1));
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        assertEquals(2, released.size());
        assertEquals(List.of(), engine.questions(10));
        // its flow was on the way: the same again
        give(frame);
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        assertEquals(3, released.size());
    }

    @Test
    public void directionsAndPlacesAreTold() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 2, 0x100));
        final var asked = engine.questions(10).get(0);
        assertTrue(asked.toWorkload());
        assertEquals(2, asked.here());
        engine.answered(asked, next(2, 3));
        assertEquals(List.of("put 10.0.0.1@2 Here " + LIFETIME), take());
        give(frame("10.0.0.2", 2, 0));
        answer(engine.questions(10), new Reply(Reply.Result.ARRIVED, 0, 3, 10));
        assertEquals(List.of("put 10.0.0.2@2 Arrived 10"), take());
    }

    @Test
    public void whatIsUsedIsAskedAgainInTimeAndTheRestIsForgotten() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        give(frame("10.0.0.2", 0xff, 0));
        final var asked = engine.questions(10);
        asked.forEach(question -> engine.answered(question, next(1, 1)));
        take();
        pass(41);
        assertEquals(List.of("look 10.0.0.1@255", "look 10.0.0.2@255"), take());
        engine.used(asked.get(0));
        assertEquals(List.of(asked.get(0)), engine.questions(10));
        engine.answered(asked.get(0), next(1, 1));
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        pass(20);
        assertEquals(List.of("look 10.0.0.2@255"), take());
        assertEquals(1, engine.status("").get(0).known());
        assertEquals(0, tally.get(MappingCount.CHANGED));
    }

    @Test
    public void whatIsUsedIsKeptWhileTheServiceIsSilent() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        final var asked = engine.questions(10);
        answer(asked, next(1, 1));
        for (int i = 0; i < 5; i++) {
            take();
            pass(41);
            engine.used(asked.get(0));
            engine.unanswered(engine.questions(10));
            pass(18);
            engine.used(asked.get(0));
            assertEquals(List.of("look 10.0.0.1@255", "look 10.0.0.1@255", "put 10.0.0.1@255 Far " + LIFETIME), take());
        }
        assertEquals(5, tally.get(MappingCount.KEPT));
        answer(engine.questions(10), next(2, 2));
        assertEquals(List.of("put 10.0.0.1@255 Here " + LIFETIME), take());
        assertEquals(1, tally.get(MappingCount.CHANGED));
    }

    @Test
    public void aNewRevisionAsksAnewAndForgetsWhatItsNumberMeantBefore() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        give(frame("10.0.0.1", 2, 1 << 9));
        give(frame("10.0.0.1", 2, 2 << 9));
        engine.questions(10).forEach(question -> engine.answered(question, next(1, 1)));
        take();
        engine.put(settings(2));
        assertEquals(List.of("remove 10.0.0.1@2"), take());
        final var asked = engine.questions(10);
        assertEquals(1, asked.size());
        assertEquals(0xff, asked.get(0).here());
        assertEquals(0, asked.get(0).revision());
        answer(asked, next(2, 2));
        assertEquals(List.of("put 10.0.0.1@255 Here " + LIFETIME), take());
        engine.put(settings(2));
        assertEquals(List.of(), engine.questions(10));
    }

    @Test
    public void anAnswerThatWasOnItsWayWhenTheRevisionChangedIsAskedForOnceMore() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        final var asked = engine.questions(10);
        engine.put(settings(2));
        assertEquals(List.of(), engine.questions(10));
        answer(asked, next(1, 1));
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        answer(engine.questions(10), next(2, 2));
        assertEquals(List.of("put 10.0.0.1@255 Here " + LIFETIME), take());
        assertEquals(List.of(), engine.questions(10));
    }

    @Test
    public void locatorsMoveAndPortsComeAndGo() throws Exception {
        ports.clear();
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        give(frame("10.0.0.2", 0xff, 0));
        final var asked = engine.questions(10);
        engine.answered(asked.get(0), next(1, 1));
        engine.answered(asked.get(1), next(2, 1));
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        assertEquals(1, tally.get(MappingCount.UNPLACED));
        ports.put(IN, 9);
        engine.portChanged(IN);
        assertEquals(List.of("put 10.0.0.2@255 Here " + LIFETIME), take());
        assertEquals(2, released.size());
        engine.put(new MappingSettings(POLICY, "web", "red", SEGMENT, 1, LIFETIME,
            Map.of(1, new Locator("ids", "a", new Place.Far(9)), 2, locatorHere())));
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        engine.remove(POLICY);
        assertEquals(List.of("clear 7"), take());
        assertTrue(engine.isEmpty());
        give(frame("10.0.0.1", 0xff, 0));
        assertEquals(1, tally.get(MappingCount.FRAMES_UNKNOWN));
    }

    @Test
    public void refusedPairsAreAskedForAgainAfterAMoment() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        answer(engine.questions(10), new Reply(Reply.Result.REFUSED, 0, 0, 1));
        assertEquals(List.of("put 10.0.0.1@255 Dropped 1"), take());
        give(frame("10.0.0.1", 0xff, 0));
        // its flow was on the way
        assertEquals(List.of(), take());
        tick();
        assertEquals(List.of("put 10.0.0.1@255 Dropped 1"), take());
        assertEquals(2, tally.get(MappingCount.FRAMES_REFUSED));
        assertEquals("the switch counts and drops them", 2, released.size());
        pass(2);
        give(frame("10.0.0.1", 0xff, 0));
        assertEquals(1, engine.questions(10).size());
        assertEquals(2, released.size());
    }

    @Test
    public void whatIsRefusedIsGivenBackOnceInATickAndCountedOnce() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        answer(engine.questions(10), new Reply(Reply.Result.REFUSED, 0, 0, 1));
        take();
        for (int i = 0; i < 10; i++) {
            give(frame("10.0.0.1", 0xff, 0));
        }
        assertEquals("the switch is not asked for each", List.of(), take());
        tick();
        assertEquals(List.of("put 10.0.0.1@255 Dropped 1"), take());
        assertEquals("no more than may wait", 1 + 4, tally.get(MappingCount.FRAMES_REFUSED));
        assertEquals(1 + 4, tally.get(MappingCount.FRAMES_RELEASED));
        assertEquals(6, tally.get(MappingCount.FRAMES_OVERFLOW));
        tick();
        assertEquals(List.of(), take());
        // one that waits when its policy goes
        give(frame("10.0.0.1", 0xff, 0));
        engine.remove(POLICY);
        assertEquals(List.of("clear 7"), take());
        assertEquals(1 + 4, tally.get(MappingCount.FRAMES_REFUSED));
        assertEquals(1, tally.get(MappingCount.FRAMES_GIVEN_UP));
        tick();
        assertEquals(List.of(), take());
    }

    @Test
    public void whatIsAnsweredWhileItWaitsToBeDroppedGoesOn() throws Exception {
        engine.put(settings(1));
        give(frame("10.0.0.1", 0xff, 0));
        answer(engine.questions(10), new Reply(Reply.Result.REFUSED, 0, 0, 1));
        engine.put(settings(2));
        take();
        give(frame("10.0.0.1", 0xff, 0));
        answer(engine.questions(10), next(1, 2));
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        tick();
        assertEquals(List.of(), take());
        assertEquals(1, tally.get(MappingCount.FRAMES_REFUSED));
        assertEquals(2, tally.get(MappingCount.FRAMES_RELEASED));
    }

    @Test
    public void nobodyWaitsForEver() throws Exception {
        engine.put(settings(1));
        for (int i = 0; i < 10; i++) {
            give(frame("10.0.0.1", 0xff, 0));
        }
        assertEquals(4, tally.get(MappingCount.FRAMES_WAITED));
        assertEquals(6, tally.get(MappingCount.FRAMES_OVERFLOW));
        engine.unanswered(engine.questions(10));
        pass(6);
        assertEquals(List.of("put 10.0.0.1@255 Dropped 1"), take());
        assertEquals(4, tally.get(MappingCount.FRAMES_GIVEN_UP));
        assertEquals("the switch counts and drops them", 4, released.size());
        assertEquals(List.of(), engine.questions(10));
        pass(2);
        assertEquals(0, engine.status("").get(0).known());
    }

    @Test
    public void noPortTakesAllQuestions() throws Exception {
        engine.put(settings(1));
        for (int i = 1; i <= 12; i++) {
            give(frame("10.0.1." + i, 0xff, 0));
        }
        assertEquals(2, tally.get(MappingCount.FRAMES_TOO_MANY_PAIRS));
        assertEquals(10, engine.questions(100).size());
    }

    @Test
    public void anAnswerThatIsFollowedWhileItIsDoubtedIsMissedNoMore() throws Exception {
        final var pairs = new ArrayList<Question>();
        ports.clear();
        engine.put(settings(1));
        for (int i = 0; i < 10; i++) {
            give(frame("10.0.0." + i, 0xff, 0));
        }
        pairs.addAll(engine.questions(100));
        engine.put(settings(2));
        pairs.forEach(pair -> engine.answered(pair, next(2, 1)));
        assertEquals("there is no port, and the revision was another one", pairs, engine.questions(100));
        assertEquals(List.of(), take());
        ports.put(IN, 5);
        ports.put(OUT, 6);
        engine.portChanged(IN);
        assertEquals("now it is followed", 10, take().size());
        pairs.forEach(pair -> engine.answered(pair, next(2, 2)));
        give(frame("10.0.0.77", 0xff, 0));
        assertEquals("and there is room for others", 1, engine.questions(100).size());
    }

    @Test
    public void framesOfNoPolicyAreDropped() throws Exception {
        engine.put(settings(1));
        final byte[] strange = frame("10.0.0.1", 0xff, 0);
        ByteBuffer.wrap(strange).putInt(22, 0x3002);
        give(strange);
        give(frame("10.0.0.1", 3, 0));
        final byte[] arp = frame("10.0.0.1", 0xff, 0);
        ByteBuffer.wrap(arp).putShort(50, (short) 0x0806);
        give(arp);
        assertEquals(3, tally.get(MappingCount.FRAMES_UNKNOWN));
        assertEquals(List.of(), engine.questions(10));
    }

    @Test
    public void whatAHelperBeforeKnewGoesOn() throws Exception {
        engine.put(settings(1));
        final var question = new Question(POLICY << 16 | 0xff, address("10.9.0.1"), address("10.0.0.1"));
        engine.adopt(new FlowListing.Found(question, SEGMENT, new Step.Far(question.after(1, 1), 2), LIFETIME, 20));
        engine.adopt(new FlowListing.Found(new Question(8 << 16 | 0xff, address("10.9.0.1"), address("10.0.0.1")),
            SEGMENT, new Step.Arrived(8 << 16), LIFETIME, 20));
        assertEquals(List.of("remove 10.0.0.1@255"), take());
        assertEquals(List.of(question), engine.questions(10));
        engine.answered(question, next(1, 1));
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
        engine.rewrite();
        assertEquals(List.of("put 10.0.0.1@255 Far " + LIFETIME), take());
    }

    private static Reply next(final int locator, final int revision) {
        return new Reply(Reply.Result.NEXT, locator, revision, LIFETIME);
    }

    private void answer(final List<Question> asked, final Reply reply) {
        assertEquals(1, asked.size());
        engine.answered(asked.get(0), reply);
    }

    private List<String> take() {
        final var taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    private void pass(final int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            tick();
        }
    }

    private void tick() {
        now += SECOND / 10;
        engine.tick();
    }

    private void give(final byte[] frame) {
        engine.frame(MappingFrame.of(frame).orElseThrow(), frame);
    }

    private static MappingSettings settings(final int revision) {
        return new MappingSettings(POLICY, "web", "red", SEGMENT, revision, LIFETIME,
            Map.of(1, new Locator("ids", "a", new Place.Far(2)), 2, locatorHere()));
    }

    private static Locator locatorHere() {
        return new Locator("fw", "one", new Place.Here(IN, OUT));
    }

    private static InetAddress address(final String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private static byte[] frame(final String destination, final int here, final int more) throws Exception {
        return ByteBuffer.allocate(38 + 34).putShort(12, (short) 0x894f).putInt(14, 0x0fc6_0103)
            .putInt(18, 0x5d00 | MappingFrame.INDEX).putInt(22, (int) SEGMENT).putInt(26, 11)
            .putInt(34, POLICY << 16 | more | here).putShort(50, (short) 0x0800).putInt(52, 0x4500_0014)
            .put(64, address("10.9.0.1").getAddress()).put(68, address(destination).getAddress()).array();
    }
}
