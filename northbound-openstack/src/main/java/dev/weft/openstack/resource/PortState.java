/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import dev.weft.openstack.mapping.Names;
import dev.weft.openstack.mapping.Place;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPort;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** What is known of a port: whether it is plugged in, and where. */
final class PortState {
    private PortState() {
        // only functions
    }

    static boolean isUp(final TenantPort port, final View view) {
        final var place = view.placeOf(port.getId());
        return Optional.ofNullable(view.state().nonnullAppliance().get(new ApplianceKey(place.appliance())))
            .flatMap(appliance -> Optional.ofNullable(appliance.nonnullInterface()
                .get(new InterfaceKey(place.port()))))
            .flatMap(there -> Optional.ofNullable(there.getState()))
            .filter(state -> state.getPort() == State.Port.Up).isPresent();
    }

    /** The instance of a pair bears the name of the pair's appliance. */
    static Optional<String> node(final TenantPort port, final View view) {
        final var place = view.placeOf(port.getId());
        return nodeOfMember(port, place, view).or(() -> view.nodeOfInstance(place.appliance())).map(Name::getValue);
    }

    private static Optional<Name> nodeOfMember(final TenantPort port, final Place place, final View view) {
        return Optional.ofNullable(view.state().nonnullNetwork().get(new NetworkKey(Names.of(port.getNetworkId()))))
            .flatMap(network -> Optional.ofNullable(network.getState()))
            .flatMap(state -> Optional.ofNullable(state.nonnullMember()
                .get(new MemberKey(place.appliance(), place.port()))))
            .flatMap(member -> Optional.ofNullable(member.getNode()));
    }
}
