/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.GatewayId;
import dev.weft.impl.model.TenantGatewayIntent;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What one transaction does to gateways, also by taking away what they depend on (GW-1). */
public final class GatewayReach {
    private final Changes changes;
    private final IntentView after;

    GatewayReach(final Changes changes, final IntentView after) {
        this.changes = changes;
        this.after = after;
    }

    /**
     * Returns the gateways that are new or changed.
     *
     * @return the gateways as they would be, in the order of names
     */
    public List<TenantGatewayIntent> changed() {
        return changes.gateways().values().stream().flatMap(change -> change.after().stream()).toList();
    }

    /**
     * Returns the gateways that are new or changed, or whose node or one of whose networks is changed or deleted.
     *
     * @return the gateways as they would be, in the order of names
     */
    public List<TenantGatewayIntent> affected() {
        final var ids = new TreeSet<>(changes.gateways().keySet());
        changes.nodes().keySet().forEach(node -> ids.addAll(after.gateways().on(node)));
        changes.networks().keySet().forEach(network -> ids.addAll(after.gateways().of(network)));
        return ids.stream().map(after.gateways()::gateway).flatMap(Optional::stream).toList();
    }

    /**
     * Says whether a gateway is new, deleted or changed.
     *
     * @param gateway its name
     * @return whether it is
     */
    public boolean changes(final GatewayId gateway) {
        return changes.gateways().containsKey(gateway);
    }
}
