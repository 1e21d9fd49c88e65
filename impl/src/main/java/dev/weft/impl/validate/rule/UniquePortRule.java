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
import dev.weft.api.node.PortRef.Physical;
import dev.weft.api.node.PortRef.Plugged;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A port of a switch is that of one interface: by port-id anywhere, by device on one node (VL-1). */
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
        return port.port() instanceof Physical physical
            ? node.flatMap(where -> sameDevice(transition, port.id(), where, physical.device())) : Optional.empty();
    }

    private static Optional<Problem> samePortId(final Transition transition, final InterfaceId port,
            final String portId) {
        return Claims.rival(transition.after().portsWithId(portId), port, changed(transition))
            .map(other -> Problem.inUse(IntentPath.port(port).at("port-id"), "port-id " + portId
                + " is already that of interface " + other + "; give each interface its own"));
    }

    private static Optional<Problem> sameDevice(final Transition transition, final InterfaceId port,
            final NodeId node, final String device) {
        return Claims.rival(transition.after().portsWithDevice(node, device), port, changed(transition))
            .map(other -> Problem.inUse(IntentPath.port(port).at("device"), "device " + device + " of node " + node
                + " already belongs to interface " + other + "; give each interface its own device"));
    }

    private static Predicate<InterfaceId> changed(final Transition transition) {
        return port -> transition.changes().appliances().containsKey(port.appliance());
    }
}
