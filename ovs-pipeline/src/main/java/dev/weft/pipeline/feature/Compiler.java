/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.pipeline.flow.Flow;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;

/** Turns what a node is asked to do into flows. Pure: the same values always give the same flows. */
public final class Compiler {
    private Compiler() {
        // only functions
    }

    /**
     * The flows of one object. Objects do not influence each other's flows.
     *
     * @param object the object
     * @param ports the node's port numbers
     * @return its flows, or which port is missing
     */
    public static Compiled flows(final NodeObject object, final PortNumbers ports) {
        if (object instanceof LinkEnd end) {
            return linkEnd(end, ports);
        } else if (object instanceof Peer peer) {
            return new Compiled.Flows(PeerFlows.of(peer));
        } else if (object instanceof ShutPort shut) {
            return with(ports.port(shut.port()), missing(shut.port()), port -> ShutFlows.of(shut, port));
        }
        throw unknown(object);
    }

    /**
     * The tunnel ports that an object needs.
     *
     * @param object the object
     * @return the ports, without order
     */
    public static Set<TunnelPort> tunnelsFor(final NodeObject object) {
        if (object instanceof LinkEnd end) {
            return end.far() instanceof Far.Remote far ? Set.copyOf(List.of(receiving(end), sending(far))) : Set.of();
        } else if (object instanceof Peer || object instanceof ShutPort) {
            return Set.of();
        }
        throw unknown(object);
    }

    private static Compiled linkEnd(final LinkEnd end, final PortNumbers ports) {
        final var own = ports.port(end.port());
        if (own.isEmpty()) {
            return new Compiled.Missing(missing(end.port()));
        }
        final int port = own.getAsInt();
        if (end.far() instanceof Far.Local local) {
            return with(ports.port(local.port()), missing(local.port()) + " (the other end)",
                other -> LinkFlows.local(end, port, other));
        } else if (end.far() instanceof Far.Remote remote) {
            final var receiving = receiving(end);
            if (ports.tunnel(receiving.port(), receiving.dscp()).isEmpty()) {
                return new Compiled.Missing("no tunnel port for " + receiving);
            }
            final var sending = sending(remote);
            return with(ports.tunnel(sending.port(), sending.dscp()), "no tunnel port for " + sending,
                tunnel -> LinkFlows.remote(end, remote, port, tunnel));
        }
        throw new IllegalArgumentException("unknown far end: " + end.far());
    }

    private static Compiled with(final OptionalInt port, final String reason, final IntFunction<List<Flow>> flows) {
        return port.isPresent() ? new Compiled.Flows(flows.apply(port.getAsInt())) : new Compiled.Missing(reason);
    }

    private static TunnelPort receiving(final LinkEnd end) {
        return new TunnelPort(end.listen(), Dscp.INHERIT);
    }

    private static TunnelPort sending(final Far.Remote far) {
        return new TunnelPort(far.port(), far.dscp());
    }

    private static String missing(final PortRef port) {
        return "no port with " + port;
    }

    // the sealed type has no other implementation; a test holds this against its permitted classes
    private static IllegalArgumentException unknown(final NodeObject object) {
        return new IllegalArgumentException("unknown kind of object: " + object);
    }
}
