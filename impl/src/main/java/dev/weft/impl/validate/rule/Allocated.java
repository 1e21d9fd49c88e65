/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.validate.state.IntentView;

/** Whether an allocation counts: while its owner is there and wants no number of its own. */
final class Allocated {
    private Allocated() {
        // only functions
    }

    static boolean holds(final IntentView view, final LinkId link) {
        return view.isWhole(link) && view.link(link).filter(there -> there.segment().isEmpty()).isPresent();
    }

    static boolean holds(final IntentView view, final NetworkId network, final NetworkKey key) {
        return view.networks().network(network)
            .filter(there -> there.kind() == key.kind() && there.number().isEmpty()).isPresent();
    }
}
