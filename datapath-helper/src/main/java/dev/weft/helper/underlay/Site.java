/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.underlay;

/**
 * Where this node meets the underlay.
 *
 * @param bridge the underlay bridge
 * @param nic the port of the bridge that leads to the other nodes
 */
public record Site(String bridge, String nic) {
    @Override
    public String toString() {
        return nic + " of " + bridge;
    }
}
