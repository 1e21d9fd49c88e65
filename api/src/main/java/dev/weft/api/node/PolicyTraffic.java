/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Reads from switches how much traffic policies led through services (SI-12), when it is asked for. */
public interface PolicyTraffic {
    /**
     * How much traffic.
     *
     * @param packets frames
     * @param bytes their octets
     */
    record Amount(long packets, long bytes) {
        /** No traffic. */
        public static final Amount NONE = new Amount(0, 0);

        /**
         * Adds another amount.
         *
         * @param other the other
         * @return both together
         */
        public Amount plus(final Amount other) {
            return new Amount(packets + other.packets, bytes + other.bytes);
        }
    }

    /**
     * What an instance on a node did for a policy.
     *
     * @param got what it was given
     * @param gave what it gave back
     */
    record Exchange(Amount got, Amount gave) { }

    /**
     * What a node did for a policy, by all its generations and its mapping together.
     *
     * @param matched what fitted at workloads of the node
     * @param refused what was dropped because a service had no instance or, with a mapping, no rule fitted or nobody
     *     answered in time
     * @param instances what each instance on the node got and gave back
     */
    record Share(Amount matched, Amount refused, Map<InstanceId, Exchange> instances) { }

    /**
     * Asks a node.
     *
     * @param node the node
     * @param policy the policy
     * @return its share; it fails with a message for people if the node does not answer within a few seconds or is not
     *     managed
     */
    CompletionStage<Share> read(NodeId node, PolicyId policy);
}
