/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.alarm.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;

/**
 * Raises an alarm when one of a pair of appliances is out of service, because then nobody can take over (VL-17). It
 * has some time to come, as after a start of the controller or of its guest. One thread uses it.
 */
public final class PairAlarms {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Pair> pairs = new HashMap<>();
    // who was lost first comes first
    private final Map<String, Loss> lost = new LinkedHashMap<>();
    private final AlarmBoard board;

    /**
     * Makes one.
     *
     * @param board shows the alarms
     */
    public PairAlarms(final AlarmBoard board) {
        this.board = requireNonNull(board);
    }

    private record Loss(Instant time, String text) {
    }

    /**
     * Follows how a pair is.
     *
     * @param pair the pair
     * @param active who carries its links
     * @param activeHealth how that one is
     * @param otherHealth how the other one is
     * @param now the time
     */
    public void follow(final Pair pair, final Member active, final Health activeHealth, final Health otherHealth,
            final Instant now) {
        final var before = pairs.put(pair.primary(), pair);
        if (before != null && !before.standby().equals(pair.standby())) {
            forgetMember(before.standby());
        }
        // whoever carries links with a fault is there; what is wrong is said of the links
        member(pair, active, activeHealth instanceof Health.Impaired ? Health.FIT : activeHealth, now);
        member(pair, active.other(), otherHealth, now);
    }

    /**
     * Forgets a pair that is none any more.
     *
     * @param primary the appliance that links name
     */
    public void forget(final String primary) {
        final var before = pairs.remove(primary);
        if (before != null) {
            forgetMember(before.primary());
            forgetMember(before.standby());
        }
    }

    /**
     * Raises what has lasted long enough.
     *
     * @param now the time
     */
    public void raiseDue(final Instant now) {
        for (var entry : List.copyOf(lost.entrySet())) {
            if (entry.getValue().time.plus(PATIENCE).isAfter(now)) {
                return;
            }
            lost.remove(entry.getKey());
            board.raise(Resource.appliance(entry.getKey()), AlarmType.StandbyMissing, entry.getValue().text);
        }
    }

    /**
     * Tells when something will have lasted long enough.
     *
     * @return when; empty if nothing waits
     */
    public Optional<Instant> next() {
        return lost.values().stream().findFirst().map(loss -> loss.time.plus(PATIENCE));
    }

    private void member(final Pair pair, final Member member, final Health health, final Instant now) {
        final var name = pair.name(member);
        if (health instanceof Health.Fit) {
            lost.remove(name);
            board.clear(Resource.appliance(name), AlarmType.StandbyMissing, "it is in service");
        } else if (!(health instanceof Health.Unsure)) {
            final var text = name + " is out of service, so " + pair.name(member.other()) + " has nobody to take over"
                + " from it: " + health.fault().orElse("");
            if (board.isRaised(Resource.appliance(name), AlarmType.StandbyMissing)) {
                board.raise(Resource.appliance(name), AlarmType.StandbyMissing, text);
            } else {
                final var since = lost.containsKey(name) ? lost.get(name).time : now;
                lost.put(name, new Loss(since, text));
            }
        }
    }

    private void forgetMember(final String name) {
        lost.remove(name);
        board.clear(Resource.appliance(name), AlarmType.StandbyMissing, "it is in no pair any more");
    }
}
