/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** Waiting ends when it should, and says what it saw when it should not have ended. */
public class AwaitTest {
    @Test
    public void looksUntilItIsRight() {
        final var looks = new AtomicInteger();
        assertEquals(Integer.valueOf(3),
            Await.until("three", Duration.ofSeconds(5), looks::incrementAndGet, seen -> seen == 3));
    }

    @Test
    public void saysWhatWasSeenInstead() {
        final var failure = assertThrows(AssertionError.class,
            () -> Await.until("rain", Duration.ZERO, () -> "sun", "rain"::equals));
        assertEquals("Waited 0 s in vain for rain; seen: sun", failure.getMessage());
    }
}
