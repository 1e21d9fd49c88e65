/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.pipeline.feature.TunnelPort;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What may have changed of ports. An empty number means that there is no such port.
 *
 * @param ports the OpenFlow numbers of appliances' ports
 * @param states the states of the same ports
 * @param tunnels the OpenFlow numbers of tunnel ports
 * @param profiles what the same ports say of their port profile (SI-2)
 * @param helpers the OpenFlow numbers of the helper's ports as they are now, changed or not
 */
public record PortNews(Map<PortRef, OptionalInt> ports, Map<PortRef, PortState> states,
        Map<PortRef, Optional<String>> profiles, Map<TunnelPort, OptionalInt> tunnels,
        Map<HelperPort, Integer> helpers) {
}
