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
        return passage(path).stream().flatMap(passage -> path.ports().stream()
            .filter(port -> port.innerMtu().orElse(0) > passage.most()).map(passage::tooLarge));
    }

    /** What is between the ends, empty while the outer family is open. */
    private static Optional<Passage> passage(final LinkPath path) {
        final var what = path.link().label();
        final var narrowest = path.nodes().stream().min(Comparator.comparingInt(NodeIntent::mtu)).orElseThrow();
        if (path.isLocal()) {
            return Optional.of(new Passage(what, narrowest, narrowest.mtu(), false, Optional.empty()));
        }
        final var obstacle = obstacle(path);
        return path.family().map(family -> new Passage(what, narrowest,
            Encapsulation.largestPacket(narrowest.mtu(), family), obstacle.isEmpty(), obstacle));
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
}
