/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.alarm.Resource;
import dev.weft.impl.store.StateWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * Shows the states of gateways, and raises an alarm when one that was in force is not (GW-1). One that has never been
 * is no alarm; its state tells.
 */
final class GatewayBoard {
    private final Set<GatewayId> lived = new HashSet<>();
    private final Picture picture;
    private final StateWriter writer;
    private final Announcer announcer;
    private final AlarmBoard alarms;
    private final GatewayRules rules;
    private final Board<GatewayId, State.OfGateway> gateways;

    GatewayBoard(final Picture picture, final Facts facts, final StateWriter writer, final Announcer announcer,
            final AlarmBoard alarms, final Clock clock) {
        this.picture = requireNonNull(picture);
        this.writer = requireNonNull(writer);
        this.announcer = requireNonNull(announcer);
        this.alarms = requireNonNull(alarms);
        rules = new GatewayRules(facts);
        gateways = new Board<>(new Outlet(), clock);
    }

    /** Computes the state of a gateway again. */
    void refresh(final GatewayId id) {
        gateways.set(id, picture.compiled(id).map(rules::gateway));
    }

    private final class Outlet implements Board.Outlet<GatewayId, State.OfGateway> {
        @Override
        public void show(final GatewayId key, final State.OfGateway state, final Instant since,
                final List<History.Entry> history) {
            writer.put(GatewayEncoder.path(key), GatewayEncoder.encode(key, state, since, history));
        }

        @Override
        public void remove(final GatewayId key) {
            writer.delete(GatewayEncoder.path(key));
            lived.remove(key);
            alarms.clear(Resource.of(key), "the gateway was deleted");
        }

        @Override
        public void announce(final GatewayId key, final Transition transition) {
            announcer.gateway(key, transition);
        }

        @Override
        public void follow(final GatewayId key, final State.OfGateway state) {
            final var status = state.condition().status();
            if (status == Status.Up) {
                lived.add(key);
            }
            final boolean isOut = status == Status.Failed
                || (status == Status.Waiting || status == Status.Inactive) && lived.contains(key);
            if (isOut) {
                alarms.raise(Resource.of(key), AlarmType.GatewayDown,
                    state.condition().reason().orElse("it is not in force"));
            } else if (status != Status.Programming) {
                alarms.clear(Resource.of(key), AlarmType.GatewayDown, status == Status.Up ? "all of it is in force"
                    : state.condition().reason().orElse("it shall be so"));
            }
        }
    }
}
