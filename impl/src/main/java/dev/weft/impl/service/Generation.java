/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.PolicyId;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.service.PolicyMark;
import java.time.Instant;
import java.util.Optional;

/**
 * One generation of the way on which a policy leads traffic, and how far it is (SI-6).
 *
 * @param mark the policy's id and the number of the generation
 * @param way what it is made of
 * @param role what it is for at present
 * @param until when it goes on by itself: a coming one is taken into use although nodes have not answered, a staying
 *     one lets connections go on to the current one, a passing one is removed; empty: never
 */
public record Generation(PolicyMark mark, Way way, Role role, Optional<Instant> until) {
    /** What a generation is for. */
    public enum Role {
        /** It is being put on the nodes; no frame has it yet. */
        COMING(ServicePath.Role.PASSING),
        /** Whatever fits the policy begins here. */
        CURRENT(ServicePath.Role.CURRENT),
        /** Open connections that began on it stay on it. */
        STAYING(ServicePath.Role.STAYING),
        /** Frames that are on it go on; none begin. */
        PASSING(ServicePath.Role.PASSING);

        private final ServicePath.Role onNodes;

        Role(final ServicePath.Role onNodes) {
            this.onNodes = onNodes;
        }

        /**
         * Returns what nodes are told.
         *
         * @return their role of it
         */
        public ServicePath.Role onNodes() {
            return onNodes;
        }
    }

    public Generation {
        requireNonNull(mark);
        requireNonNull(way);
        requireNonNull(role);
        requireNonNull(until);
        if (until.isPresent() == (role == Role.CURRENT)) {
            throw new IllegalArgumentException("generation " + mark + " is " + role + " until " + until);
        }
    }

    /**
     * Returns what it is on nodes.
     *
     * @param policy the policy that it is of
     * @return the key of the object; all mappings of a policy are one
     */
    public ObjectKey key(final PolicyId policy) {
        return way instanceof Mapped ? ObjectKey.mappedPath(policy, mark.policy())
            : ObjectKey.servicePath(policy, mark);
    }

    /**
     * Says whether open connections can stay on this generation while another one is in force. A mapping knows of none.
     *
     * @param current the generation in force
     * @return whether they can
     */
    boolean canStayUnder(final Generation current) {
        return mark.policy() == current.mark.policy() && !mark.equals(current.mark)
            && way.network().equals(current.way.network()) && way instanceof Chain && current.way instanceof Chain;
    }

    /**
     * Returns this generation in another role.
     *
     * @param now the role
     * @param end when that ends; empty for the current one only
     * @return the generation
     */
    Generation as(final Role now, final Optional<Instant> end) {
        return new Generation(mark, way, now, end);
    }
}
