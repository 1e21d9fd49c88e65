/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.LinkKey;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearLinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearLinkKeyInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearLinkKeyOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearLinkKeyOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearNetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearNetworkKeyInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearNetworkKeyOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.ClearNetworkKeyOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetLinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetLinkKeyInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetLinkKeyOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetLinkKeyOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetNetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetNetworkKeyInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetNetworkKeyOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.key.rev261121.SetNetworkKeyOutputBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actions by which keys are given and taken (VL-10, VN-7). Nothing here says what a key is. */
public final class KeyRpcs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRpcs.class);

    private final KeyRing keys;
    private final Executor executor;
    private final KeyUser user;
    private final Registration registration;

    /**
     * Registers the actions.
     *
     * @param registry where they are registered
     * @param keys what they change
     * @param executor the one thread that uses the keys
     * @param user told which link or network has another key
     */
    public KeyRpcs(final RpcProviderService registry, final KeyRing keys, final Executor executor,
            final KeyUser user) {
        this.keys = requireNonNull(keys);
        this.executor = requireNonNull(executor);
        this.user = requireNonNull(user);
        registration = registry.registerRpcImplementations((SetLinkKey) this::set, (ClearLinkKey) this::clear,
            (SetNetworkKey) this::setOfNetwork, (ClearNetworkKey) this::clearOfNetwork);
    }

    @Override
    public void close() {
        registration.close();
    }

    private ListenableFuture<RpcResult<SetLinkKeyOutput>> set(final SetLinkKeyInput input) {
        return onThread(() -> {
            final var link = new LinkId(input.requireLink().getValue());
            keys.give(link, LinkKey.of(Base64.getDecoder().decode(input.requireKey())));
            LOG.info("Link {} was given a key", link);
            user.keyChanged(link);
            return RpcResultBuilder.success(new SetLinkKeyOutputBuilder().build()).build();
        });
    }

    private ListenableFuture<RpcResult<ClearLinkKeyOutput>> clear(final ClearLinkKeyInput input) {
        return onThread(() -> {
            final var link = new LinkId(input.requireLink().getValue());
            if (!keys.clear(link)) {
                return RpcResultBuilder.<ClearLinkKeyOutput>failed().withError(ErrorType.APPLICATION,
                    ErrorTag.DATA_MISSING, "link " + link + " was not given a key, so there is none to clear").build();
            }
            LOG.info("The key that link {} was given is cleared", link);
            user.keyChanged(link);
            return RpcResultBuilder.success(new ClearLinkKeyOutputBuilder().build()).build();
        });
    }

    private ListenableFuture<RpcResult<SetNetworkKeyOutput>> setOfNetwork(final SetNetworkKeyInput input) {
        return onThread(() -> {
            final var network = new NetworkId(input.requireNetwork().getValue());
            keys.give(network, LinkKey.of(Base64.getDecoder().decode(input.requireKey())));
            LOG.info("Network {} was given a key", network);
            user.keyChanged(network);
            return RpcResultBuilder.success(new SetNetworkKeyOutputBuilder().build()).build();
        });
    }

    private ListenableFuture<RpcResult<ClearNetworkKeyOutput>> clearOfNetwork(final ClearNetworkKeyInput input) {
        return onThread(() -> {
            final var network = new NetworkId(input.requireNetwork().getValue());
            if (!keys.clear(network)) {
                return RpcResultBuilder.<ClearNetworkKeyOutput>failed().withError(ErrorType.APPLICATION,
                    ErrorTag.DATA_MISSING, "network " + network + " was not given a key, so there is none to clear")
                    .build();
            }
            LOG.info("The key that network {} was given is cleared", network);
            user.keyChanged(network);
            return RpcResultBuilder.success(new ClearNetworkKeyOutputBuilder().build()).build();
        });
    }

    /** What goes wrong is told without what was asked, because that may be a key. */
    private <T> ListenableFuture<RpcResult<T>> onThread(final Callable<RpcResult<T>> task) {
        return Futures.catching(Futures.submit(task, executor), Exception.class, fault -> {
            LOG.warn("A key could not be changed", fault);
            return RpcResultBuilder.<T>failed().withError(ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED,
                "the key was not changed: " + fault.getMessage()).build();
        }, MoreExecutors.directExecutor());
    }
}
