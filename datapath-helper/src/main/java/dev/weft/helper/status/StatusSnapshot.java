/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import dev.weft.helper.fabric.FabricStatus;
import dev.weft.helper.health.InstanceStatus;
import dev.weft.helper.mapping.MappingStatus;
import dev.weft.helper.report.ConnectionStatus;
import dev.weft.helper.report.EndReport;
import dev.weft.helper.report.NodeReport;
import dev.weft.helper.router.RouterStatus;
import dev.weft.helper.security.SecurityStatus;
import dev.weft.helper.varp.VnetStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a node shows of itself, at one moment (VL-12).
 *
 * @param version of the helper
 * @param sheet digest of the sheet in force; empty if there is none
 * @param problem what is wrong with the node as a whole; empty if all is well
 * @param node its figures
 * @param controller how reports get to the controller
 * @param ends all ends, in any order
 * @param vnets vnets whose stations are discovered, sorted by id
 * @param ways protected ways to other nodes, sorted by their numbers
 * @param fabric what is in force of ways in Ethernet
 * @param instances instances of services that are probed, sorted by name
 * @param mappings policies with a mapping, sorted by id
 * @param gateways tenants' gateways, sorted by number
 */
public record StatusSnapshot(String version, String sheet, Optional<String> problem, NodeReport node,
        ConnectionStatus controller, List<EndReport> ends, List<VnetStatus> vnets, List<SecurityStatus.Way> ways,
        String fabric, List<InstanceStatus> instances, List<MappingStatus> mappings, List<RouterStatus> gateways) {
    public StatusSnapshot {
        Objects.requireNonNull(version);
        Objects.requireNonNull(sheet);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(node);
        Objects.requireNonNull(controller);
        Objects.requireNonNull(fabric);
        ends = List.copyOf(ends);
        vnets = List.copyOf(vnets);
        ways = List.copyOf(ways);
        instances = List.copyOf(instances);
        gateways = List.copyOf(gateways);
        mappings = List.copyOf(mappings);
    }

    /** A node without such vnets, ways, instances, policies and gateways. */
    public StatusSnapshot(final String version, final String sheet, final Optional<String> problem,
            final NodeReport node, final ConnectionStatus controller, final List<EndReport> ends) {
        this(version, sheet, problem, node, controller, ends, List.of(), List.of(), FabricStatus.OFF.text(), List.of(),
            List.of(), List.of());
    }
}
