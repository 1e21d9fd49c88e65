/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.overlay.Family;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * What the intent says of the addresses that a guest uses.
 *
 * @param id the interface
 * @param mac its MAC address; empty: not known
 * @param addresses its IP addresses, in no order that means anything
 */
record InnerSide(InterfaceId id, Optional<String> mac, List<InetAddress> addresses) {
    InnerSide {
        addresses = List.copyOf(addresses);
    }

    /** Reads an interface; one that is not there has no addresses. */
    static InnerSide of(final InterfaceId id, final Optional<Appliance> appliance) {
        final var inner = appliance.flatMap(found -> Optional.ofNullable(found.nonnullInterface()
            .get(new InterfaceKey(new Name(id.name()))))).flatMap(port -> Optional.ofNullable(port.getInner()));
        return new InnerSide(id, inner.flatMap(side -> Optional.ofNullable(side.getMacAddress()))
            .map(mac -> mac.getValue()), inner.flatMap(side -> Optional.ofNullable(side.getAddress())).stream()
            .flatMap(all -> all.stream()).map(address -> address.getValue().replaceFirst("/.*", ""))
            .filter(InetAddresses::isInetAddress).map(InetAddresses::forString).toList());
    }

    Optional<InetAddress> address(final Family family) {
        return addresses.stream().filter(address -> Family.of(address) == family).findFirst();
    }
}
