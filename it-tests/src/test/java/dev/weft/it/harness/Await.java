/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for something to become true, with a deadline and a message that says what was seen instead. */
public final class Await {
    private static final long STEP_NANOS = Duration.ofMillis(40).toNanos();

    private Await() {
        // only functions
    }

    /**
     * Looks again and again until what is seen is right.
     *
     * @param what what is waited for, as the message of the failure says it
     * @param limit how long at most
     * @param look how to look; what it throws passes through
     * @param isRight whether that is it
     * @param <T> what is seen
     * @return what was seen at last
     * @throws AssertionError if it was never right in time
     */
    public static <T> T until(final String what, final Duration limit, final Supplier<T> look,
            final Predicate<T> isRight) {
        final long begun = System.nanoTime();
        while (true) {
            final T seen = look.get();
            if (isRight.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new AssertionError("Waited " + limit.toSeconds() + " s in vain for " + what + "; seen: "
                    + shortened(Objects.toString(seen)));
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private static String shortened(final String text) {
        return text.length() > 2000 ? text.substring(0, 2000) + " ..." : text;
    }
}
