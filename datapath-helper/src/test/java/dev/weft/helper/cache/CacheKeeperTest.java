/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.cache;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.loop.Backoff;
import dev.weft.helper.loop.ByHand;
import dev.weft.helper.loop.Loop;
import dev.weft.helper.loop.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Test;

/** Once for each change, at most once a second, and always after the last one. */
public class CacheKeeperTest {
    private static final List<String> ONCE = List.of("revalidator/wait", "revalidator/purge");

    private final List<String> calls = new ArrayList<>();
    private final ByHand thread = new ByHand();
    private final CacheKeeper keeper = new CacheKeeper(this::call, thread);
    private final Loop<String> loop = new Loop<>("caches", thread,
        new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(5)), keeper::pass, () -> { });
    private String refused = "";

    @After
    public void after() {
        thread.shutdownNow();
    }

    @Test
    public void oncePerChange() {
        want("a");
        rest();
        want("a");
        loop.trigger();
        thread.runAll();
        assertEquals(ONCE, taken());
        want("b");
        assertEquals(ONCE, taken());
        assertEquals(2, keeper.times());
    }

    @Test
    public void whatComesDuringTheRestIsDoneAfterItAtOnce() {
        want("a");
        assertEquals(ONCE, taken());
        want("b");
        want("c");
        want("d");
        assertEquals(List.of(), taken());
        assertEquals(List.of(1L), thread.waits);
        rest();
        assertEquals("all of them together", ONCE, taken());
        rest();
        assertEquals(List.of(), taken());
        assertEquals(2, keeper.times());
    }

    @Test
    public void whereItCannotWaitItDoesNot() {
        refused = "revalidator/wait";
        want("a");
        rest();
        assertEquals(new Outcome.Done(), loop.finished().orElseThrow().outcome());
        assertEquals(1, keeper.times());
    }

    @Test
    public void failuresAreTriedAgain() {
        refused = "revalidator/purge";
        want("a");
        assertEquals(new Outcome.Failed("no revalidator/purge"), loop.finished().orElseThrow().outcome());
        assertEquals(0, keeper.times());
        refused = "";
        rest();
        rest();
        assertEquals(new Outcome.Done(), loop.finished().orElseThrow().outcome());
        assertEquals(1, keeper.times());
    }

    private void want(final String change) {
        loop.want(change);
        thread.runAll();
    }

    private void rest() {
        thread.timers.remove().run();
        thread.runAll();
    }

    private List<String> taken() {
        final List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    private CompletableFuture<String> call(final String command, final String... arguments) {
        assertEquals(0, arguments.length);
        if (command.equals(refused)) {
            return CompletableFuture.failedFuture(new IllegalStateException("no " + command));
        }
        calls.add(command);
        return CompletableFuture.completedFuture("");
    }
}
