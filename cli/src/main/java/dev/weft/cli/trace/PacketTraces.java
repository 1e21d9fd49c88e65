/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.trace;

import dev.weft.cli.store.Answers;
import dev.weft.cli.store.Refusal;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Trace;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutput;
import org.opendaylight.yangtools.yang.common.RpcError;

/** Asks what a packet would pass (SI-12). */
public final class PacketTraces {
    private final RpcConsumerRegistry rpcs;

    /**
     * Makes the service.
     *
     * @param rpcs the platform's RPCs
     */
    public PacketTraces(final RpcConsumerRegistry rpcs) {
        this.rpcs = rpcs;
    }

    /**
     * Asks.
     *
     * @param packet which packet
     * @return what it would pass
     * @throws Refusal when the controller refuses or is silent
     */
    public TraceOutput ask(final TraceInput packet) throws Refusal {
        final var result = Answers.await(rpcs.getRpc(Trace.class).invoke(packet));
        if (!result.isSuccessful()) {
            throw new Refusal(result.getErrors().stream().map(RpcError::getMessage)
                .collect(Collectors.joining("; ")));
        }
        return result.getResult();
    }
}
