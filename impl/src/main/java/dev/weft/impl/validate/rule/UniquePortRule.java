/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef.Plugged;
import dev.weft.api.node.PortRef.Tunnel;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A port of a switch is that of one interface: by port-id anywhere, by device or tunnel on one node (VL-1, SI-11). */
final class UniquePortRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.appliances().forEach(appliance -> appliance.interfaces().values()
            .forEach(port -> problem(transition, appliance.node(), port).ifPresent(problems)));
    }

    private static Optional<Problem> problem(final Transition transition, final Optional<NodeId> node,
            final InterfaceIntent port) {
        if (port.port() instanceof Plugged plugged) {
            return samePortId(transition, port.id(), plugged.ifaceId());
        }
        return node.flatMap(where -> sameOnNode(transition, port, where));
    }

    private static Optional<Problem> samePortId(final Transition transition, final InterfaceId port,
            final String portId) {
        return Claims.rival(transition.after().portsWithId(portId), port, changed(transition))
            .map(other -> Problem.inUse(IntentPath.port(port).at("port-id"), "port-id " + portId
                + " is already that of interface " + other + "; give each interface its own"));
    }

    private static Optional<Problem> sameOnNode(final Transition transition, final InterfaceIntent port,
            final NodeId node) {
        final boolean tunnel = port.port() instanceof Tunnel;
        return Claims.rival(transition.after().portsWith(node, port.port()), port.id(), changed(transition))
            .map(other -> Problem.inUse(IntentPath.port(port.id()).at(tunnel ? "tunnel" : "device"), port.port()
                + " of node " + node + " already belongs to interface " + other + "; give each interface its own "
                + (tunnel ? "key" : "device")));
    }

    private static Predicate<InterfaceId> changed(final Transition transition) {
        return port -> transition.changes().appliances().containsKey(port.appliance());
    }
}
