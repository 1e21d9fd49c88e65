/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Probe;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.report.Reported;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** From what helpers report to whether ends are alive, and what that means in words (VL-11, VL-12). */
final class LifeRules {
    private final Reported reported;

    LifeRules(final Reported reported) {
        this.reported = requireNonNull(reported);
    }

    State.Life life(final Compiled.End end) {
        final var report = reported.end(end.node(), end.object());
        return new State.Life(report.liveness(), report.cause(), report.since());
    }

    /** Says that an end is inactive; of one that is not, or of which nothing is known, there is nothing to say. */
    Condition condition(final Compiled.End end, final InterfaceId port) {
        final var life = life(end);
        return life.liveness() == Liveness.Inactive
            ? Condition.of(Status.Inactive, text(end, port + " on " + end.node(), life.cause())) : Condition.UP;
    }

    /** How near a cause is to what is wrong: of two ends that are inactive, one is often so because of the other. */
    static int remoteness(final Optional<LivenessCause> cause) {
        return cause.map(value -> switch (value) {
            case Authentication -> 0;
            case PortMissing, PortDown -> 1;
            case Silent -> 2;
            case PeerInactive -> 3;
            case PeerPortDown -> 4;
        }).orElse(5);
    }

    private static String text(final Compiled.End end, final String place, final Optional<LivenessCause> cause) {
        if (cause.isEmpty()) {
            return place + " is inactive";
        }
        return switch (cause.orElseThrow()) {
            case Silent -> place + " hears nothing of the other end for " + patience(end.object()) + " s; check the way"
                + between(end, " between ", " and ") + ", UDP " + end.object().listen();
            case PeerInactive -> place + " is not heard by the other end; check the way"
                + between(end, " from ", " to ") + destination(end.object());
            case PeerPortDown -> "the interface at the other end of " + place + " is out of service; see that its guest"
                + " runs and that it is up there";
            case PortDown -> down(place);
            case PortMissing -> missing(place, end.object().port());
            case Authentication -> place + " gets only control messages that the link's key did not sign; find out who"
                + " sends them" + between(end, " between ", " and ")
                + ", and see that both ends have one key (weft-key:set-link-key)";
        };
    }

    /** Says that a port is out of service. */
    static String down(final String place) {
        return place + " is down; see that its guest runs and that the interface is up there";
    }

    /** Says that a port is not there. */
    static String missing(final String place, final PortRef port) {
        return place + " is not plugged in; start its guest, or see that there is a port with " + port;
    }

    private static int patience(final LinkEnd end) {
        return end.probe().map(Probe::inactiveAfter).orElse(Probe.DEFAULT.inactiveAfter());
    }

    private static String between(final Compiled.End end, final String from, final String to) {
        return end.peer().flatMap(Peer::tunnel).map(tunnel -> from + InetAddresses.toAddrString(tunnel.local()) + to
            + InetAddresses.toAddrString(tunnel.remote())).orElse("");
    }

    private static String destination(final LinkEnd end) {
        return end.far() instanceof Far.Remote remote ? ", UDP " + remote.port() : "";
    }
}
