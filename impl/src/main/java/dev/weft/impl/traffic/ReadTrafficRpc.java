/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.traffic;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.PolicyTraffic;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.impl.compile.CompiledPolicy;
import dev.weft.impl.worker.Inquiry;
import dev.weft.impl.worker.Services;
import java.util.HashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTraffic;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.Unread;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.UnreadBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.read.traffic.output.UnreadKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** The operation {@code weft-service:read-traffic} (SI-12): asks all nodes of a policy at the same time. */
public final class ReadTrafficRpc implements ReadTraffic, AutoCloseable {
    private final CompiledPolicies policies;
    private final PolicyTraffic traffic;
    private final ScheduledExecutorService executor;
    private final Registration registration;

    /**
     * Makes it and registers it.
     *
     * @param provider where it is registered
     * @param policies knows where policies are
     * @param traffic reads nodes
     * @param services whose executor measures time
     */
    public ReadTrafficRpc(final RpcProviderService provider, final CompiledPolicies policies,
            final PolicyTraffic traffic, final Services services) {
        this.policies = requireNonNull(policies);
        this.traffic = requireNonNull(traffic);
        executor = services.executor();
        registration = provider.registerRpcImplementation(this);
    }

    @Override
    public ListenableFuture<RpcResult<ReadTrafficOutput>> invoke(final ReadTrafficInput input) {
        final Name name = input.getPolicy();
        if (name == null) {
            return refused("no policy is given; give its name");
        }
        final var policy = new PolicyId(name.getValue());
        return Futures.transformAsync(policies.compiled(policy), compiled -> compiled.isEmpty()
            ? refused("there is no policy " + policy + "; see /weft:weft/policy")
            : read(policy, compiled.orElseThrow()), MoreExecutors.directExecutor());
    }

    @Override
    public void close() {
        registration.close();
    }

    private static ListenableFuture<RpcResult<ReadTrafficOutput>> refused(final String text) {
        return RpcResultBuilder.<ReadTrafficOutput>failed().withError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE,
            text).buildFuture();
    }

    private ListenableFuture<RpcResult<ReadTrafficOutput>> read(final PolicyId policy, final CompiledPolicy compiled) {
        return Futures.transform(new Inquiry<>(node -> read(node, policy), executor).ask(compiled.nodes()),
            result -> RpcResultBuilder.success(encode(result)).build(), MoreExecutors.directExecutor());
    }

    private ListenableFuture<Share> read(final NodeId node, final PolicyId policy) {
        final SettableFuture<Share> answer = SettableFuture.create();
        traffic.read(node, policy).whenComplete((share, fault) -> {
            if (fault == null) {
                answer.set(share);
            } else {
                answer.setException(fault);
            }
        });
        return answer;
    }

    private static ReadTrafficOutput encode(final Inquiry.Result<Share> result) {
        final var tally = new Tally();
        result.answers().values().forEach(tally::add);
        final var unread = new HashMap<UnreadKey, Unread>();
        result.silent().forEach((node, reason) -> {
            final var silent = new UnreadBuilder().setNode(new Name(node.value())).setReason(reason).build();
            unread.put(silent.key(), silent);
        });
        return tally.encode().setUnread(unread).build();
    }
}
