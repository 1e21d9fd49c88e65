/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * One report of a node's helper.
 *
 * @param node the node that it says it is from
 * @param session one run of the helper
 * @param sequence counts the reports of a session
 * @param complete whether it begins the report of everything
 * @param helper the node as a whole; empty: nothing new
 * @param ends ends of links on the node
 * @param instances instances of services on the node
 */
record Message(NodeId node, String session, Uint64 sequence, boolean complete, Optional<HelperReport> helper,
        Map<EndId, EndReport> ends, Map<InstanceId, InstanceReport> instances) {
    Message {
        ends = Map.copyOf(ends);
        instances = Map.copyOf(instances);
    }
}
