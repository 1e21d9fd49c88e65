/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy;

/**
 * A port profile (SI-2).
 *
 * @param name its name
 * @param policies its policies, the first that fits applies
 * @param ports interfaces that have it, {@code APPLIANCE/INTERFACE}
 */
public record ProfileView(String name, @SerializedName("policy") List<Use> policies,
        @SerializedName("interface") List<Port> ports) {
    /**
     * A policy of a profile.
     *
     * @param policy the policy
     * @param direction which traffic: {@code both}, {@code from} or {@code to} the workload
     */
    public record Use(String policy, String direction) {
        private static Use of(final Policy use) {
            return new Use(Texts.name(use.getPolicy()),
                Optional.ofNullable(use.getDirection()).orElse(Policy.Direction.Both).getName());
        }

        private String text() {
            return Policy.Direction.Both.getName().equals(direction) ? policy : policy + ":" + direction;
        }
    }

    /**
     * An interface that has the profile.
     *
     * @param port {@code APPLIANCE/INTERFACE}
     * @param by {@code intent}, or {@code node} if it was found on its node
     * @param inForce whether it is in force
     */
    public record Port(@SerializedName("interface") String port, String by, boolean inForce) { }

    static ProfileView of(final PortProfile intent, final List<Port> ports) {
        return new ProfileView(intent.getName().getValue(), intent.nonnullPolicy().stream().map(Use::of).toList(),
            ports);
    }

    /**
     * Shows profiles to people.
     *
     * @param profiles the profiles
     * @return a table
     */
    public static String table(final List<ProfileView> profiles) {
        if (profiles.isEmpty()) {
            return "no profiles";
        }
        final var table = new TextTable("PROFILE", "POLICIES", "INTERFACES", "IN-FORCE");
        profiles.forEach(profile -> table.row(profile.name, profile.policies.stream().map(Use::text)
            .collect(Collectors.joining(" ")), profile.ports.size(),
            profile.ports.stream().filter(Port::inForce).count()));
        return table.toString();
    }

    /**
     * Shows all of a profile to people.
     *
     * @return tables: policies, and interfaces if there are any
     */
    public String details() {
        final var table = new TextTable("PROFILE " + name, "DIRECTION");
        policies.forEach(use -> table.row(use.policy, use.direction));
        if (ports.isEmpty()) {
            return table.toString();
        }
        final var interfaces = new TextTable("INTERFACE", "BY", "IN-FORCE");
        ports.forEach(port -> interfaces.row(port.port, port.by, Texts.yesNo(port.inForce)));
        return table + "\n\n" + interfaces;
    }
}
