/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.compile.Compiled.Programmed;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.report.HelperReport;
import dev.weft.impl.report.Reported;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State.Oversize;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;

/**
 * Which packets cross a link or a network at present (VL-8, FN-8): what is configured is one thing, what helpers can do
 * another one.
 */
final class Crossing {
    // what guests send unless they are told otherwise
    private static final int FULL_SIZE = 1500;

    private final Picture picture;
    private final Reported reported;

    Crossing(final Picture picture, final Reported reported) {
        this.picture = requireNonNull(picture);
        this.reported = requireNonNull(reported);
    }

    /** The largest inner packet that crosses in two halves; empty if none does. */
    OptionalInt halves(final Programmed link) {
        return isTunnel(link) && obstacle(link).isEmpty()
            ? OptionalInt.of(Encapsulation.largestInHalves(link.mtu())) : OptionalInt.empty();
    }

    /** The largest inner packet that crosses a network in two halves; empty if that is not so between all nodes. */
    OptionalInt halves(final CompiledNetwork network) {
        return network.mtuInHalves().isPresent() && obstacle(network).isEmpty() ? network.mtuInHalves()
            : OptionalInt.empty();
    }

    /** Says that an interface's packets are too large for its link now. */
    Optional<String> tooLarge(final Programmed link, final InterfaceIntent port) {
        return tooLarge(port, halves(link).orElse(link.mtu()),
            () -> isTunnel(link) ? obstacle(link) : Optional.empty());
    }

    /** Says that a member's packets are too large for its network now. */
    Optional<String> tooLarge(final NetworkIntent network, final CompiledNetwork compiled,
            final InterfaceIntent port) {
        final int whole = compiled.mtu().orElse(Integer.MAX_VALUE);
        if (port.innerMtu().orElse(0) <= whole) {
            return Optional.empty();
        }
        final int most = halves(compiled).orElse(whole);
        return tooLarge(port, most,
            () -> network.isPhysical() || compiled.parts().size() < 2 ? Optional.empty() : obstacle(compiled));
    }

    private static Optional<String> tooLarge(final InterfaceIntent port, final int most,
            final Supplier<Optional<String>> obstacle) {
        final int wanted = port.innerMtu().orElse(0);
        return wanted <= most ? Optional.empty() : Optional.of("packets of interface " + port.id() + " may have "
            + wanted + " octets (inner mtu) but only " + most + " cross now"
            + obstacle.get().map(why -> ", because " + why).orElse(""));
    }

    /** Tells what is done about packets that are too large. */
    static Oversize oversize(final int mtu, final OptionalInt halves) {
        if (mtu >= FULL_SIZE) {
            return Oversize.LargeUnderlay;
        }
        return halves.isPresent() ? Oversize.Halves : Oversize.SmallGuests;
    }

    private static boolean isTunnel(final Programmed link) {
        return link.ends().stream().allMatch(end -> end.peer().isPresent());
    }

    /** Says why the link's nodes do not cut and join. */
    private Optional<String> obstacle(final Programmed link) {
        if (link.ends().size() < 2) {
            return Optional.of("the other end is managed by another controller");
        }
        return link.ends().stream().flatMap(end -> otherPort(end).or(() -> obstacleOn(end.node())).stream())
            .findFirst();
    }

    private Optional<String> obstacle(final CompiledNetwork network) {
        return network.parts().keySet().stream().flatMap(node -> obstacleOn(node).stream()).findFirst();
    }

    /** Halves are recognised by the port of Geneve. */
    private static Optional<String> otherPort(final Compiled.End end) {
        final boolean same = end.object().listen().equals(UdpPort.GENEVE)
            && end.object().far() instanceof Far.Remote remote && remote.port().equals(UdpPort.GENEVE);
        return same ? Optional.empty() : Optional.of("halves need UDP port " + UdpPort.GENEVE + " at both ends");
    }

    private Optional<String> obstacleOn(final NodeId node) {
        if (picture.node(node).map(NodeIntent::oversize).filter(oversize -> !oversize.halves()).isPresent()) {
            return Optional.of("oversize mode of node " + node + " is off");
        }
        final var helper = reported.helper(node);
        final var way = helper.flatMap(HelperReport::oversize);
        if (way.isEmpty()) {
            return Optional.of("the helper of node " + node + " has not reported; see that weft-helper runs there");
        }
        return way.orElseThrow() == OversizeWay.AfPacket ? Optional.empty()
            : Optional.of("node " + node + " does not cut and join"
                + helper.flatMap(HelperReport::reason).map(why -> ": " + why).orElse(""));
    }
}
