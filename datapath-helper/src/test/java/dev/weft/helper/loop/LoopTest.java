/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.loop;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Test;

public class LoopTest {
    private final ByHand thread = new ByHand();
    private final List<String> passes = new ArrayList<>();
    private final Deque<CompletableFuture<Outcome>> answers = new ArrayDeque<>();
    private final Loop<String> loop = new Loop<>("test", thread, new Backoff(Duration.ofSeconds(1),
        Duration.ofSeconds(4)), this::pass, () -> passes.add("ended"));

    @After
    public void after() {
        thread.shutdownNow();
    }

    @Test
    public void restsUntilSomethingIsWanted() {
        loop.trigger();
        assertEquals(List.of(), passes);
        assertEquals(Optional.empty(), loop.finished());
    }

    @Test
    public void whatHappensDuringAPassLeadsToOneMore() {
        loop.want("a");
        loop.trigger();
        loop.want("b");
        loop.trigger();
        assertEquals(List.of("a"), passes);
        answer(new Outcome.Done());
        assertEquals(List.of("a", "b", "ended"), passes);
        assertEquals("a", loop.finished().orElseThrow().wanted());
        answer(new Outcome.Done());
        assertEquals(List.of("a", "b", "ended", "ended"), passes);
        assertEquals("b", loop.finished().orElseThrow().wanted());
    }

    @Test
    public void failuresAreRetriedLaterAndLater() {
        loop.want("a");
        for (int i = 0; i < 4; i++) {
            answer(new Outcome.Failed("no"));
            thread.timers.remove().run();
        }
        answer(new Outcome.Done());
        loop.trigger();
        answer(new Outcome.Failed("no"));
        assertEquals(List.of(1L, 2L, 4L, 4L, 1L), thread.waits);
    }

    @Test
    public void anEventDoesNotWaitForTheRetry() {
        loop.want("a");
        answer(new Outcome.Failed("no"));
        loop.trigger();
        assertEquals(List.of("a", "ended", "a"), passes);
        assertEquals(true, thread.timers.remove().isCancelled());
    }

    @Test
    public void ofWhatPassesWantToSeeOnceMoreOneLookIsToCome() {
        for (int i = 0; i < 5; i++) {
            loop.want("a" + i);
            loop.later(Duration.ofSeconds(5));
            answer(new Outcome.Done());
        }
        assertEquals(1, pending());
        loop.trigger();
        answer(new Outcome.Failed("no"));
        loop.later(Duration.ofSeconds(5));
        assertEquals("nor beside the retry", 1, pending());
        passes.clear();
        thread.timers.getLast().run();
        assertEquals(List.of("a4"), passes);
        loop.later(Duration.ofSeconds(5));
        answer(new Outcome.Failed("no"));
        assertEquals("failures are tried again when it is time", 1, pending());
        assertEquals(2L, (long) thread.waits.get(thread.waits.size() - 1));
    }

    private long pending() {
        return thread.timers.stream().filter(timer -> !timer.isDone()).count();
    }

    @Test
    public void anExceptionIsAFailure() {
        loop.want("a");
        answers.remove().completeExceptionally(new IllegalStateException("broken"));
        thread.runAll();
        assertEquals(new Outcome.Failed("broken"), loop.finished().orElseThrow().outcome());
    }

    @Test
    public void waitsMustGrow() {
        assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class,
            () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    private CompletableFuture<Outcome> pass(final String wanted) {
        passes.add(wanted);
        answers.add(new CompletableFuture<>());
        return answers.getLast();
    }

    private void answer(final Outcome outcome) {
        answers.remove().complete(outcome);
        thread.runAll();
    }
}
