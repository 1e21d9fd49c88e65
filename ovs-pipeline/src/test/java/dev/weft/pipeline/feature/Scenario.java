/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static dev.weft.pipeline.feature.Objects.end;
import static dev.weft.pipeline.feature.Objects.externalPeer;
import static dev.weft.pipeline.feature.Objects.here;
import static dev.weft.pipeline.feature.Objects.peer;
import static dev.weft.pipeline.feature.Objects.shut;
import static dev.weft.pipeline.feature.Objects.toExternal;
import static dev.weft.pipeline.feature.Objects.toHost;

import dev.weft.api.node.NodeObject;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import dev.weft.pipeline.flow.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** What the node of a golden file is asked to do. Its outer addresses are 10.77.1.1 and fd00:77:1::1. */
public enum Scenario {
    /** A link to a host over outer IPv4. */
    REMOTE_V4(peer(2, "10.77.1.2"), end("a", 0x1001, 0, "fw-1", toHost(2, Family.IPV4))),
    /** The same over outer IPv6. */
    REMOTE_V6(peer(2, "fd00:77:1::2"), end("a", 0x1001, 1, "fw-1", toHost(2, Family.IPV6))),
    /** A link to an appliance of another controller, on another UDP port and with a fixed DSCP (VL-6, VL-18). */
    EXTERNAL(externalPeer(0x2001, "10.77.3.9"),
        end("ext", 0x2001, 0, "fw-1", toExternal(0x2001, 4790, new Dscp.Fixed(46)))),
    /** Both ends on this node. */
    LOCAL(end("near", 0x1003, 0, "fw-1", here("lb-1")), end("near", 0x1003, 1, "lb-1", here("fw-1"))),
    /** An interface without a link (VL-14). */
    SHUT(shut("idle-1")),
    /** All of it at once; two external links end at the same address. */
    MANY(peer(2, "10.77.1.2"), peer(3, "10.77.3.3"), peer(2, "fd00:77:1::2"), externalPeer(0x2001, "10.77.3.9"),
        externalPeer(0x2002, "10.77.3.9"),
        end("a", 0x1001, 0, "fw-1", toHost(2, Family.IPV4)),
        end("b", 0x1002, 1, "fw-2", toHost(3, Family.IPV4)),
        end("c", 0x1004, 1, "fw-3", toHost(2, Family.IPV6)),
        end("near", 0x1003, 0, "fw-4", here("lb-1")), end("near", 0x1003, 1, "lb-1", here("fw-4")),
        end("ext", 0x2001, 0, "fw-5", toExternal(0x2001, 4790, new Dscp.Fixed(46))),
        end("ext2", 0x2002, 0, "fw-6", toExternal(0x2002, 6081, Dscp.INHERIT)),
        shut("idle-1"));

    /** The appliances of that node; the port of the first has number 1, and so on. */
    public static final List<String> GUESTS =
        List.of("fw-1", "lb-1", "fw-2", "fw-3", "fw-4", "fw-5", "fw-6", "idle-1");
    /** The number of the tunnel port on UDP port 6081 that inherits DSCP, and receives. */
    public static final int TUNNEL = 100;
    /** The number of the tunnel port on UDP port 4790 with DSCP 46, which only sends. */
    public static final int TUNNEL_EF = 101;

    /** The number of the helper's port. */
    public static final int CONTROL = 102;

    /** The port numbers of that node. */
    public static final PortNumbers PORTS = new Ports(OptionalInt.of(CONTROL));
    /** The same before the helper's port is there. */
    static final PortNumbers WITHOUT_CONTROL = new Ports(OptionalInt.empty());

    private record Ports(OptionalInt control) implements PortNumbers {
        @Override
        public OptionalInt port(final PortRef port) {
            final int index = GUESTS.stream().map(Objects::port).toList().indexOf(port);
            return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
        }

        @Override
        public OptionalInt tunnel(final UdpPort port, final Dscp dscp) {
            if (port.equals(UdpPort.GENEVE) && dscp.equals(Dscp.INHERIT)) {
                return OptionalInt.of(TUNNEL);
            }
            return port.value() == 4790 && dscp.equals(new Dscp.Fixed(46)) ? OptionalInt.of(TUNNEL_EF)
                : OptionalInt.empty();
        }

        @Override
        public Set<Integer> receiving() {
            return Set.of(TUNNEL);
        }
    }

    private final List<NodeObject> objects;

    Scenario(final NodeObject... objects) {
        this.objects = List.of(objects);
    }

    /**
     * The name of the golden file in the resources.
     *
     * @return a resource path
     */
    public String resource() {
        return "/golden/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".flows";
    }

    /**
     * The flows of the pipeline and of all objects.
     *
     * @return the flows, by table and priority
     */
    public List<Flow> flows() {
        final var flows = new ArrayList<>(PipelineFlows.base(PORTS));
        for (var object : objects) {
            if (Compiler.flows(object, PORTS) instanceof Compiled.Flows compiled) {
                flows.addAll(compiled.flows());
            } else {
                throw new AssertionError(object + " does not compile");
            }
        }
        flows.sort(Comparator.comparing(Flow::table).thenComparing(Flow::priority, Comparator.reverseOrder()));
        return flows;
    }
}
