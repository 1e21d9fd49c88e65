/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.impl.model.IntentPath;

/** Where members of networks stand in the intent. */
final class Members {
    private Members() {
        // only functions
    }

    static IntentPath at(final NetworkId network, final InterfaceId member) {
        return IntentPath.network(network).at("member=" + member.appliance() + "," + member.name());
    }
}
