/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.PolicyMark;
import dev.weft.impl.service.Chain.Step;
import dev.weft.impl.service.Rollout.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class RolloutTest {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutTest.class);
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private Instant now = Instant.EPOCH;
    private Rollout rollout = Rollout.NONE;

    /** A chain in network blue of services given as {@code fw a b}. */
    private static Chain chain(final String... services) {
        return new Chain(new NetworkId("blue"), Arrays.stream(services).map(RolloutTest::visit).toList());
    }

    private static Step visit(final String service) {
        final var words = service.split(" ");
        final var weights = new TreeMap<String, Integer>();
        Arrays.stream(words).skip(1).forEach(name -> weights.put(name, 1));
        return new Step(new ServiceId(words[0]), true, weights);
    }

    private static Wanted moving(final String... services) {
        return new Wanted(7, chain(services), false);
    }

    private static Wanted staying(final String... services) {
        return new Wanted(7, chain(services), true);
    }

    private static Duration drain(final ServiceId service) {
        return service.value().equals("slow") ? DRAIN.multipliedBy(2) : DRAIN;
    }

    private String step(final Wanted wanted, final boolean isEverywhere) {
        rollout = rollout.step(Optional.ofNullable(wanted), RolloutTest::drain, isEverywhere, now);
        return text();
    }

    private String text() {
        return rollout.generations().stream().map(generation -> generation.mark().generation() + " "
            + generation.role()).collect(Collectors.joining(", "));
    }

    private void pass(final Duration time) {
        now = now.plus(time);
    }

    @Test
    public void theFirstOneIsOnAllNodesBeforeItIsUsed() {
        final var want = moving("fw a");
        assertEquals("1 COMING", step(want, false));
        assertEquals("1 COMING", step(want, false));
        assertEquals("1 CURRENT", step(want, true));
        assertEquals(Optional.empty(), rollout.next());
        assertEquals("1 CURRENT", step(want, false));
    }

    @Test
    public void nodesThatNeverAnswerDoNotBlock() {
        final var want = moving("fw a");
        step(want, false);
        assertEquals(Optional.of(now.plus(Rollout.PATIENCE)), rollout.next());
        pass(Rollout.PATIENCE.minusMillis(1));
        assertEquals("1 COMING", step(want, false));
        pass(Duration.ofMillis(1));
        assertEquals("1 CURRENT", step(want, false));
    }

    @Test
    public void anotherChainTakesOpenConnectionsAlong() {
        step(moving("fw a"), false);
        step(moving("fw a"), true);
        assertEquals("1 CURRENT, 2 COMING", step(moving("fw a", "ids x"), false));
        assertEquals("1 PASSING, 2 CURRENT", step(moving("fw a", "ids x"), true));
        pass(Rollout.PASSAGE.minusMillis(1));
        assertEquals("1 PASSING, 2 CURRENT", step(moving("fw a", "ids x"), true));
        pass(Duration.ofMillis(1));
        assertEquals("2 CURRENT", step(moving("fw a", "ids x"), true));
    }

    @Test
    public void openConnectionsStayIfTheyShall() {
        step(staying("fw a", "slow a"), false);
        step(staying("fw a", "slow a"), true);
        step(staying("slow a", "fw a"), false);
        assertEquals("1 STAYING, 2 CURRENT", step(staying("slow a", "fw a"), true));
        pass(DRAIN.multipliedBy(2).minusMillis(1));
        assertEquals("1 STAYING, 2 CURRENT", step(staying("slow a", "fw a"), true));
        pass(Duration.ofMillis(1));
        // those that are still open may have frames on their way
        assertEquals("1 PASSING, 2 CURRENT", step(staying("slow a", "fw a"), true));
        pass(Rollout.PASSAGE);
        assertEquals("2 CURRENT", step(staying("slow a", "fw a"), true));
    }

    /** Also where a changed chain would take them along; as long as the service that changed says. */
    @Test
    public void openConnectionsStayWithTheirInstances() {
        step(moving("fw a", "slow a"), false);
        step(moving("fw a", "slow a"), true);
        step(moving("fw a b", "slow a"), false);
        assertEquals("1 STAYING, 2 CURRENT", step(moving("fw a b", "slow a"), true));
        assertEquals(Optional.of(now.plus(DRAIN)), rollout.next());
        step(moving("fw b", "slow a"), false);
        assertEquals("1 STAYING, 2 STAYING, 3 CURRENT", step(moving("fw b", "slow a"), true));
        // a chain without the service takes all of them along
        step(moving("slow a"), false);
        assertEquals("1 PASSING, 2 PASSING, 3 PASSING, 4 CURRENT", step(moving("slow a"), true));
        pass(Rollout.PASSAGE);
        assertEquals("4 CURRENT", step(moving("slow a"), true));
    }

    @Test
    public void whatIsTakenBackBeforeItWasUsedIsGoneAtOnce() {
        step(moving("fw a"), false);
        step(moving("fw a"), true);
        step(moving("ids a"), false);
        assertEquals("1 CURRENT", step(moving("fw a"), true));
        assertEquals("1 CURRENT, 3 COMING", step(moving("ids a"), false));
    }

    /** Nodes that do not answer hold up all changes together for as long as one, but for what the last needs. */
    @Test
    public void changesThatComeQuicklyDoNotKeepEachOtherWaiting() {
        step(moving("fw a"), false);
        step(moving("fw a"), true);
        step(moving("fw 1"), false);
        for (int change = 2; change <= 4; change++) {
            pass(Duration.ofSeconds(3));
            assertEquals("1 CURRENT, " + (change + 1) + " COMING", step(moving("fw " + change), false));
        }
        assertEquals("nodes have time to get it", Optional.of(now.plus(Rollout.HASTE)), rollout.next());
        pass(Rollout.HASTE.minusMillis(1));
        assertEquals("1 CURRENT, 5 COMING", step(moving("fw 4"), false));
        pass(Duration.ofMillis(1));
        assertEquals("1 STAYING, 5 CURRENT", step(moving("fw 4"), false));
        step(moving("fw 5"), false);
        assertEquals("the next one has all the time", Optional.of(now.plus(Rollout.PATIENCE)), rollout.next());
    }

    /** What nodes have of one number is always one thing, so another wish gets another number. */
    @Test
    public void anotherWishOnTheWayIsAnotherGeneration() {
        step(moving("fw a"), false);
        assertEquals("2 COMING", step(moving("ids a"), true));
        assertEquals(chain("ids a"), rollout.coming().orElseThrow().way());
        assertEquals("2 CURRENT", step(moving("ids a"), true));
    }

    @Test
    public void whatIsNotWantedPasses() {
        step(moving("fw a"), false);
        step(moving("fw a"), true);
        step(moving("fw a b"), false);
        step(moving("fw a b"), true);
        step(moving("fw b"), false);
        assertEquals("1 PASSING, 2 PASSING", step(null, true));
        pass(Rollout.PASSAGE);
        assertEquals("", step(null, false));
        assertEquals("4 COMING", step(moving("fw b"), false));
    }

    @Test
    public void anotherIdOrNetworkTakesOpenConnectionsAlong() {
        step(staying("fw a"), false);
        step(staying("fw a"), true);
        final var other = new Wanted(8, chain("fw a"), true);
        step(other, false);
        assertEquals("1 PASSING, 2 CURRENT", step(other, true));
        assertEquals(new PolicyMark(8, 2), rollout.current().orElseThrow().mark());
        final var elsewhere = new Wanted(8, new Chain(new NetworkId("red"), chain("fw a").steps()), true);
        step(elsewhere, false);
        assertEquals("1 PASSING, 2 PASSING, 3 CURRENT", step(elsewhere, true));
    }

    @Test
    public void aRestartGoesOn() {
        rollout = restored(127, chain("fw a"));
        assertEquals("127 CURRENT", step(moving("fw a"), false));
        assertEquals("127 CURRENT, 1 COMING", step(moving("fw b"), false));
        rollout = restored(5, null, old(3, chain("ids a"), DRAIN));
        assertEquals("6 COMING", step(moving("fw a"), false));
    }

    private Rollout restored(final int number, final Way way, final Generation... staying) {
        return Rollout.restored(new PolicyMark(7, number), Optional.ofNullable(way), List.of(staying), now);
    }

    private Generation old(final int number, final Way way, final Duration left) {
        return new Generation(new PolicyMark(7, number), way, Generation.Role.STAYING, Optional.of(now.plus(left)));
    }

    @Test
    public void openConnectionsStayOverARestart() {
        final var want = moving("fw b");
        final var first = old(126, chain("fw a"), DRAIN.multipliedBy(2));
        final var second = old(127, chain("fw a b"), DRAIN);
        rollout = restored(1, want.way(), first, second);
        assertEquals("126 STAYING, 127 STAYING, 1 CURRENT", step(want, false));
        assertEquals(List.of(first, second), rollout.staying());
        pass(DRAIN);
        assertEquals("126 STAYING, 127 PASSING, 1 CURRENT", step(want, false));
        assertEquals("126 STAYING, 127 PASSING, 1 CURRENT, 2 COMING", step(moving("fw c"), false));
        pass(DRAIN);
        assertEquals("126 PASSING, 1 STAYING, 2 CURRENT", step(moving("fw c"), false));
    }

    /** A node that is not heard yet still has it, and frames that it sends are on it. */
    @Test
    public void whatIsOverAtARestartEndsWhenNodesHadTimeToConnect() {
        rollout = restored(3, chain("fw a"), old(1, chain("ids a"), DRAIN.negated()),
            old(2, chain("ids b"), Duration.ofMillis(1)));
        assertEquals(Optional.of(now.plus(Rollout.PATIENCE)), rollout.next());
        assertEquals("1 STAYING, 2 STAYING, 3 CURRENT", step(moving("fw a"), false));
        pass(Rollout.PATIENCE);
        assertEquals("1 PASSING, 2 PASSING, 3 CURRENT", step(moving("fw a"), false));
        pass(Rollout.PASSAGE);
        assertEquals("3 CURRENT", step(moving("fw a"), false));
    }

    @Test
    public void whatDoesNotFitIsNotRestored() {
        final var elsewhere = new Chain(new NetworkId("red"), chain("fw a").steps());
        final var mapping = new Mapped(new NetworkId("blue"), List.of(new ServiceId("fw")), new TreeMap<>());
        final var other = new Generation(new PolicyMark(8, 2), chain("fw a"), Generation.Role.STAYING,
            Optional.of(now.plus(DRAIN)));
        final var good = old(1, chain("ids a"), Rollout.MAX_STAY);
        rollout = restored(9, chain("fw a"), old(9, chain("fw b"), DRAIN), old(3, elsewhere, DRAIN),
            old(4, mapping, DRAIN), other, good);
        assertEquals(List.of(good), rollout.staying());
        assertEquals("1 STAYING, 9 CURRENT", text());
        assertEquals(List.of(), restored(9, mapping, good).staying());
        final var many = IntStream.rangeClosed(1, 12).mapToObj(number -> old(number, chain("fw b"), DRAIN))
            .toArray(Generation[]::new);
        assertEquals(List.of(many).subList(4, 12), restored(20, chain("fw a"), many).staying());
    }

    /** As when this clock is behind the one that it was stored by. */
    @Test
    public void whatIsTooFarAheadEndsAfterTheLongestTime() {
        rollout = restored(3, chain("fw a"), old(1, chain("fw b"), Rollout.MAX_STAY.plusSeconds(9)),
            old(2, chain("fw b"), Duration.ofDays(1000)));
        assertEquals(List.of(old(1, chain("fw b"), Rollout.MAX_STAY), old(2, chain("fw b"), Rollout.MAX_STAY)),
            rollout.staying());
    }

    @Test
    public void openConnectionsCanBeLetGo() {
        rollout = restored(3, chain("fw a"), old(1, chain("ids a"), DRAIN), old(2, chain("fw b"), DRAIN))
            .stayOn(generation -> generation.mark().generation() == 2, now);
        assertEquals("1 PASSING, 2 STAYING, 3 CURRENT", text());
    }

    @Test
    public void oldGenerationsAreBounded() {
        for (int number = 0; number < 300; number++) {
            step(moving("fw a" + number), false);
            step(moving("fw a" + number), true);
            assertTrue(rollout.generations().size() <= 1 + 2 * Rollout.MAX_OLD);
            assertTrue(rollout.generations().stream().filter(old -> old.role() == Generation.Role.STAYING).count()
                <= Rollout.MAX_OLD);
            assertEquals(rollout.generations().size(), rollout.generations().stream().map(Generation::mark)
                .distinct().count());
        }
        assertEquals(chain("fw a299"), rollout.current().orElseThrow().way());
    }

    /** Every interleaving of wishes, answers and time keeps the promises that nodes' frames rely on. */
    @Test
    public void promisesHoldWhateverHappens() {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        LOG.info("seed {}", seed);
        for (int run = 0; run < 2000; run++) {
            rollout = Rollout.NONE;
            walk("seed " + seed + ", run " + run, new Random(seed + run));
        }
    }

    private static Wanted random(final Random random) {
        final var all = new String[][] {{"fw a"}, {"fw a b"}, {"fw b"}, {"ids x"}, {"fw a", "ids x"},
            {"ids x", "fw a"}};
        return new Wanted(7, chain(all[random.nextInt(all.length)]), random.nextBoolean());
    }

    private void walk(final String name, final Random random) {
        final var seen = new Promises();
        var want = Optional.of(random(random));
        for (int event = 0; event < 60; event++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> want = random.nextInt(8) == 0 ? Optional.empty() : Optional.of(random(random));
                case 2 -> pass(Duration.ofMillis(random.nextInt(3000)));
                case 3 -> rollout.next().ifPresent(end -> now = end.isAfter(now) ? end : now);
                default -> { }
            }
            final boolean isEverywhere = random.nextInt(3) == 0;
            final var before = rollout;
            rollout = rollout.step(want, RolloutTest::drain, isEverywhere, now);
            seen.check(name + ", event " + event + ": " + before + " -> " + rollout, before, isEverywhere,
                want.isPresent());
        }
        for (int end = 0; end < 60; end++) {
            rollout = rollout.step(want, RolloutTest::drain, true, now);
            rollout.next().ifPresent(time -> now = time);
        }
        assertEquals(name, want.map(Wanted::way), rollout.current().map(Generation::way));
        assertEquals(name, want.isPresent() ? 1 : 0, rollout.generations().size());
    }

    private final class Promises {
        // since when the generations are on nodes, and until when new frames may have got them
        private final Map<PolicyMark, Instant> since = new HashMap<>();
        private final Map<PolicyMark, Instant> begun = new HashMap<>();
        // since when a change has been under way
        private Instant under = now;

        void check(final String what, final Rollout before, final boolean isEverywhere, final boolean isWanted) {
            final var marks = new HashSet<PolicyMark>();
            rollout.generations().forEach(generation -> assertTrue(what, marks.add(generation.mark())));
            for (var role : new Generation.Role[] {Generation.Role.COMING, Generation.Role.CURRENT}) {
                assertTrue(what, rollout.generations().stream().filter(each -> each.role() == role).count() <= 1);
            }
            assertFalse(what, isWanted && before.current().isPresent() && rollout.current().isEmpty());
            rollout.current().filter(current -> !before.current().equals(rollout.current())).ifPresent(current ->
                assertTrue(what, before.coming().filter(next -> next.mark().equals(current.mark())).isPresent()
                    && (isEverywhere || !now.isBefore(since.get(current.mark()).plus(Rollout.HASTE))
                        && !now.isBefore(under.plus(Rollout.PATIENCE)))));
            for (var old : before.generations()) {
                final boolean isGone = !marks.contains(old.mark());
                if (isGone && begun.containsKey(old.mark()) && before.generations().size() <= 2 * Rollout.MAX_OLD) {
                    assertFalse(what, now.isBefore(begun.get(old.mark()).plus(Rollout.PASSAGE)));
                }
            }
            rollout.coming().ifPresent(next -> {
                if (before.coming().isEmpty() || !before.current().equals(rollout.current())) {
                    under = now;
                }
                since.putIfAbsent(next.mark(), now);
            });
            // open connections that stay have frames on their way, too
            before.generations().stream().filter(old -> old.role() == Generation.Role.CURRENT
                || old.role() == Generation.Role.STAYING).forEach(old -> begun.put(old.mark(), now));
            since.keySet().retainAll(marks);
        }
    }
}
