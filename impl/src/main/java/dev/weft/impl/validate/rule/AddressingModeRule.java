/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.Family;
import dev.weft.impl.model.AddressingMode;
import dev.weft.impl.model.AddressingMode.Group;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.state.Transition;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An addressing mode names nodes that exist, is for pairs that no earlier one is for, and uses a multicast group that
 * nodes can use and tell from others (FN-11).
 */
final class AddressingModeRule implements Rule {
    /** Where groups begin that Weft derives from ids. */
    private static final InetAddress DERIVED = InetAddresses.forString("239.87.0.0");

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var network : transition.networks().changed()) {
            checkRepeated(network, problems);
            network.travel().modes().forEach(mode -> {
                checkNodes(transition, network.id(), mode, problems);
                group(network, mode).ifPresent(problems);
                mode.groupAddress().flatMap(group -> like(transition, network.id(), mode, group)).ifPresent(problems);
            });
        }
    }

    private static IntentPath at(final NetworkId network, final AddressingMode mode) {
        return IntentPath.network(network).at("addressing-mode=" + mode.order());
    }

    private static void checkRepeated(final NetworkIntent network, final Consumer<Problem> problems) {
        final var seen = new HashMap<Object, AddressingMode>();
        for (var mode : network.travel().modes()) {
            final var first = seen.putIfAbsent(mode.nodes(), mode);
            if (first != null) {
                problems.accept(Problem.invalid(at(network.id(), mode), "addressing-mode " + mode.order() + " is never"
                    + " used, because addressing-mode " + first.order() + " is for the same nodes and comes first;"
                    + " remove one of them"));
            }
        }
    }

    private static void checkNodes(final Transition transition, final NetworkId network, final AddressingMode mode,
            final Consumer<Problem> problems) {
        mode.nodes().stream().filter(node -> transition.after().node(node).isEmpty()).forEach(node ->
            problems.accept(Problem.invalid(at(network, mode).at("node"), "node " + node + " of addressing-mode "
                + mode.order() + " does not exist; create it first or in the same request, or name an existing"
                + " node")));
    }

    /** The outer address of a multicast is of the family of its group. */
    private static Optional<Problem> group(final NetworkIntent network, final AddressingMode mode) {
        if (mode.group() != Group.MULTICAST) {
            return Optional.empty();
        }
        final var family = mode.groupAddress().map(Family::of).orElse(Family.IPV4);
        return network.travel().family().filter(wanted -> wanted != family).map(wanted -> Problem.invalid(
            at(network.id(), mode).at("group-address"), "the group-address " + mode.groupAddress()
                .map(InetAddresses::toAddrString).orElse(InetAddresses.toAddrString(DERIVED) + " (by default)")
                + " of addressing-mode " + mode.order() + " is an " + family + " address but outer-family is " + wanted
                + "; give a group of that family" + (wanted == Family.IPV6 ? ", for instance ff05::5700:1" : "")
                + ", or another outer-family"));
    }

    /** Nodes know a group by its last 24 bits. */
    private static Optional<Problem> like(final Transition transition, final NetworkId network,
            final AddressingMode mode, final InetAddress group) {
        final var text = InetAddresses.toAddrString(group);
        final var bytes = group.getAddress();
        final boolean isDerived = bytes[bytes.length - 3] == DERIVED.getAddress()[1];
        if (isDerived && (bytes.length != DERIVED.getAddress().length || bytes[0] != DERIVED.getAddress()[0])) {
            return Optional.of(Problem.invalid(at(network, mode).at("group-address"), "the group-address " + text
                + " ends in the same 24 bits as one of 239.87.0.0/16, which are the groups that Weft chooses itself;"
                + " give another one"));
        }
        return transition.after().networks().groupsLike(group).stream()
            .filter(other -> !other.address().equals(text)).findFirst()
            .map(other -> Problem.inUse(at(network, mode).at("group-address"), "the group-address " + text
                + " ends in the same 24 bits as " + other.address() + " of network " + other.network()
                + ", so nodes cannot tell them apart; give one that differs there"));
    }
}
