/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.ChainId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.state.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.state.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.state.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** States of chains as the YANG model has them. */
final class ChainEncoder {
    private ChainEncoder() {
        // only functions
    }

    static InstanceIdentifier<Chain> path(final ChainId chain) {
        return StateEncoder.ROOT.child(Chain.class, new ChainKey(new ChainName(chain.value())));
    }

    static Chain encode(final ChainId chain, final State.OfChain state, final Instant since,
            final List<History.Entry> history) {
        return new ChainBuilder().withKey(new ChainKey(new ChainName(chain.value()))).setState(new StateBuilder()
            .setStatus(state.condition().status()).setReason(state.condition().reason().orElse(null))
            .setLastChange(Transition.yang(since)).setHistory(SteeringEncoder.encode(history))
            .setLink(state.links().stream().map(ChainEncoder::encode)
                .collect(Collectors.toMap(Link::key, Function.identity()))).build()).build();
    }

    private static Link encode(final State.OfChainLink link) {
        return new LinkBuilder().withKey(new LinkKey(new Name(link.id().value()))).setFrom(new Name(link.from()))
            .setTo(new Name(link.to())).setStatus(link.condition().status())
            .setReason(link.condition().reason().orElse(null)).build();
    }
}
