/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;

/** Joins intent and state of services, policies and port profiles (SI-12). */
public final class ServiceViews {
    private final IntentStore store;

    ServiceViews(final IntentStore store) {
        this.store = store;
    }

    /**
     * Lists the services.
     *
     * @return the services
     * @throws Refusal when the datastore cannot be read
     */
    public List<ServiceView> services() throws Refusal {
        final var states = store.state().nonnullService();
        final var users = ServiceView.users(policies());
        return store.intent().nonnullService().values().stream()
            .map(service -> ServiceView.of(service, states.get(service.key()), users))
            .sorted(Comparator.comparing(ServiceView::name)).toList();
    }

    /**
     * Shows one service.
     *
     * @param name its name
     * @return the service
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public ServiceView service(final String name) throws Refusal {
        return named("service", name, services().stream().filter(service -> service.name().equals(name)));
    }

    /**
     * Lists the policies.
     *
     * @return the policies
     * @throws Refusal when the datastore cannot be read
     */
    public List<PolicyView> policies() throws Refusal {
        final var states = store.state().nonnullPolicy();
        final var intent = store.intent();
        return intent.nonnullPolicy().values().stream()
            .map(policy -> PolicyView.of(policy, states.get(policy.key()),
                profilesWith(policy.getName().getValue(), intent)))
            .sorted(Comparator.comparing(PolicyView::name)).toList();
    }

    /**
     * Shows one policy.
     *
     * @param name its name
     * @return the policy
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public PolicyView policy(final String name) throws Refusal {
        return named("policy", name, policies().stream().filter(policy -> policy.name().equals(name)));
    }

    /**
     * Lists the port profiles.
     *
     * @return the profiles
     * @throws Refusal when the datastore cannot be read
     */
    public List<ProfileView> profiles() throws Refusal {
        final var intent = store.intent();
        final var state = store.state();
        return intent.nonnullPortProfile().values().stream()
            .map(profile -> ProfileView.of(profile, ports(profile, intent, state)))
            .sorted(Comparator.comparing(ProfileView::name)).toList();
    }

    /**
     * Shows one port profile.
     *
     * @param name its name
     * @return the profile
     * @throws Refusal when there is none of that name, or the datastore cannot be read
     */
    public ProfileView profile(final String name) throws Refusal {
        return named("profile", name, profiles().stream().filter(profile -> profile.name().equals(name)));
    }

    /**
     * Says whether a service or a policy has a name.
     *
     * @param name the name
     * @return whether one has
     * @throws Refusal when the datastore cannot be read
     */
    public boolean isNamed(final String name) throws Refusal {
        final var intent = store.intent();
        return intent.nonnullService().values().stream().anyMatch(service -> service.getName().getValue().equals(name))
            || intent.nonnullPolicy().values().stream().anyMatch(policy -> policy.getName().getValue().equals(name));
    }

    private static <T> T named(final String what, final String name, final Stream<T> found) throws Refusal {
        return found.findFirst().orElseThrow(() -> new Refusal(what + " " + name + " does not exist"));
    }

    private static List<String> profilesWith(final String policy, final Weft intent) {
        return intent.nonnullPortProfile().values().stream().filter(profile -> profile.nonnullPolicy().stream()
            .anyMatch(use -> use.getPolicy().getValue().equals(policy)))
            .map(profile -> profile.getName().getValue()).sorted().toList();
    }

    /** Those that the intent gives it, and those that were found to have it. */
    private static List<ProfileView.Port> ports(final PortProfile profile, final Weft intent, final Weft state) {
        final var found = new ArrayList<ProfileView.Port>();
        intent.nonnullAppliance().values().forEach(appliance -> {
            final var known = Optional.ofNullable(state.nonnullAppliance().get(appliance.key()))
                .map(there -> there.nonnullInterface()).orElse(Map.of());
            appliance.nonnullInterface().values().forEach(port -> {
                final boolean isGiven = profile.getName().equals(port.getPortProfile());
                final boolean inForce = Optional.ofNullable(known.get(port.key())).map(Interface::getState)
                    .filter(there -> profile.getName().equals(there.getPortProfile())).isPresent();
                if (isGiven || inForce) {
                    found.add(new ProfileView.Port(appliance.getName().getValue() + "/" + port.getName().getValue(),
                        isGiven ? "intent" : "node", inForce));
                }
            });
        });
        return found.stream().sorted(Comparator.comparing(ProfileView.Port::port)).toList();
    }
}
