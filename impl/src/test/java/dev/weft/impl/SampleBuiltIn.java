/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl;

import dev.weft.impl.model.IntentReader;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.model.ServiceIntent;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.WithoutInstance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Firewall.DefaultAction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.FirewallBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** A service that switches are as users write it, to test with (GW-1). */
public final class SampleBuiltIn {
    private final ServiceBuilder service = new ServiceBuilder();
    private final Map<InstanceKey, Instance> instances = new HashMap<>();
    private final Map<RuleKey, Rule> rules = new HashMap<>();
    private final boolean isFirewall;

    private SampleBuiltIn(final String name, final String network, final boolean isFirewall) {
        service.setName(new Name(name)).setNetwork(new Name(network)).setWithoutInstance(WithoutInstance.Closed);
        this.isFirewall = isFirewall;
    }

    /** A firewall that drops what no rule fits. */
    public static SampleBuiltIn firewall(final String name, final String network) {
        return new SampleBuiltIn(name, network, true);
    }

    /** A service whose work a gateway does. */
    public static SampleBuiltIn gateway(final String name, final String network, final String gateway) {
        final var sample = new SampleBuiltIn(name, network, false);
        sample.service.setGateway(new Name(gateway));
        return sample;
    }

    public SampleBuiltIn open() {
        service.setWithoutInstance(WithoutInstance.Open);
        return this;
    }

    public SampleBuiltIn on(final String name, final String node) {
        return with(new InstanceBuilder().setName(new Name(name)).setNode(new Name(node)));
    }

    public SampleBuiltIn with(final InstanceBuilder builder) {
        final var instance = builder.build();
        instances.put(instance.key(), instance);
        return this;
    }

    public SampleBuiltIn rule(final int order, final Rule.Action action, final int protocol) {
        return rule(new RuleBuilder().setOrder(Uint16.valueOf(order)).setAction(action)
            .setProtocol(Uint8.valueOf(protocol)));
    }

    public SampleBuiltIn rule(final RuleBuilder builder) {
        final var rule = builder.build();
        rules.put(rule.key(), rule);
        return this;
    }

    /** For what is changed by hand. */
    public ServiceBuilder builder() {
        if (isFirewall) {
            service.setFirewall(new FirewallBuilder().setDefaultAction(DefaultAction.Drop).setRule(rules).build());
        }
        return service.setInstance(instances);
    }

    public Service stored() {
        return builder().build();
    }

    public ServiceIntent read() {
        try {
            return IntentReader.service(stored());
        } catch (InvalidIntent e) {
            throw new IllegalArgumentException(e);
        }
    }
}
