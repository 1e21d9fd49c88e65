/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.LinkKey;
import java.util.Optional;

/** The secrets of protected networks (VN-7), where the compiler looks them up. */
public interface Secrets {
    /**
     * Returns with what two nodes authenticate each other.
     *
     * @param one a node
     * @param other another one
     * @return the secret: the same for both
     */
    LinkKey between(HostId one, HostId other);

    /**
     * Returns the key that a network was given.
     *
     * @param network the network
     * @return the key; empty when it was given none
     */
    Optional<LinkKey> share(NetworkId network);

    /**
     * Says that the key of a network is lost, so that nothing may be sent.
     *
     * @param network the network
     * @return why, and what to do about it; empty when there is nothing wrong
     */
    Optional<String> lost(NetworkId network);
}
