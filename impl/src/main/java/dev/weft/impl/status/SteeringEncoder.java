/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Locator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Revision;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.state.LocatorBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.History;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.changes.HistoryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.state.Mapping;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.state.MappingBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.GatewayNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** States of services and policies as the YANG models have them. */
final class SteeringEncoder {
    private SteeringEncoder() {
        // only functions
    }

    static InstanceIdentifier<Service> path(final ServiceId service) {
        return StateEncoder.ROOT.child(Service.class, new ServiceKey(new Name(service.value())));
    }

    static InstanceIdentifier<Policy> path(final dev.weft.api.id.PolicyId policy) {
        return StateEncoder.ROOT.child(Policy.class, new PolicyKey(new Name(policy.value())));
    }

    static Service encode(final ServiceId service, final State.OfService state, final Instant since,
            final List<dev.weft.impl.status.History.Entry> history) {
        return new ServiceBuilder().withKey(new ServiceKey(new Name(service.value()))).setState(new StateBuilder()
            .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
            .setLastChange(Transition.yang(since)).setHistory(encode(history))
            .setInstance(state.instances().entrySet().stream().map(entry -> encode(entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(Instance::key, Function.identity()))).build()).build();
    }

    private static Instance encode(final String name, final State.OfInstance state) {
        return new InstanceBuilder().withKey(new InstanceKey(new Name(name)))
            .setNode(state.node().map(node -> new Name(node.value())).orElse(null))
            .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
            .setNumber(state.number().isEmpty() ? null
                : new GatewayNumber(Uint8.valueOf(state.number().getAsInt())))
            .setHealth(state.health()).build();
    }

    static Policy encode(final dev.weft.api.id.PolicyId policy, final State.OfPolicy state, final Instant since,
            final List<dev.weft.impl.status.History.Entry> history) {
        return new PolicyBuilder().withKey(new PolicyKey(new Name(policy.value()))).setState(
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.StateBuilder()
                .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
                .setLastChange(Transition.yang(since)).setHistory(encode(history)).setId(encode(state.number()))
                .setGeneration(state.generation().map(Uint8::valueOf).orElse(null))
                .setDraining(state.draining().stream().map(Uint8::valueOf).collect(Collectors.toSet()))
                .setWorkload(state.workloads().stream().map(InterfaceId::toString).collect(Collectors.toSet()))
                .setMapping(state.mapping().map(SteeringEncoder::encode).orElse(null)).build()).build();
    }

    private static Mapping encode(final State.OfMapping mapping) {
        return new MappingBuilder().setRevision(new Revision(Uint8.valueOf(mapping.revision())))
            .setLocator(mapping.locators().entrySet().stream().map(entry -> new LocatorBuilder()
                .setNumber(new Locator(Uint8.valueOf(entry.getKey())))
                .setService(new Name(entry.getValue().instance().service().value()))
                .setInstance(new Name(entry.getValue().instance().instance())).setInService(entry.getValue().serves())
                .build()).collect(BindingMap.toMap())).build();
    }

    private static PolicyId encode(final OptionalInt number) {
        return number.isEmpty() ? null : new PolicyId(Uint16.valueOf(number.getAsInt()));
    }

    static Map<HistoryKey, History> encode(final List<dev.weft.impl.status.History.Entry> history) {
        return history.stream().map(entry -> new HistoryBuilder().withKey(new HistoryKey(
            Uint32.valueOf(entry.number()))).setTime(Transition.yang(entry.time()))
            .setStatus(entry.condition().status()).setReason(entry.condition().reason().orElse(null)).build())
            .collect(Collectors.toMap(History::key, Function.identity()));
    }
}
