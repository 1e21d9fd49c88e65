/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.validate.state.NetworksView.Membership;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** All members of networks receive on the UDP port of Geneve: nodes, and not interfaces, are the ends of their ways. */
final class MemberPortRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.networks().memberships().forEach(there -> transition.after().port(there.station().port())
            .filter(port -> !port.listen().equals(UdpPort.GENEVE))
            .ifPresent(port -> problems.accept(text(there, port))));
    }

    private static Problem text(final Membership there, final InterfaceIntent port) {
        return Problem.invalid(IntentPath.port(port.id()).at("outer/udp-port"), "udp-port " + port.listen()
            + " is for ends of links only, and it is a member of network " + there.network() + "; remove udp-port, or"
            + " take it out of network " + there.network());
    }
}
