/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Decap;
import dev.weft.pipeline.flow.Encap;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Learn;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The ports of a service's instance (SI-1). Frames that come out of them are of the service's network and no other, are
 * not held to the rules of members, and nothing is learned from them. The number of the in-port is the zone in which
 * conntrack remembers what the instance was given.
 */
final class ServiceInstanceFlows {
    /** The addresses between the node and a service that knows headers; nobody's. */
    private static final long NODE_MAC = 0x0257_0100_0000L;
    private static final long SERVICE_MAC = 0x0257_0100_0001L;
    private static final Bits PATH = new Bits(Field.POLICY, Words.PLACE_BITS, Integer.SIZE - 1);
    private static final Bits PLACE = new Bits(Field.POLICY, 0, Words.PLACE_BITS - 1);
    /** How many pairs of addresses are kept for an instance, and for how long after the last frame. */
    private static final Learning KEPT = new Learning(4096, 60);

    private final ServiceInstance instance;
    private final int in;
    private final int out;
    private final int tunnel;

    private ServiceInstanceFlows(final ServiceInstance instance, final int in, final int out, final int tunnel) {
        this.instance = instance;
        this.in = in;
        this.out = out;
        this.tunnel = tunnel;
    }

    /**
     * The flows of an instance.
     *
     * @param instance the instance
     * @param in the number of its in-port
     * @param out the number of its out-port; the same when it has one only
     * @param tunnel the number of the tunnel port by which its frames leave the node
     * @return ten for each port, three if it knows headers; one more in a vnet, two more if it is probed
     */
    static List<Flow> of(final ServiceInstance instance, final int in, final int out, final int tunnel) {
        final var ports = new ServiceInstanceFlows(instance, in, out, tunnel);
        final var flows = new ArrayList<Flow>();
        IntStream.of(in, out).distinct().forEach(port -> {
            if (instance.aware()) {
                ports.addAware(flows, port);
            } else {
                ports.addPlain(flows, port);
            }
            if (instance.segment().kind() == Kind.VNET) {
                flows.add(ports.returned(port));
            }
            if (instance.probing().isPresent()) {
                flows.addAll(ports.probes(port));
            }
        });
        return flows;
    }

    private void addPlain(final List<Flow> flows, final int port) {
        for (var family : Family.values()) {
            flows.add(admit(port, IpFrames.whole(classify(Priority.ORDINARY, port), family))
                .then(Tracking.lookUp(in, Table.SERVED)).end());
        }
        flows.add(admit(port, classify(Priority.REST, port)).goTo(Table.SERVED));
        // what conntrack does not know
        flows.add(Flow.in(Table.SERVED, Priority.REST, instance.key()).from(port)
            .match(Field.SEGMENT, instance.segment().metadata())
            .then(new Action.Resubmit(Table.KEPT))
            .goTo(Table.RESUMED));
        for (var family : Family.values()) {
            flows.add(keep(IpFrames.fragment(handover(Priority.KNOWN, port), family), family, port));
            flows.add(keep(IpFrames.whole(handover(Priority.KNOWN, port), family)
                .tracked(Set.of(CtState.INV), Set.of()), family, port));
            flows.add(keep(Tracking.withoutRoom(IpFrames.whole(handover(Priority.KNOWN, port), family)), family,
                port));
        }
    }

    // by its addresses, at the side where it will come out
    private Flow keep(final Flow.Builder flow, final Family family, final int port) {
        final boolean four = family == Family.IPV4;
        final var specs = new ArrayList<Learn.Part>(List.of(
            new Learn.Given(Bits.all(Field.IN_PORT), port == in ? out : in),
            new Learn.Equal(Bits.all(Field.SEGMENT), Bits.all(Field.SEGMENT)),
            new Learn.Given(Bits.all(Field.ETH_TYPE), four ? IpFrames.IPV4 : IpFrames.IPV6)));
        equal(specs, four ? Field.IPV4_SRC : Field.IPV6_SRC);
        equal(specs, four ? Field.IPV4_DST : Field.IPV6_DST);
        specs.add(new Learn.Copy(Bits.all(Field.POLICY), Bits.all(Field.POLICY)));
        return flow.then(new Learn(Table.KEPT, instance.key(), KEPT, specs, Optional.empty()))
            .then(new Action.Output(port))
            .end();
    }

    private static void equal(final List<Learn.Part> specs, final Field field) {
        for (int first = 0; first < field.bits(); first += Long.SIZE) {
            final var bits = new Bits(field, first, Math.min(first + Long.SIZE, field.bits()) - 1);
            specs.add(new Learn.Equal(bits, bits));
        }
    }

    private void addAware(final List<Flow> flows, final int port) {
        flows.add(admit(port, classify(Priority.ORDINARY, port).match(Field.ETH_TYPE, UnderlayVlan.NSH))
            .goTo(Table.SERVED));
        // of a policy with a mapping, whose revision nobody knows beforehand: the word as it stands
        flows.add(Flow.in(Table.SERVED, Priority.REST, instance.key()).from(port)
            .match(Field.SEGMENT, instance.segment().metadata())
            .match(Field.ETH_TYPE, UnderlayVlan.NSH)
            .match(Field.NSH_NP, ServedFlows.ETHERNET_INSIDE)
            .move(new Bits(Field.NSH_SPI, 0, 23), PATH)
            .move(Bits.all(Field.NSH_SI), PLACE)
            .then(new Decap())
            .then(new Decap())
            .goTo(Table.RESUMED));
        flows.add(handover(Priority.OWN, port)
            .then(new Encap(Encap.Header.NSH))
            .move(PATH, new Bits(Field.NSH_SPI, 0, 23))
            .move(PLACE, Bits.all(Field.NSH_SI))
            .move(new Bits(Field.SEGMENT, 0, Integer.SIZE - 1), Bits.all(Field.NSH_C1))
            .then(new Encap(Encap.Header.ETHERNET))
            .set(Field.ETH_SRC, NODE_MAC)
            .set(Field.ETH_DST, SERVICE_MAC)
            .then(new Action.Output(port))
            .end());
    }

    // what the helper had while it asked for its destination (VN-3): on its chain still
    private Flow returned(final int port) {
        return own(Flow.in(Table.RETURNED, Priority.ORDINARY, instance.key()).from(port)
            .match(Field.SEGMENT, instance.segment().metadata())
            .set(Field.ASKED, 1)).goTo(Table.STEERED);
    }

    private List<Flow> probes(final int port) {
        return List.of(
            classify(Priority.KNOWN, port).match(Field.ETH_SRC, ProbeFlows.PREFIX, ProbeFlows.MASK)
                .goTo(Table.PROBE),
            Flow.in(Table.PROBE, Priority.ORDINARY, instance.key())
                .match(Field.LOCAL_PORT, port)
                .match(Field.ETH_SRC, ProbeFlows.PREFIX, ProbeFlows.MASK)
                .then(new Action.Output(port))
                .end());
    }

    private Flow.Builder classify(final int priority, final int port) {
        // what the helper says in the port's name is not the service's
        return Flow.in(Table.CLASSIFY, priority, instance.key()).from(port).match(Field.CONTROL, PipelineFlows.FRESH);
    }

    private Flow.Builder admit(final int port, final Flow.Builder flow) {
        final var entered = TunnelFlows.from(port == in ? instance.in() : instance.out(), flow);
        return own(entered.set(Field.SEGMENT, instance.segment().metadata()));
    }

    private Flow.Builder own(final Flow.Builder flow) {
        final var kind = SegmentKind.of(instance.segment().kind());
        flow.set(Field.CONTROL, Integer.toUnsignedLong(ControlWord.data(kind).encode()));
        if (kind == SegmentKind.VNET) {
            flow.move(new Bits(Field.SEGMENT, 0, Integer.SIZE - 1), Bits.all(Field.VNET_OPTION));
        }
        return flow.set(Field.TUNNEL_PORT, Action.checkPort(tunnel));
    }

    private Flow.Builder handover(final int priority, final int port) {
        return Flow.in(Table.HANDOVER, priority, instance.key())
            .match(Field.SEGMENT, instance.segment().metadata())
            .match(Field.LOCAL_PORT, port);
    }
}
