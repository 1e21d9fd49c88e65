/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.key;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;

/** Who uses keys of links and networks. */
public interface KeyUser {
    /**
     * A link has another key now. Returns at once.
     *
     * @param link the link, which need not exist
     */
    void keyChanged(LinkId link);

    /**
     * A network has another key now. Returns at once.
     *
     * @param network the network, which need not exist
     */
    void keyChanged(NetworkId network);
}
