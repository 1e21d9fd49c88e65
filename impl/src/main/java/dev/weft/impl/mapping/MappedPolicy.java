/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.service.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy in mapping mode, as it answers (SI-9).
 *
 * @param id its name
 * @param number its id on the wire
 * @param network the network whose traffic it leads
 * @param lifetime how long nodes may keep an answer
 * @param revisions its mappings
 * @param places what is at each of its locators
 */
public record MappedPolicy(PolicyId id, int number, NetworkId network, Duration lifetime,
        Revisions revisions, Map<Integer, Place> places) {
    /**
     * What is at a locator.
     *
     * @param instance the instance
     * @param node where it is; empty: nowhere at present
     */
    public record Place(InstanceId instance, Optional<NodeId> node) {
        public Place {
            requireNonNull(instance);
            requireNonNull(node);
        }
    }

    public MappedPolicy {
        requireNonNull(id);
        requireNonNull(network);
        requireNonNull(lifetime);
        requireNonNull(revisions);
        places = Map.copyOf(places);
    }

    /**
     * Says whether new traffic can be led to a locator.
     *
     * @param locator the locator
     * @return true if its instance is in service
     */
    public boolean serves(final int locator) {
        return revisions.current().flatMap(revisions::get).stream()
            .flatMap(mapping -> mapping.pools().values().stream())
            .anyMatch(pool -> pool.locators().containsValue(locator));
    }

    /**
     * Answers a question.
     *
     * @param question the question
     * @return the answer
     */
    public Answer answer(final Question question) {
        final int revision = question.revision() == 0 ? revisions.current().orElse(0) : question.revision();
        return revisions.get(revision).map(mapping -> mapping.path(question.local(), question.remote())
            .map(path -> next(question, revision, path)).orElseGet(() -> new Answer.Refused(revision)))
            .orElseGet(Answer.Unknown::new);
    }

    private static Answer next(final Question question, final int revision, final List<Integer> way) {
        final var path = question.direction() == Direction.FROM_WORKLOAD ? way : Lists.reverse(way);
        final int last = path.indexOf(question.here());
        if (last < 0 && question.here() != Question.ENTRY) {
            // what a service begins by itself is on no revision yet, and has no business elsewhere
            return question.revision() == 0 ? new Answer.Refused(revision) : new Answer.Unknown();
        }
        return last + 1 < path.size() ? new Answer.Next(revision, path.get(last + 1)) : new Answer.Arrived(revision);
    }
}
