/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.PolicyId;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.ServicePath;

/**
 * What leads the traffic of a policy on a node: a generation of its chain (SI-3), or its mapping (SI-9). Of one policy
 * there can be several, of which traffic begins on one.
 */
public sealed interface PolicyPath permits ServicePath, MappedPath {
    /**
     * Returns what identifies it on its node.
     *
     * @return the key
     */
    ObjectKey key();

    /**
     * Returns whose traffic it leads.
     *
     * @return the policy
     */
    PolicyId policy();
}
