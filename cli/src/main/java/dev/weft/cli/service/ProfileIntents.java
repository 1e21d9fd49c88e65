/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import dev.weft.api.id.InterfaceId;
import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Port profiles, and the interfaces that have them (SI-2). */
public final class ProfileIntents {
    private static final InstanceIdentifier<Weft> ROOT = InstanceIdentifier.create(Weft.class);

    private final IntentStore store;

    ProfileIntents(final IntentStore store) {
        this.store = store;
    }

    /**
     * Makes a port profile. Asking twice for the same is harmless.
     *
     * @param profile the profile
     * @return whether it is new
     * @throws Refusal when there is another one of that name, or with the validator's message
     */
    public boolean add(final PortProfile profile) throws Refusal {
        return entry(profile.getName()).add(profile);
    }

    /**
     * Changes a port profile in one step.
     *
     * @param profile its name
     * @param change what to change
     * @return whether it is another one now
     * @throws Refusal when there is none, or with the validator's message
     */
    public boolean set(final Name profile, final UnaryOperator<PortProfileBuilder> change) throws Refusal {
        return entry(profile).edit(present -> change.apply(new PortProfileBuilder(present)).build());
    }

    /**
     * Deletes a port profile.
     *
     * @param profile its name
     * @throws Refusal when there is none, or with the validator's message
     */
    public void delete(final Name profile) throws Refusal {
        entry(profile).delete();
    }

    /**
     * Gives interfaces a port profile, or takes it away, in one step.
     *
     * @param ports the interfaces, one at least
     * @param profile the profile's name; empty: none
     * @return whether that is another one than before
     * @throws Refusal when there is no such interface, or with the validator's message; then none is changed
     */
    public boolean attach(final List<InterfaceId> ports, final Optional<Name> profile) throws Refusal {
        return Entry.edit(ports.stream().map(this::entry).toList(), present ->
            new InterfaceBuilder(present).setPortProfile(profile.orElse(null)).build());
    }

    private Entry<Interface> entry(final InterfaceId port) {
        return new Entry<>(store, ROOT.child(Appliance.class, new ApplianceKey(new Name(port.appliance())))
            .child(Interface.class, new InterfaceKey(new Name(port.name()))), "interface " + port);
    }

    private Entry<PortProfile> entry(final Name profile) {
        return new Entry<>(store, ROOT.child(PortProfile.class, new PortProfileKey(profile)),
            "profile " + profile.getValue());
    }
}
