/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.GatewayId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.StageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.StageKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.GatewayNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** States of gateways as the YANG models have them. */
final class GatewayEncoder {
    private GatewayEncoder() {
        // only functions
    }

    static InstanceIdentifier<Gateway> path(final GatewayId gateway) {
        return StateEncoder.ROOT.child(Gateway.class, new GatewayKey(new Name(gateway.value())));
    }

    static Gateway encode(final GatewayId gateway, final State.OfGateway state, final Instant since,
            final List<History.Entry> history) {
        return new GatewayBuilder().withKey(new GatewayKey(new Name(gateway.value()))).setState(new StateBuilder()
            .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
            .setLastChange(Transition.yang(since)).setHistory(SteeringEncoder.encode(history))
            .setNode(state.node().map(node -> new Name(node.value())).orElse(null))
            .setNumber(state.number().isEmpty() ? null
                : new GatewayNumber(Uint8.valueOf(state.number().getAsInt())))
            .setInterface(state.sides().entrySet().stream().map(entry -> new InterfaceBuilder()
                .withKey(new InterfaceKey(new Name(entry.getKey().value())))
                .setMacAddress(new MacAddress(entry.getValue().mac().toString()))
                .setStatus(entry.getValue().condition().status())
                .setReason(entry.getValue().condition().reason().orElse(null)).build())
                .collect(Collectors.toMap(Interface::key, Function.identity())))
            .setStage(state.stages().stream().map(stage -> new StageBuilder().withKey(new StageKey(stage.name()))
                .setEntries(Uint32.valueOf(stage.entries())).setInForce(stage.inForce()).build())
                .collect(Collectors.toMap(Stage::key, Function.identity()))).build()).build();
    }
}
