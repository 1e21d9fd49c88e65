/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.address;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.AddressTable;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.worker.Inquiry;
import dev.weft.impl.worker.Services;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddresses;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.ReadAddressesOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.Entry;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.EntryKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.Unread;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.UnreadBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.read.addresses.output.UnreadKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * Answers {@code weft-network:read-addresses} (FN-6): all nodes of the network are asked at once, and who does not
 * answer in time is named with the reason.
 */
public final class ReadAddressesRpc implements ReadAddresses, AutoCloseable {
    private final CompiledNetworks networks;
    private final AddressTable tables;
    private final ScheduledExecutorService executor;
    private final Registration registration;

    /**
     * Makes it and registers it.
     *
     * @param provider where it is registered
     * @param networks knows where networks are
     * @param tables reads nodes
     * @param services whose executor measures time
     */
    public ReadAddressesRpc(final RpcProviderService provider, final CompiledNetworks networks,
            final AddressTable tables, final Services services) {
        this.networks = requireNonNull(networks);
        this.tables = requireNonNull(tables);
        executor = services.executor();
        registration = provider.registerRpcImplementation(this);
    }

    @Override
    public ListenableFuture<RpcResult<ReadAddressesOutput>> invoke(final ReadAddressesInput input) {
        final Name name = input.getNetwork();
        if (name == null) {
            return refused("no network is given; give its name").buildFuture();
        }
        final var network = new NetworkId(name.getValue());
        return Futures.transformAsync(networks.compiled(network), compiled -> compiled.isEmpty()
            ? refused("there is no network " + network + "; see /weft:weft/network").buildFuture()
            : compiled.flatMap(CompiledNetwork::key).map(key -> read(network, key, compiled.orElseThrow()))
                .orElseGet(() -> RpcResultBuilder.success(new ReadAddressesOutputBuilder().build()).buildFuture()),
            MoreExecutors.directExecutor());
    }

    @Override
    public void close() {
        registration.close();
    }

    private static RpcResultBuilder<ReadAddressesOutput> refused(final String text) {
        return RpcResultBuilder.<ReadAddressesOutput>failed().withError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE,
            text);
    }

    private ListenableFuture<RpcResult<ReadAddressesOutput>> read(final NetworkId network, final NetworkKey key,
            final CompiledNetwork compiled) {
        final var survey = new Survey(network, key, compiled);
        return Futures.transform(new Inquiry<>(node -> tables.read(node, key), executor).ask(compiled.parts().keySet()),
            result -> RpcResultBuilder.success(encode(survey, result)).build(), MoreExecutors.directExecutor());
    }

    private static ReadAddressesOutput encode(final Survey survey,
            final Inquiry.Result<List<AddressTable.Entry>> result) {
        final var entries = new HashMap<EntryKey, Entry>();
        result.answers().forEach((node, table) -> table.stream().map(entry -> survey.encode(node, entry))
            .forEach(entry -> entries.putIfAbsent(entry.key(), entry)));
        final var unread = new HashMap<UnreadKey, Unread>();
        result.silent().forEach((node, reason) -> {
            final var silent = new UnreadBuilder().setNode(new Name(node.value())).setReason(reason).build();
            unread.put(silent.key(), silent);
        });
        return new ReadAddressesOutputBuilder().setEntry(entries).setUnread(unread).build();
    }
}
