/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.MappingService;
import dev.weft.cli.store.PolicyCounters;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;

/** What the console does with services, policies, port profiles and gateways. */
public final class Steering {
    private final ServiceIntents services;
    private final PolicyIntents policies;
    private final ProfileIntents profiles;
    private final PolicyCounters counters;
    private final GatewayIntents gateways;
    private final MappingService mapping;

    /**
     * Makes the service.
     *
     * @param store where intent is
     * @param rpcs the platform's RPCs
     */
    public Steering(final IntentStore store, final RpcConsumerRegistry rpcs) {
        services = new ServiceIntents(store);
        policies = new PolicyIntents(store);
        profiles = new ProfileIntents(store);
        counters = new PolicyCounters(rpcs);
        gateways = new GatewayIntents(store);
        mapping = new MappingService(rpcs);
    }

    /**
     * Returns who changes services.
     *
     * @return the services
     */
    public ServiceIntents services() {
        return services;
    }

    /**
     * Returns who changes policies.
     *
     * @return the policies
     */
    public PolicyIntents policies() {
        return policies;
    }

    /**
     * Returns who changes port profiles.
     *
     * @return the profiles
     */
    public ProfileIntents profiles() {
        return profiles;
    }

    /**
     * Returns who changes gateways.
     *
     * @return the gateways
     */
    public GatewayIntents gateways() {
        return gateways;
    }

    /**
     * Returns who asks the mapping service.
     *
     * @return the mapping service
     */
    public MappingService mapping() {
        return mapping;
    }

    /**
     * Returns who reads traffic.
     *
     * @return the counters
     */
    public PolicyCounters counters() {
        return counters;
    }
}
