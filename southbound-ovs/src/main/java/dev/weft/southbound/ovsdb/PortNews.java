/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.api.node.PortRef;
import dev.weft.pipeline.feature.TunnelPort;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The OpenFlow numbers of ports that may have changed; an empty number means that there is no such port.
 *
 * @param ports appliances' ports
 * @param tunnels tunnel ports
 */
public record PortNews(Map<PortRef, OptionalInt> ports, Map<TunnelPort, OptionalInt> tunnels) {
}
