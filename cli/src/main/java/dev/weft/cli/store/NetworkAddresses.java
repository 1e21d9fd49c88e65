/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.store;

import dev.weft.api.id.NetworkId;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.RpcConsumerRegistry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddresses;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.RpcError;

/** The bridge tables of networks, read from their nodes (FN-6). */
public final class NetworkAddresses {
    private final RpcConsumerRegistry rpcs;

    /**
     * Makes the service.
     *
     * @param rpcs the platform's RPCs
     */
    public NetworkAddresses(final RpcConsumerRegistry rpcs) {
        this.rpcs = rpcs;
    }

    /**
     * Reads the tables of all nodes of a network.
     *
     * @param network the network
     * @return the entries, and the nodes that did not answer
     * @throws Refusal when the controller refuses or is silent
     */
    public ReadAddressesOutput read(final NetworkId network) throws Refusal {
        final var result = Answers.await(rpcs.getRpc(ReadAddresses.class)
            .invoke(new ReadAddressesInputBuilder().setNetwork(new Name(network.value())).build()));
        if (!result.isSuccessful()) {
            throw new Refusal(result.getErrors().stream().map(RpcError::getMessage)
                .collect(Collectors.joining("; ")));
        }
        return result.getResult();
    }
}
