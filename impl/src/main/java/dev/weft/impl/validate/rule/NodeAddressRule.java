/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.overlay.Family;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.UnderlaySide;
import dev.weft.impl.validate.state.Transition;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;

/** A node's underlay address is a host's, and its gateway is another host's (VL-7). */
final class NodeAddressRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var node : transition.nodes()) {
            for (var family : Family.values()) {
                node.side(family).ifPresent(side -> checkSide(node, family, side, problems));
            }
        }
    }

    private static void checkSide(final NodeIntent node, final Family family, final UnderlaySide side,
            final Consumer<Problem> problems) {
        final var at = IntentPath.node(node.id()).at("underlay/" + family);
        Unicast.fault(side.address()).ifPresent(fault -> problems.accept(Problem.invalid(at.at("address"),
            "underlay address " + Unicast.text(side.address()) + " is " + fault
                + "; give the node's own unicast address")));
        side.gateway().ifPresent(gateway -> checkGateway(at.at("gateway"), side.address(), gateway, problems));
    }

    private static void checkGateway(final IntentPath at, final InetAddress own, final InetAddress gateway,
            final Consumer<Problem> problems) {
        Unicast.fault(gateway).or(() -> gateway.equals(own) ? Optional.of("the node's own address")
            : Optional.empty()).ifPresent(fault -> problems.accept(Problem.invalid(at, "gateway "
                + Unicast.text(gateway) + " is " + fault
                + "; give the next hop's unicast address, or leave gateway out when there is none")));
    }
}
