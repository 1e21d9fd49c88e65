/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.store;

import dev.weft.openstack.mapping.Names;
import dev.weft.openstack.mapping.Overlay;
import dev.weft.openstack.mapping.Wanted;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Key;
import org.opendaylight.yangtools.yang.binding.KeyAware;

/**
 * Brings the module's objects of the intent to what they shall be, and touches only those that differ. It looks at what
 * is there and not at what changed, so what somebody else deleted or bent comes back with the next request.
 */
final class IntentWriter {
    private static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);

    private final WriteTransaction tx;

    IntentWriter(final WriteTransaction tx) {
        this.tx = tx;
    }

    /** Writes the difference. */
    void write(final Weft present, final Wanted wanted) {
        update(present.nonnullNetwork(), wanted.networks(), Network::getName, Overlay::network,
            key -> ROOT.child(Network.class, new NetworkKey(key)));
        update(present.nonnullAppliance(), wanted.appliances(), Appliance::getName, Overlay::appliance,
            key -> ROOT.child(Appliance.class, new ApplianceKey(key)));
        update(present.nonnullService(), wanted.services(), Service::getName, Overlay::service,
            key -> ROOT.child(Service.class, new ServiceKey(key)));
        update(present.nonnullPolicy(), wanted.policies(), Policy::getName, Overlay::policy,
            key -> ROOT.child(Policy.class, new PolicyKey(key)));
        update(present.nonnullPortProfile(), wanted.profiles(), PortProfile::getName, Overlay::profile,
            key -> ROOT.child(PortProfile.class, new PortProfileKey(key)));
    }

    private <K extends Key<T>, T extends DataObject & KeyAware<K>> void update(final Map<K, T> present,
            final Map<Name, T> wanted, final Function<T, Name> name, final BiFunction<Optional<T>, T, T> overlay,
            final Function<Name, InstanceIdentifier<T>> path) {
        final var ours = present.values().stream().filter(entry -> Names.isOurs(name.apply(entry)))
            .collect(Collectors.toMap(name, Function.identity()));
        wanted.forEach((key, entry) -> {
            final var there = Optional.ofNullable(ours.get(key));
            final var shall = overlay.apply(there, entry);
            if (there.isEmpty() || !there.orElseThrow().equals(shall)) {
                tx.put(LogicalDatastoreType.CONFIGURATION, path.apply(key), shall);
            }
        });
        ours.keySet().stream().filter(key -> !wanted.containsKey(key))
            .forEach(key -> tx.delete(LogicalDatastoreType.CONFIGURATION, path.apply(key)));
    }
}
