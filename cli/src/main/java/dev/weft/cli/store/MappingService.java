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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.NextLocatorInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.Question;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcError;

/** Asks the mapping service, through the controller (SI-9). */
public final class MappingService {
    private final RpcConsumerRegistry rpcs;

    /**
     * Makes the service.
     *
     * @param rpcs the platform's RPCs
     */
    public MappingService(final RpcConsumerRegistry rpcs) {
        this.rpcs = rpcs;
    }

    /**
     * Asks one question.
     *
     * @param question the question
     * @return the answer
     * @throws Refusal when the controller refuses or is silent
     */
    public Answer ask(final Question question) throws Refusal {
        final var result = Answers.await(rpcs.getRpc(NextLocator.class)
            .invoke(new NextLocatorInputBuilder().setQuestion(BindingMap.of(question)).build()));
        if (!result.isSuccessful()) {
            throw new Refusal(result.getErrors().stream().map(RpcError::getMessage)
                .collect(Collectors.joining("; ")));
        }
        return result.getResult().nonnullAnswer().values().stream().findFirst()
            .orElseThrow(() -> new Refusal("the controller gave no answer"));
    }
}
