/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One address family of a node's underlay (VL-7).
 *
 * @param address the node's outer address
 * @param gateway the next hop to other LAN segments; empty: the node's own routing decides
 */
public record UnderlaySide(InetAddress address, Optional<InetAddress> gateway) {
}
