/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import dev.weft.helper.report.ConnectionStatus;
import dev.weft.helper.report.EndReport;
import dev.weft.helper.report.NodeReport;
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
 */
public record StatusSnapshot(String version, String sheet, Optional<String> problem, NodeReport node,
        ConnectionStatus controller, List<EndReport> ends) {
    public StatusSnapshot {
        Objects.requireNonNull(version);
        Objects.requireNonNull(sheet);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(node);
        Objects.requireNonNull(controller);
        ends = List.copyOf(ends);
    }
}
