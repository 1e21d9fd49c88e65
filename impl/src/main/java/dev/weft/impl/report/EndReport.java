/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.end.state.Counters;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * What a helper says of an end of a link (VL-11).
 *
 * @param liveness whether it is alive
 * @param cause why it is inactive; empty unless it is
 * @param since when that changed last, by the node's clock; empty: not known
 * @param roundTripTime microseconds from the last query to its answer; empty: not known
 * @param counters what passed, since the helper started; empty: not told
 */
public record EndReport(Liveness liveness, Optional<LivenessCause> cause, Optional<DateAndTime> since,
        Optional<Uint32> roundTripTime, Optional<Counters> counters) {
    /** An end of which nothing was reported. */
    public static final EndReport UNKNOWN = new EndReport(Liveness.Unknown, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());

    public EndReport {
        requireNonNull(liveness);
        if (liveness != Liveness.Inactive && cause.isPresent()) {
            throw new IllegalArgumentException("an end that is " + liveness.getName() + " has no cause to be inactive");
        }
    }

    /** Returns this report, with the counters of an older one if it has none. */
    EndReport over(final Optional<EndReport> older) {
        return counters.isPresent() || older.isEmpty() ? this
            : new EndReport(liveness, cause, since, roundTripTime, older.orElseThrow().counters);
    }

    /** Returns this report's figures, with the state of an older one. */
    EndReport as(final EndReport older) {
        return new EndReport(older.liveness, older.cause, older.since, roundTripTime, counters);
    }

    /** Tells whether another report differs in nothing but figures. */
    boolean sameState(final EndReport other) {
        return liveness == other.liveness && cause.equals(other.cause) && since.equals(other.since);
    }
}
