/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.store;

import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeCleared;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeClearedInputBuilder;

/** What can be done about alarms. */
public final class AlarmActions {
    private final RpcConsumerRegistry rpcs;

    /**
     * Makes the service.
     *
     * @param rpcs the platform's RPCs
     */
    public AlarmActions(final RpcConsumerRegistry rpcs) {
        this.rpcs = rpcs;
    }

    /**
     * Takes cleared alarms off the list.
     *
     * @return how many
     * @throws Refusal when the controller refuses or is silent
     */
    public long purgeCleared() throws Refusal {
        final var result = Answers.await(rpcs.getRpc(PurgeCleared.class)
            .invoke(new PurgeClearedInputBuilder().build()));
        if (!result.isSuccessful()) {
            throw new Refusal("alarms were not purged: " + result.getErrors());
        }
        return result.getResult().getPurged().longValue();
    }
}
