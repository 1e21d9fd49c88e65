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
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.ObjectKey;
import dev.weft.impl.model.Bandwidth;
import dev.weft.impl.model.InterfaceIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a node does with an interface, whatever it serves: keeps it silent (VL-14), limits it (VN-9). */
public final class PortCompiler {
    private PortCompiler() {
        // only a function
    }

    /** Whether an interface is in service. */
    public enum Service {
        /** It serves a link or a network. */
        SERVES,
        /** It is a member of a network that it does not serve at present. */
        WAITS,
        /** Neither. */
        NONE
    }

    /**
     * Compiles an interface. One that is made for a link and does not serve any is silent, also when its link cannot be
     * programmed or is out of service, and so is a member of a network: they never fall back to being ordinary ports.
     *
     * @param port the interface
     * @param node where it is; empty: nowhere
     * @param service whether it is in service
     * @return objects by node: of one node at most
     */
    public static Map<NodeId, List<NodeObject>> compile(final InterfaceIntent port, final Optional<NodeId> node,
            final Service service) {
        final var objects = new ArrayList<NodeObject>(2);
        if (service == Service.WAITS || service == Service.NONE && port.linkEnabled()) {
            objects.add(new ShutPort(ObjectKey.shutPort(port.id()), port.port()));
        }
        final var limits = port.bandwidth();
        if (!limits.equals(Bandwidth.UNLIMITED)) {
            objects.add(new PortLimit(ObjectKey.portLimit(port.id()), port.port(), limits.fromGuest(),
                limits.toGuest()));
        }
        return node.isEmpty() || objects.isEmpty() ? Map.of() : Map.of(node.orElseThrow(), objects);
    }
}
