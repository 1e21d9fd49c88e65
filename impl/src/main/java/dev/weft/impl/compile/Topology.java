/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NodeIntent;
import java.util.Optional;

/** What the compiler looks things up in. */
public interface Topology {
    /**
     * Returns the number of the installation (FN-2).
     *
     * @return the number, 0 to 255
     */
    default int installation() {
        return IntentDefaults.INSTALLATION_ID;
    }

    /**
     * Finds a node.
     *
     * @param id its name
     * @return the node, empty when there is none
     */
    Optional<NodeIntent> node(NodeId id);

    /**
     * Finds the number of a node.
     *
     * @param id its name
     * @return the host id in use, empty while it has none
     */
    Optional<HostId> host(NodeId id);

    /**
     * Finds the proxy of the LAN segment of a node (VN-5).
     *
     * @param node the node
     * @return the proxy, which may be the node itself; empty when there is none
     */
    default Optional<Gateway> gateway(final NodeIntent node) {
        return Optional.empty();
    }

    /**
     * Finds an appliance.
     *
     * @param name its name
     * @return the appliance, empty when there is none
     */
    Optional<ApplianceIntent> appliance(String name);

    /**
     * Finds an interface.
     *
     * @param id the interface
     * @return the interface, empty when there is none
     */
    default Optional<InterfaceIntent> port(final InterfaceId id) {
        return appliance(id.appliance()).map(appliance -> appliance.interfaces().get(id.name()));
    }

    /**
     * Finds which interface serves a link in place of the one that the link names (VL-17).
     *
     * @param named the interface as the link names it
     * @return that of the standby while it has taken over, else the same one
     */
    default InterfaceId inUse(final InterfaceId named) {
        return named;
    }

    /**
     * Finds which interface waits to serve a link (VL-17).
     *
     * @param named the interface as the link names it
     * @return that of the member of its pair that does not serve at present; empty without a pair
     */
    default Optional<InterfaceId> reserve(final InterfaceId named) {
        return Optional.empty();
    }

    /**
     * Finds where an interface is.
     *
     * @param id the interface
     * @return the node of its appliance, empty when that is nowhere
     */
    default Optional<NodeId> place(final InterfaceId id) {
        return appliance(id.appliance()).flatMap(ApplianceIntent::node);
    }
}
