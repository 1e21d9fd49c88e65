/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.node.PortRef.Tunnel;
import dev.weft.api.overlay.Family;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** A tunnel of an interface leads from its node to an appliance that is no node, and what it says fits (SI-11). */
final class TunnelRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var appliance : transition.affectedAppliances()) {
            for (var port : appliance.interfaces().values()) {
                if (port.port() instanceof Tunnel tunnel) {
                    checkPort(port, problems);
                    checkRemote(transition, port, tunnel, problems);
                    appliance.node().flatMap(transition.after()::node)
                        .ifPresent(node -> checkNode(node, port, tunnel, problems));
                }
            }
        }
        checkNewAddresses(transition, problems);
    }

    private static void checkPort(final InterfaceIntent port, final Consumer<Problem> problems) {
        final var bandwidth = port.bandwidth();
        if (bandwidth.fromGuest().isPresent() || bandwidth.toGuest().isPresent()) {
            problems.accept(Problem.invalid(IntentPath.port(port.id()).at("bandwidth"), "it is reached by a"
                + " tunnel, whose rate a switch does not limit; leave bandwidth out"));
        }
    }

    private static void checkRemote(final Transition transition, final InterfaceIntent port, final Tunnel tunnel,
            final Consumer<Problem> problems) {
        final var at = IntentPath.port(port.id()).at("tunnel/remote-address");
        Unicast.fault(tunnel.remote()).ifPresent(fault -> problems.accept(Problem.invalid(at, "remote address "
            + Unicast.text(tunnel.remote()) + " is " + fault + "; give the appliance's unicast outer address")));
        transition.after().nodesWithAddress(tunnel.remote()).stream().findFirst()
            .ifPresent(node -> problems.accept(Problem.invalid(at, "remote address " + Unicast.text(tunnel.remote())
                + " is that of node " + node + "; plug the interface in there instead of a tunnel to it")));
    }

    private static void checkNode(final NodeIntent node, final InterfaceIntent port, final Tunnel tunnel,
            final Consumer<Problem> problems) {
        final var family = Family.of(tunnel.remote());
        if (node.side(family).isEmpty()) {
            problems.accept(Problem.invalid(IntentPath.port(port.id()).at("tunnel/remote-address"), "node " + node.id()
                + " has no underlay address of the family of " + Unicast.text(tunnel.remote()) + "; give it one"
                + " (underlay/" + family + "/address), or a remote address of the other family"));
        }
        final int most = node.mtu() - tunnel.kind().overhead(family);
        if (port.innerMtu().orElse(0) > most) {
            problems.accept(Problem.invalid(IntentPath.port(port.id()).at("inner/mtu"), "MTU too small: inner mtu "
                + port.innerMtu().orElseThrow() + " does not cross the interface's " + tunnel.kind()
                + " tunnel, because node " + node.id() + " has an underlay mtu of " + node.mtu()
                + "; set the inner mtu to " + most + " or less"));
        }
    }

    /** A node that is new or changed can have an address to which a tunnel of an unchanged appliance leads. */
    private static void checkNewAddresses(final Transition transition, final Consumer<Problem> problems) {
        for (var node : transition.nodes()) {
            for (var family : Family.values()) {
                node.side(family).ifPresent(side -> transition.after().tunnelsTo(side.address()).stream()
                    .filter(port -> transition.affectedAppliances().stream()
                        .noneMatch(appliance -> appliance.name().equals(port.appliance())))
                    .findFirst().ifPresent(port -> problems.accept(Problem.inUse(
                        IntentPath.node(node.id()).at("underlay/" + family + "/address"), "underlay address "
                            + Unicast.text(side.address()) + " is where the tunnel of interface " + port
                            + " leads; give the node another address, or change the tunnel first"))));
            }
        }
    }
}
