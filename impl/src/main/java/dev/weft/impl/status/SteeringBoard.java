/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.report.Reported;
import dev.weft.impl.store.StateWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the states of services and policies (SI-8, SI-12). */
final class SteeringBoard {
    private final Map<ServiceId, State.OfService> states = new HashMap<>();
    private final Picture picture;
    private final StateWriter writer;
    private final Announcer announcer;
    private final SteeringAlarms alarms;
    private final ServiceRules serviceRules;
    private final PolicyRules policyRules;
    private final Board<ServiceId, State.OfService> services;
    private final Board<PolicyId, State.OfPolicy> policies;

    SteeringBoard(final Picture picture, final Facts facts, final Reported reported, final StateWriter writer,
            final Announcer announcer, final AlarmBoard alarms, final Clock clock) {
        this.picture = requireNonNull(picture);
        this.writer = requireNonNull(writer);
        this.announcer = requireNonNull(announcer);
        this.alarms = new SteeringAlarms(alarms);
        serviceRules = new ServiceRules(facts, reported);
        policyRules = new PolicyRules(picture, facts, id -> Optional.ofNullable(states.get(id)));
        services = new Board<>(new Services(), clock);
        policies = new Board<>(new Policies(), clock);
    }

    /** Computes the state of a service again. Policies that visit it are to come after it. */
    void refresh(final ServiceId id) {
        final var state = picture.compiled(id).map(serviceRules::service);
        state.ifPresentOrElse(there -> states.put(id, there), () -> states.remove(id));
        services.set(id, state);
    }

    /** Computes the state of a policy again. */
    void refresh(final PolicyId id) {
        policies.set(id, picture.policy(id)
            .flatMap(policy -> picture.compiled(id).map(compiled -> policyRules.policy(policy, compiled))));
    }

    ServiceRules rules() {
        return serviceRules;
    }

    private final class Services implements Board.Outlet<ServiceId, State.OfService> {
        @Override
        public void show(final ServiceId key, final State.OfService state, final Instant since,
                final List<History.Entry> history) {
            writer.put(SteeringEncoder.path(key), SteeringEncoder.encode(key, state, since, history));
        }

        @Override
        public void remove(final ServiceId key) {
            writer.delete(SteeringEncoder.path(key));
            alarms.forget(key);
        }

        @Override
        public void announce(final ServiceId key, final Transition transition) {
            announcer.service(key, transition);
        }

        @Override
        public void follow(final ServiceId key, final State.OfService state) {
            alarms.follow(key, state);
        }
    }

    private final class Policies implements Board.Outlet<PolicyId, State.OfPolicy> {
        @Override
        public void show(final PolicyId key, final State.OfPolicy state, final Instant since,
                final List<History.Entry> history) {
            writer.put(SteeringEncoder.path(key), SteeringEncoder.encode(key, state, since, history));
        }

        @Override
        public void remove(final PolicyId key) {
            writer.delete(SteeringEncoder.path(key));
            alarms.forget(key);
        }

        @Override
        public void announce(final PolicyId key, final Transition transition) {
            announcer.policy(key, transition);
        }

        @Override
        public void follow(final PolicyId key, final State.OfPolicy state) {
            alarms.follow(key, state, picture.policy(key).map(PolicyIntent::chain).orElse(List.of()));
        }
    }
}
