/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.LinkId;
import dev.weft.api.node.PortState;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.alarm.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;

/**
 * Which states of links are alarms (VL-12). What the intent asks for is none: a link that is shut, or whose appliance
 * is on no node. Nor is a link that waits for guests that have never been there; when guests vanish that were, it is.
 */
final class LinkAlarms {
    // where the ends were when the link was up last
    private final Map<LinkId, List<State.End>> lived = new HashMap<>();
    private final AlarmBoard board;

    LinkAlarms(final AlarmBoard board) {
        this.board = requireNonNull(board);
    }

    void follow(final LinkId link, final State.OfLink state) {
        final var resource = Resource.of(link);
        final var reason = state.condition().reason().orElse("");
        switch (state.condition().status()) {
            case Up -> {
                lived.put(link, places(state));
                clear(resource, "it is up");
            }
            case Shut -> clear(resource, reason);
            case Failed -> {
                board.raise(resource, AlarmType.LinkFailed, reason);
                board.clear(resource, AlarmType.LinkInactive, "it has failed");
            }
            case Inactive, Waiting -> {
                inactive(link, state, reason);
                board.clear(resource, AlarmType.LinkFailed, reason);
            }
            default -> {
                // it is being programmed; that passes, and until then what was true is true
                return;
            }
        }
        authentication(resource, state);
    }

    void forget(final LinkId link) {
        lived.remove(link);
        board.clear(Resource.of(link), "the link was deleted");
    }

    private void clear(final Resource resource, final String why) {
        board.clear(resource, AlarmType.LinkInactive, why);
        board.clear(resource, AlarmType.LinkFailed, why);
    }

    private void inactive(final LinkId link, final State.OfLink state, final String reason) {
        final var resource = Resource.of(link);
        final boolean guestsOnly = state.ends().filter(end -> end.life().liveness() == Liveness.Inactive)
            .allMatch(end -> end.life().cause().filter(LinkAlarms::isGuest).isPresent());
        final boolean served = board.isRaised(resource, AlarmType.LinkInactive)
            || places(state).equals(lived.get(link));
        final boolean isWrong = switch (state.condition().status()) {
            case Inactive -> served || !guestsOnly;
            default -> served && isUnplugged(state);
        };
        if (isWrong) {
            board.raise(resource, AlarmType.LinkInactive, reason);
        } else {
            board.clear(resource, AlarmType.LinkInactive, reason);
        }
    }

    /** Also of a link that has failed; of one that is shut nobody listens, so it ends with that. */
    private void authentication(final Resource resource, final State.OfLink state) {
        final var failed = state.ends().filter(end -> end.life().cause().equals(
            Optional.of(LivenessCause.Authentication))).findFirst();
        if (failed.isPresent()) {
            board.raise(resource, AlarmType.AuthenticationFailed,
                failed.orElseThrow().condition().reason().orElse(""));
        } else {
            board.clear(resource, AlarmType.AuthenticationFailed, "no end complains of control messages any more");
        }
    }

    private static boolean isGuest(final LivenessCause cause) {
        return switch (cause) {
            case PortDown, PortMissing, PeerPortDown -> true;
            case Silent, PeerInactive, Authentication -> false;
        };
    }

    private static boolean isUnplugged(final State.OfLink state) {
        return state.mtu().isPresent()
            && state.ends().anyMatch(end -> end.plugged().equals(Optional.of(PortState.MISSING)));
    }

    /** Where the ends are, without how they are. */
    private static List<State.End> places(final State.OfLink state) {
        return state.ends().map(end -> new State.End(end.node(), end.port(), end.outer(), Condition.UP,
            State.Life.UNKNOWN, Optional.empty())).toList();
    }
}
