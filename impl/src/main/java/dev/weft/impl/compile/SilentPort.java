/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.ObjectKey;
import dev.weft.impl.model.InterfaceIntent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps link-enabled interfaces silent that no link serves (VL-14). */
public final class SilentPort {
    private SilentPort() {
        // only a function
    }

    /**
     * Compiles an interface. One whose link cannot be programmed, or is out of service, is silent, too: an interface
     * made for a link never falls back to being an ordinary port.
     *
     * @param port the interface
     * @param node where it is; empty: nowhere
     * @param link what became of its link; empty: it has none
     * @return objects by node: one or none
     */
    public static Map<NodeId, List<NodeObject>> compile(final InterfaceIntent port, final Optional<NodeId> node,
            final Optional<Compiled> link) {
        final boolean served = link.orElse(null) instanceof Compiled.Programmed;
        if (!port.linkEnabled() || served || node.isEmpty()) {
            return Map.of();
        }
        return Map.of(node.orElseThrow(),
            List.of(new ShutPort(ObjectKey.shutPort(port.id()), port.port())));
    }
}
