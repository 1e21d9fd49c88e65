/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ProfileIntent.Use;
import dev.weft.impl.model.ServiceFunction;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.Workplace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Services, policies and port profiles for tests of rules. */
public final class SteeringSamples {
    private SteeringSamples() {
        // only functions
    }

    /** A service whose instances, called 1, 2 and so on, have interfaces given as appliance/in or appliance/in:out. */
    public static ServiceIntent service(final String name, final String network, final String... ports) {
        final var id = new ServiceId(name);
        final SortedMap<String, InstanceIntent> instances = new TreeMap<>();
        for (var port : ports) {
            final var number = Integer.toString(instances.size() + 1);
            final var words = port.split(":");
            final var in = Samples.port(words[0]);
            final var out = words.length == 1 ? in : Samples.port(in.appliance() + "/" + words[1]);
            instances.put(number, new InstanceIntent(new InstanceId(id, number), new Workplace.Ports(in, out), 1,
                InstanceIntent.Admin.UP));
        }
        return new ServiceIntent(id, new NetworkId(network), ServiceFunction.APPLIANCES, false, false, true,
            IntentDefaults.DRAIN_TIME, Optional.empty(), instances);
    }

    public static PolicyIntent policy(final String name, final String... services) {
        return new PolicyIntent(new PolicyId(name), OptionalInt.empty(),
            Arrays.stream(services).map(ServiceId::new).toList(), Optional.empty(), List.of(), false);
    }

    public static PolicyIntent withId(final PolicyIntent policy, final int number) {
        return new PolicyIntent(policy.id(), OptionalInt.of(number), policy.chain(), policy.mapping(),
            policy.classifiers(), policy.stay());
    }

    public static ProfileIntent profile(final String name, final String... policies) {
        return new ProfileIntent(name, Arrays.stream(policies)
            .map(policy -> new Use(new PolicyId(policy), true, true)).toList());
    }

    public static InterfaceIntent withProfile(final InterfaceIntent port, final String profile) {
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), port.port(), port.outerAddress(),
            port.listen(), port.innerMtu(), port.mac(), port.bandwidth(), Optional.of(profile));
    }
}
