/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import dev.weft.impl.model.StandbyIntent.FailoverOn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides when the other member of a pair takes over (VL-17). Pure: no clock, no state. */
public final class Failover {
    /** How long a fault alone causes no change after the last one, so that a pair does not flap. */
    public static final Duration CALM = Duration.ofSeconds(10);
    /** The same for a fault with which nothing is carried anyway. */
    public static final Duration SHORT_CALM = Duration.ofSeconds(1);

    private Failover() {
        // only a function
    }

    /** What to do. */
    public sealed interface Verdict {
        /** Nothing, until something else is heard. */
        Verdict STAY = new Stay();

        /** Nothing, until something else is heard. */
        record Stay() implements Verdict { }

        /**
         * Nothing yet.
         *
         * @param when when to look again even if nothing else is heard
         */
        record Later(Instant when) implements Verdict { }

        /**
         * The other member takes over.
         *
         * @param reason why, for people
         */
        record TakeOver(String reason) implements Verdict { }
    }

    /**
     * Decides.
     *
     * @param failoverOn what counts as a cause
     * @param active how the member is that carries the links
     * @param other how the other one is; only one that is in service takes over
     * @param last when the roles changed last
     * @param now the time
     * @return what to do; never back to where it came from by itself while the active one is all right
     */
    public static Verdict decide(final FailoverOn failoverOn, final Health active, final Health other,
            final Optional<Instant> last, final Instant now) {
        final boolean ready = other instanceof Health.Fit;
        if (active instanceof Health.Gone gone) {
            return ready ? new Verdict.TakeOver(gone.reason()) : Verdict.STAY;
        }
        if (active instanceof Health.Unsure unsure) {
            return unsure.until().<Verdict>map(Verdict.Later::new).orElse(Verdict.STAY);
        }
        if (active instanceof Health.Impaired impaired && failoverOn == FailoverOn.LINK_DOWN && ready) {
            final var calm = last.map(time -> time.plus(impaired.certain() ? SHORT_CALM : CALM))
                .filter(now::isBefore);
            return calm.<Verdict>map(Verdict.Later::new).orElseGet(() -> new Verdict.TakeOver(impaired.reason()));
        }
        return Verdict.STAY;
    }
}
