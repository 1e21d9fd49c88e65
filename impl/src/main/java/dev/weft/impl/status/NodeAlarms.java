/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.alarm.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;

/** Which states of nodes are alarms (VL-12): one that was connected and is not, unless it comes back soon. */
final class NodeAlarms {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<NodeId> connected = new HashSet<>();
    // since when, and why; who was lost first comes first
    private final Map<NodeId, Loss> lost = new LinkedHashMap<>();
    private final AlarmBoard board;
    private final Clock clock;

    NodeAlarms(final AlarmBoard board, final Clock clock) {
        this.board = requireNonNull(board);
        this.clock = requireNonNull(clock);
    }

    private record Loss(Instant time, String reason) {
    }

    void follow(final NodeId node, final State.OfNode state) {
        oversize(node, state);
        final var resource = Resource.of(node);
        final var reason = state.condition().reason().orElse("it is not connected")
            + "; what it carries goes on, and changes reach it when it is back";
        if (state.isConnected()) {
            connected.add(node);
            lost.remove(node);
            board.clear(resource, AlarmType.NodeUnreachable, "it is connected");
        } else if (connected.remove(node)) {
            lost.put(node, new Loss(clock.instant(), reason));
        } else if (lost.containsKey(node)) {
            lost.put(node, new Loss(lost.get(node).time, reason));
        } else if (board.isRaised(resource, AlarmType.NodeUnreachable)) {
            board.raise(resource, AlarmType.NodeUnreachable, reason);
        }
    }

    void forget(final NodeId node) {
        connected.remove(node);
        lost.remove(node);
        board.clear(Resource.of(node), "the node was deleted");
    }

    /** Raises what has lasted long enough. */
    void raiseDue() {
        final var now = clock.instant();
        for (var entry : List.copyOf(lost.entrySet())) {
            if (entry.getValue().time.plus(PATIENCE).isAfter(now)) {
                return;
            }
            lost.remove(entry.getKey());
            board.raise(Resource.of(entry.getKey()), AlarmType.NodeUnreachable, entry.getValue().reason);
        }
    }

    /** Returns when something will have lasted long enough. */
    Optional<Duration> next() {
        return lost.values().stream().findFirst()
            .map(loss -> Duration.between(clock.instant(), loss.time.plus(PATIENCE)));
    }

    /** A helper that does not report leaves open whether it is over. */
    private void oversize(final NodeId node, final State.OfNode state) {
        state.oversize().ifPresent(way -> {
            if (way == OversizeWay.Failed) {
                board.raise(Resource.of(node), AlarmType.OversizeFailed, "packets that are too large for the underlay"
                    + " cannot be sent: " + state.oversizeReason().orElse("its helper does not say why; see its log"));
            } else {
                board.clear(Resource.of(node), AlarmType.OversizeFailed, "the way in use is " + way.getName());
            }
        });
    }
}
