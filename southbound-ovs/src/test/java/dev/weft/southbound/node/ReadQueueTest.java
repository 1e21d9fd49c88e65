/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.MoreExecutors;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.Test;

/** Who asks a switch for what cannot be had gets a reason, and others go on. */
public class ReadQueueTest {
    private final SwitchSession session = new SwitchSession(message -> new CompletableFuture<>(),
        MoreExecutors.directExecutor(), new UntoldOwner());
    private Optional<SwitchSession> ready = Optional.of(session);
    private final ReadQueue<Integer, String> queue = new ReadQueue<>(() -> ready, (from, number) -> {
        if (number == 0) {
            throw new IllegalArgumentException("no such thing");
        }
        return CompletableFuture.completedFuture("thing " + number);
    }, MoreExecutors.directExecutor());

    @Test
    public void whatCannotBeAskedKeepsNobodyWaiting() {
        assertEquals("no such thing", reasonOf(queue.read(0)).getMessage());
        assertEquals("thing 1", queue.read(1).join());
    }

    @Test
    public void withoutSwitchNobodyWaits() {
        ready = Optional.empty();
        assertEquals("the node's switch is not connected", reasonOf(queue.read(1)).getMessage());
        ready = Optional.of(session);
        assertEquals("thing 1", queue.read(1).join());
    }

    @Test
    public void aSwitchThatDoesNotAnswerIsNamed() {
        final var question = new CompletableFuture<String>();
        final var answer = ReadQueue.patient(question);
        question.completeExceptionally(new TimeoutException());
        final var reason = reasonOf(answer).getMessage();
        assertTrue(reason, reason.contains("did not answer within 10 s"));
    }

    private static Throwable reasonOf(final CompletableFuture<String> answer) {
        return assertThrows(CompletionException.class, answer::join).getCause();
    }
}
