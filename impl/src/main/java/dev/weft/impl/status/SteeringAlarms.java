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
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.alarm.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * Raises and clears alarms of services and policies (SI-8): when instances that were in service where they are, are not
 * any more. One that has never been in service is no alarm; its state tells.
 */
final class SteeringAlarms {
    private final Map<ServiceId, Instances> services = new HashMap<>();
    private final Set<PolicyId> lived = new HashSet<>();
    private final AlarmBoard board;

    SteeringAlarms(final AlarmBoard board) {
        this.board = requireNonNull(board);
    }

    /**
     * The instances of one service.
     *
     * @param lived where each was when it was in service last
     * @param lost which of them are out of order
     */
    private record Instances(Map<String, Optional<NodeId>> lived, NavigableSet<String> lost) {
        Instances() {
            this(new HashMap<>(), new TreeSet<>());
        }

        void note(final String name, final State.OfInstance state) {
            switch (state.condition().status()) {
                case Up -> {
                    lived.put(name, state.node());
                    lost.remove(name);
                }
                case Failed -> lost.add(name);
                case Inactive, Waiting -> {
                    if (state.node().isPresent() && (lost.contains(name) || state.node().equals(lived.get(name)))) {
                        lost.add(name);
                    } else {
                        lost.remove(name);
                    }
                }
                case Shut -> lost.remove(name);
                default -> {
                    // it is being programmed; that passes, and until then what was true is true
                }
            }
        }
    }

    /** Takes note of a service, and raises or clears its alarm. */
    void follow(final ServiceId service, final State.OfService state) {
        final var instances = services.computeIfAbsent(service, id -> new Instances());
        instances.lived.keySet().retainAll(state.instances().keySet());
        instances.lost.retainAll(state.instances().keySet());
        state.instances().forEach(instances::note);
        final boolean serves = state.instances().values().stream().anyMatch(State.OfInstance::isUp);
        if (!serves && !instances.lost.isEmpty()) {
            board.raise(Resource.of(service), AlarmType.ServiceDown,
                state.condition().reason().orElse("no instance is in service"));
        } else if (serves || state.condition().status() != Status.Programming) {
            board.clear(Resource.of(service), AlarmType.ServiceDown, serves ? "an instance is in service"
                : state.condition().reason().orElse("it shall be so"));
        }
    }

    /** Raises or clears the alarm of a policy, all of whose services were noted. */
    void follow(final PolicyId policy, final State.OfPolicy state, final Collection<ServiceId> chain) {
        final var resource = Resource.of(policy);
        final var status = state.condition().status();
        final var wounded = chain.stream().map(services::get).anyMatch(there -> there != null && !there.lost.isEmpty());
        final boolean isOut = switch (status) {
            case Failed -> true;
            case Inactive, Waiting -> wounded || lived.contains(policy);
            default -> wounded;
        };
        if (status == Status.Up) {
            lived.add(policy);
        }
        if (isOut) {
            board.raise(resource, AlarmType.PolicyDegraded, state.condition().reason().orElse("it is not in force"));
        } else if (status != Status.Programming) {
            board.clear(resource, AlarmType.PolicyDegraded, "all of it is in force");
        }
    }

    void forget(final ServiceId service) {
        services.remove(service);
        board.clear(Resource.of(service), "the service was deleted");
    }

    void forget(final PolicyId policy) {
        lived.remove(policy);
        board.clear(Resource.of(policy), "the policy was deleted");
    }
}
