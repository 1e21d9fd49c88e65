/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import static java.util.Objects.requireNonNull;

import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Locator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Revision;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer.Result;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.AnswerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.AnswerKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** The answer to one question as the YANG model has it. */
final class AnswerEncoder {
    private final AnswerBuilder answer;

    AnswerEncoder(final Uint32 number) {
        answer = new AnswerBuilder().withKey(new AnswerKey(requireNonNull(number)));
    }

    org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer unknown() {
        return answer.setResult(Result.Unknown).build();
    }

    org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer encode(
            final MappedPolicy policy, final Answer found) {
        if (found instanceof Answer.Next next) {
            enter(policy, next.revision(), Result.Next);
            enter(policy, next.locator());
        } else if (found instanceof Answer.Arrived arrived) {
            enter(policy, arrived.revision(), Result.Arrived);
        } else if (found instanceof Answer.Refused refused) {
            enter(policy, refused.revision(), Result.Refused);
        } else {
            return unknown();
        }
        return answer.build();
    }

    private void enter(final MappedPolicy policy, final int revision, final Result result) {
        answer.setResult(result).setRevision(new Revision(Uint8.valueOf(revision)))
            .setLifetime(Uint32.valueOf(policy.lifetime().toSeconds()));
    }

    /** What an older revision leads to may be gone by now. */
    private void enter(final MappedPolicy policy, final int locator) {
        answer.setLocator(new Locator(Uint8.valueOf(locator)));
        final var place = policy.places().get(locator);
        if (place != null) {
            answer.setService(new Name(place.instance().service().value()))
                .setInstance(new Name(place.instance().instance()));
            place.node().ifPresent(node -> answer.setNode(new Name(node.value())));
        }
    }
}
