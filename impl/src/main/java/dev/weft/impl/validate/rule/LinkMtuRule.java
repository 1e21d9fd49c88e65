/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The largest packet that a tenant may send crosses its link, in one piece or in two halves. An interface without an
 * inner MTU has no such limit; what crosses is shown in the link's {@code state} (VL-8).
 */
final class LinkMtuRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var link : transition.affectedLinks()) {
            LinkPath.all(transition.after(), link).stream().filter(LinkPath::isPlaced)
                .flatMap(LinkMtuRule::checkPath).distinct().forEach(problems);
        }
    }

    private static Stream<Problem> checkPath(final LinkPath path) {
        final var narrowest = path.nodes().stream().min(Comparator.comparingInt(NodeIntent::mtu)).orElseThrow();
        return most(path, narrowest.mtu()).stream().flatMap(most -> path.ports().stream()
            .filter(port -> port.innerMtu().orElse(0) > most)
            .map(port -> Problem.invalid(IntentPath.port(port.id()).at("inner/mtu"),
                text(path, port.innerMtu().orElseThrow(), narrowest, most))));
    }

    /** The largest packet that crosses, empty while the outer family is open. */
    private static Optional<Integer> most(final LinkPath path, final int underlayMtu) {
        if (path.isLocal()) {
            return Optional.of(underlayMtu);
        }
        final var whole = path.family().map(family -> Encapsulation.largestPacket(underlayMtu, family));
        return obstacle(path).isPresent() ? whole : whole.map(Encapsulation::largestInHalves);
    }

    /** Why nothing can cross in halves. */
    private static Optional<String> obstacle(final LinkPath path) {
        if (path.isExternal()) {
            return Optional.of("nothing is cut in halves on the way to another controller");
        }
        return path.nodes().stream().filter(node -> !node.oversize().halves()).findFirst()
            .map(node -> "oversize mode of node " + node.id() + " is off")
            .or(() -> path.ports().stream().filter(port -> !port.listen().equals(UdpPort.GENEVE)).findFirst()
                .map(port -> "interface " + port.id() + " receives on UDP port " + port.listen() + ", and halves need "
                    + UdpPort.GENEVE + " at both ends"));
    }

    private static String text(final LinkPath path, final int wanted, final NodeIntent narrowest, final int most) {
        final var obstacle = path.isLocal() ? Optional.<String>empty() : obstacle(path);
        final boolean inHalves = !path.isLocal() && obstacle.isEmpty();
        return "MTU too small: inner mtu " + wanted + " does not cross link " + path.link().id() + " in "
            + (inHalves ? "two halves" : "one piece") + ", because node " + narrowest.id() + " has an underlay mtu of "
            + narrowest.mtu() + obstacle.map(why -> " and " + why).orElse("") + "; set the inner mtu to " + most
            + " or less, or raise the node's mtu to " + enough(path, wanted, inHalves) + " or more";
    }

    /** The smallest underlay mtu over which a packet crosses. */
    private static int enough(final LinkPath path, final int wanted, final boolean inHalves) {
        if (path.isLocal()) {
            return wanted;
        }
        final int overhead = Encapsulation.overhead(path.family().orElseThrow());
        final int frame = wanted + Encapsulation.INNER_ETHERNET;
        return overhead + (inHalves ? (frame + 1) / 2 : frame);
    }
}
