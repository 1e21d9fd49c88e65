/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.alarm.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * Which states of networks are alarms, one for each network at most (VL-12). As with links, a member that waits for a
 * guest that has never been there, is kept silent, or is on no node is none; one that was in service where it is now
 * and is not any more is, and so is what a switch refused.
 */
final class NetworkAlarms {
    private final Map<NetworkId, Members> networks = new HashMap<>();
    private final AlarmBoard board;

    NetworkAlarms(final AlarmBoard board) {
        this.board = requireNonNull(board);
    }

    private record Place(Optional<NodeId> node, InterfaceId port) { }

    /**
     * The members of one network.
     *
     * @param lived where each was when it was up last
     * @param lost which of them are out of order
     */
    private record Members(Map<InterfaceId, Place> lived, NavigableSet<InterfaceId> lost) {
        Members() {
            this(new HashMap<>(), new TreeSet<>());
        }

        void note(final InterfaceId member, final State.OfMember state) {
            final var place = new Place(state.node(), state.port());
            switch (state.condition().status()) {
                case Up -> {
                    lived.put(member, place);
                    lost.remove(member);
                }
                case Failed -> lost.add(member);
                case Shut -> lost.remove(member);
                case Inactive, Waiting -> {
                    if (state.served() && (lost.contains(member) || place.equals(lived.get(member)))) {
                        lost.add(member);
                    } else {
                        lost.remove(member);
                    }
                }
                default -> {
                    // it is being programmed; that passes, and until then what was true is true
                }
            }
        }

        void forget(final InterfaceId member) {
            lived.remove(member);
            lost.remove(member);
        }
    }

    /** Takes note of a member; empty: it is one no more. */
    void note(final NetworkId network, final InterfaceId member, final Optional<State.OfMember> state) {
        final var members = networks.computeIfAbsent(network, id -> new Members());
        state.ifPresentOrElse(there -> members.note(member, there), () -> members.forget(member));
    }

    /** Raises or clears the alarm of a network, all of whose members were noted. */
    void follow(final NetworkId network, final Roster roster) {
        final var members = networks.get(network);
        final var resource = Resource.of(network);
        if (members == null || members.lost.isEmpty()) {
            board.clear(resource, AlarmType.NetworkDegraded, "all members are in service that should be");
            return;
        }
        final var first = members.lost.stream().filter(member -> status(roster, member) == Status.Failed).findFirst()
            .orElseGet(members.lost::first);
        final int others = members.lost.size() - 1;
        board.raise(resource, AlarmType.NetworkDegraded, "member " + first + ": "
            + Optional.ofNullable(roster.members().get(first)).flatMap(state -> state.condition().reason())
                .orElse("it is out of order")
            + (others == 0 ? "" : "; and " + others + " more " + (others == 1 ? "member" : "members")));
    }

    void forget(final NetworkId network) {
        networks.remove(network);
        board.clear(Resource.of(network), "the network was deleted");
    }

    private static Status status(final Roster roster, final InterfaceId member) {
        return roster.members().get(member).condition().status();
    }
}
