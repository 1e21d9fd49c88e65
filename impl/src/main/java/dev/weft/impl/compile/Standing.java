/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import java.util.Optional;

/** What became of one member of a network when it was compiled. */
public sealed interface Standing {
    /**
     * Returns the interface that serves, or would serve.
     *
     * @return that of the standby while it has taken over, else the member itself (VL-17)
     */
    InterfaceId port();

    /**
     * Returns where it is.
     *
     * @return the node; empty: nowhere
     */
    Optional<NodeId> node();

    /**
     * Returns why it does not serve.
     *
     * @return the reason, for people; empty when it serves
     */
    Optional<String> reason();

    /**
     * It is programmed.
     *
     * @param port the interface that serves
     * @param site the node it is on
     * @param ref how its port is found there
     * @param mac its known address; empty: none is known
     */
    record Served(InterfaceId port, Site site, PortRef ref, Optional<MacAddress> mac) implements Standing {
        public Served {
            requireNonNull(port);
            requireNonNull(ref);
            requireNonNull(mac);
        }

        @Override
        public Optional<NodeId> node() {
            return Optional.of(site.id());
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }
    }

    /**
     * It is kept silent, because it is out of service; the other members go on.
     *
     * @param port the interface that would serve
     * @param node where it is; empty: nowhere
     * @param why what is out of service, for people
     */
    record Shut(InterfaceId port, Optional<NodeId> node, String why) implements Standing {
        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }

    /**
     * Something is missing for now; it is silent until that appears, the other members go on.
     *
     * @param port the interface that would serve
     * @param node where it is; empty: nowhere
     * @param why what is missing, for people
     */
    record Incomplete(InterfaceId port, Optional<NodeId> node, String why) implements Standing {
        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }
}
