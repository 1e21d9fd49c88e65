/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.store;

import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTraffic;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.RpcError;

/** Reads how much traffic policies lead through services, through the controller (SI-12). */
public final class PolicyCounters {
    private final RpcConsumerRegistry rpcs;

    /**
     * Makes the service.
     *
     * @param rpcs the platform's RPCs
     */
    public PolicyCounters(final RpcConsumerRegistry rpcs) {
        this.rpcs = rpcs;
    }

    /**
     * Reads the counters of all nodes of a policy.
     *
     * @param policy the policy
     * @return the counters, and the nodes that did not answer
     * @throws Refusal when the controller refuses or is silent
     */
    public ReadTrafficOutput read(final Name policy) throws Refusal {
        final var result = Answers.await(rpcs.getRpc(ReadTraffic.class)
            .invoke(new ReadTrafficInputBuilder().setPolicy(policy).build()));
        if (!result.isSuccessful()) {
            throw new Refusal(result.getErrors().stream().map(RpcError::getMessage)
                .collect(Collectors.joining("; ")));
        }
        return result.getResult();
    }
}
