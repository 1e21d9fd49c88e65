/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import com.google.common.util.concurrent.ListenableFuture;
import dev.weft.api.id.PolicyId;
import dev.weft.api.service.Direction;
import dev.weft.impl.model.Addresses;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.AnswerKey;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** The operation {@code weft-mapping:next-locator} (SI-9), which nodes and people ask. */
public final class NextLocatorRpc implements NextLocator, AutoCloseable {
    /** The most questions of one call. */
    static final int MAX_QUESTIONS = 1000;

    private final MappingDirectory directory;
    private final Registration registration;

    /**
     * Makes it and registers it.
     *
     * @param provider where it is registered
     * @param policies knows the answers
     */
    public NextLocatorRpc(final RpcProviderService provider, final MappedPolicies policies) {
        directory = policies.mappings();
        registration = provider.registerRpcImplementation(this);
    }

    @Override
    public ListenableFuture<RpcResult<NextLocatorOutput>> invoke(final NextLocatorInput input) {
        final var questions = input.nonnullQuestion();
        if (questions.size() > MAX_QUESTIONS) {
            return refused(questions.size() + " questions are more than " + MAX_QUESTIONS + "; make several calls");
        }
        final Map<AnswerKey, org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output
            .Answer> answers = new HashMap<>();
        for (var question : questions.values()) {
            try {
                final var answer = answer(question);
                answers.put(answer.key(), answer);
            } catch (IllegalArgumentException e) {
                return refused("question " + question.key().getNumber() + ": " + e.getMessage());
            }
        }
        return RpcResultBuilder.success(new NextLocatorOutputBuilder().setAnswer(answers).build()).buildFuture();
    }

    @Override
    public void close() {
        registration.close();
    }

    private static ListenableFuture<RpcResult<NextLocatorOutput>> refused(final String text) {
        return RpcResultBuilder.<NextLocatorOutput>failed().withError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE,
            text).buildFuture();
    }

    private org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer answer(
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.Question asked) {
        final var encoder = new AnswerEncoder(asked.key().getNumber());
        final var question = question(asked);
        return policy(asked).map(policy -> encoder.encode(policy, policy.answer(question)))
            .orElseGet(encoder::unknown);
    }

    private Optional<MappedPolicy> policy(
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.Question asked) {
        final var name = asked.getPolicy();
        final var number = asked.getPolicyId();
        if (name == null && number == null) {
            throw new IllegalArgumentException("it says no policy; give policy-id or policy");
        }
        return name == null ? directory.find(number.getValue().toJava()) : directory.find(new PolicyId(name.getValue()))
            .filter(policy -> number == null || policy.number() == number.getValue().toJava());
    }

    private static Question question(
            final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.Question asked) {
        final var revision = asked.getRevision();
        final var here = asked.getHere();
        return new Question(revision == null ? 0 : revision.toJava(),
            asked.getDirection() == org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator
                .input.Question.Direction.To ? Direction.TO_WORKLOAD : Direction.FROM_WORKLOAD,
            address("source", asked.getSource()), address("destination", asked.getDestination()),
            here == null ? Question.ENTRY : here.toJava());
    }

    private static InetAddress address(final String leaf, final IpAddressNoZone address) {
        if (address == null) {
            throw new IllegalArgumentException("it has no " + leaf + "; give an address");
        }
        return Addresses.of(address);
    }
}
