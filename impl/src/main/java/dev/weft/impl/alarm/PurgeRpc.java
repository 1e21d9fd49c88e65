/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.alarm;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.concurrent.Executor;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeCleared;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeClearedInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeClearedOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.PurgeClearedOutputBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Takes cleared alarms off the list when asked to: {@code weft-alarm:purge-cleared}. */
public final class PurgeRpc implements PurgeCleared, AutoCloseable {
    private final AlarmBoard board;
    private final Executor executor;
    private final Registration registration;

    /**
     * Makes it and registers it.
     *
     * @param provider where it is registered
     * @param board the alarms
     * @param executor the one thread on which the board is used
     */
    public PurgeRpc(final RpcProviderService provider, final AlarmBoard board, final Executor executor) {
        this.board = requireNonNull(board);
        this.executor = requireNonNull(executor);
        registration = provider.registerRpcImplementation(this);
    }

    @Override
    public ListenableFuture<RpcResult<PurgeClearedOutput>> invoke(final PurgeClearedInput input) {
        return Futures.submit(() -> RpcResultBuilder.success(new PurgeClearedOutputBuilder()
            .setPurged(Uint32.valueOf(board.purgeCleared())).build()).build(), executor);
    }

    @Override
    public void close() {
        registration.close();
    }
}
