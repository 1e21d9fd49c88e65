/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.impl.validate.state.Transition;

/** What remembers connections on a node, each with a number there: gateways, and firewalls of chains (GW-1). */
final class Gates {
    private Gates() {
        // only functions
    }

    static boolean isCrowded(final Transition transition, final NodeId node) {
        return transition.after().gateways().on(node).size() + transition.after().steering().naming(node).size()
            > TenantGateway.MAX_NUMBER;
    }

    static String crowded(final NodeId node) {
        return "node " + node + " has " + TenantGateway.MAX_NUMBER + " gateways and firewalls already; name another"
            + " node";
    }
}
