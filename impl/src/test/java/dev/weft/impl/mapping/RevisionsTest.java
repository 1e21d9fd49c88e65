/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import static dev.weft.impl.mapping.MappingTest.address;
import static dev.weft.impl.mapping.MappingTest.intent;
import static dev.weft.impl.mapping.MappingTest.mapping;
import static dev.weft.impl.mapping.MappingTest.rule;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import com.google.common.collect.Lists;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.service.Direction;
import dev.weft.impl.mapping.Answer.Arrived;
import dev.weft.impl.mapping.Answer.Next;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

/** No packet takes half of each path, whatever becomes of the mapping meanwhile (SI-9). */
public class RevisionsTest {
    private static final List<String[]> PATHS = List.of(new String[] {"a"}, new String[] {"b"},
        new String[] {"a", "b"}, new String[] {"b", "a"}, new String[0]);

    private static MappedPolicy policy(final Revisions revisions) {
        return new MappedPolicy(new PolicyId("web"), 7, new NetworkId("red"), Duration.ofSeconds(60), revisions,
            Map.of());
    }

    /** One of 5 times 256 mappings. */
    private static Mapping some(final Random random) {
        return mapping(intent(random.nextBoolean(), rule("10.0.0.0/8", "0.0.0.0/0",
            PATHS.get(random.nextInt(PATHS.size()))), rule("11.0.0.0/8", "12.0." + random.nextInt(256) + ".0/24")));
    }

    @Test
    public void theSameMappingHasTheSameNumberAgain() {
        final var one = mapping(intent(true, rule("10.0.0.0/8", "0.0.0.0/0", "a")));
        final var other = mapping(intent(true, rule("10.0.0.0/8", "0.0.0.0/0", "b")));
        final var first = Revisions.NONE.with(one, number -> false);
        assertSame("nothing changed", first, first.with(one, number -> false));
        final var second = first.with(other, number -> false);
        assertTrue(first.current().orElseThrow() >= 1 && first.current().orElseThrow() <= 127);
        assertFalse(first.current().equals(second.current()));
        assertEquals(first.current(), second.with(one, number -> false).current());
        assertEquals("after a restart", second.current(), Revisions.NONE.with(other, number -> false).current());
        final int taken = first.current().orElseThrow();
        assertFalse(Revisions.NONE.with(one, number -> number == taken).has(taken));
    }

    @Test
    public void aNumberBelongsToOneMappingForLong() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        var revisions = Revisions.NONE;
        final Map<Integer, Mapping> last = new HashMap<>();
        final var order = new ArrayList<Integer>();
        for (int change = 0; change < 1000; change++) {
            final var mapping = some(random);
            revisions = revisions.with(mapping, number -> number < 10);
            final int number = revisions.current().orElseThrow();
            assertTrue("seed " + seed, number >= 10);
            final int age = order.lastIndexOf(number);
            if (age >= 0 && Lists.reverse(order).stream().distinct().toList().indexOf(number) < 40) {
                assertEquals("seed " + seed, last.get(number), mapping);
            }
            assertEquals(mapping, revisions.get(number).orElseThrow());
            assertTrue(revisions.entries().size() <= Revisions.REMEMBERED);
            assertTrue(revisions.entries().stream().filter(entry -> entry.mapping().isPresent()).count()
                <= Revisions.KEPT);
            last.put(number, mapping);
            order.add(number);
        }
    }

    /** Packets in both directions, each asking at every hop, while the mapping changes up to seven times. */
    @Test
    public void noPacketTakesHalfOfEachPath() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        var revisions = Revisions.NONE.with(some(random), number -> false);
        for (int packet = 0; packet < 3000; packet++) {
            final var local = address("10.0.0." + random.nextInt(256));
            final var remote = address("10.1.0." + random.nextInt(256));
            final var direction = random.nextBoolean() ? Direction.FROM_WORKLOAD : Direction.TO_WORKLOAD;
            final boolean from = direction == Direction.FROM_WORKLOAD;
            final var begun = revisions.get(revisions.current().orElseThrow()).orElseThrow().path(local, remote)
                .orElseThrow();
            final var visited = new ArrayList<Integer>();
            int left = 7;
            int here = Question.ENTRY;
            int revision = 0;
            boolean arrived = false;
            while (!arrived) {
                final var answer = policy(revisions).answer(new Question(revision, direction, from ? local : remote,
                    from ? remote : local, here));
                if (answer instanceof Next next) {
                    here = next.locator();
                    revision = next.revision();
                    visited.add(here);
                } else {
                    assertTrue("seed " + seed + ": " + answer, answer instanceof Arrived);
                    arrived = true;
                }
                while (left > 0 && random.nextBoolean()) {
                    left--;
                    revisions = revisions.with(some(random), number -> false);
                }
            }
            assertEquals("seed " + seed, from ? begun : Lists.reverse(begun), visited);
        }
    }

    @Test
    public void whatIsNotOnItsPathIsNotAnswered() {
        final var revisions = Revisions.NONE.with(mapping(intent(false, rule("10.0.0.0/8", "10.1.0.0/16", "a"))),
            number -> false);
        final int revision = revisions.current().orElseThrow();
        final var local = address("10.0.0.1");
        final var policy = policy(revisions);
        assertEquals(new Answer.Unknown(), policy.answer(new Question(revision, Direction.FROM_WORKLOAD, local,
            address("10.1.0.1"), 2)));
        assertEquals("begun by a service", new Answer.Refused(revision), policy.answer(new Question(0,
            Direction.FROM_WORKLOAD, local, address("10.1.0.1"), 2)));
        assertEquals(new Answer.Unknown(), policy.answer(new Question(revision % 127 + 1, Direction.FROM_WORKLOAD,
            local, address("10.1.0.1"), Question.ENTRY)));
        assertEquals(new Answer.Refused(revision), policy.answer(new Question(0, Direction.FROM_WORKLOAD, local,
            address("10.2.0.1"), Question.ENTRY)));
        assertEquals("nothing is known yet", new Answer.Unknown(), policy(Revisions.NONE).answer(new Question(0,
            Direction.FROM_WORKLOAD, local, address("10.2.0.1"), Question.ENTRY)));
    }
}
