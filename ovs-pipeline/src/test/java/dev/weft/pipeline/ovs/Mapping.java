/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import dev.weft.api.id.PolicyId;
import dev.weft.api.node.Hop.Far;
import dev.weft.api.node.Hop.Target;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Direction;
import dev.weft.api.service.PolicyMark;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.Services.Service;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A policy with a mapping, and the flows that helpers would write from the mapping service's answers (SI-9). */
final class Mapping {
    private static final int POLICY = 0x15;

    private final int id;
    private final ServiceNet net;
    private final List<Service> services;
    private final Services targets;

    Mapping(final ServiceNet net, final Services targets, final Service... services) {
        this(POLICY, net, targets, services);
    }

    Mapping(final int id, final ServiceNet net, final Services targets, final Service... services) {
        this.id = id;
        this.net = net;
        this.targets = targets;
        this.services = List.of(services);
    }

    /** The policy as a node is told of it: locators count from 1, one for each service. */
    MappedPath path(final NetworkNode node) {
        final var locators = new ArrayList<Locator>();
        for (int i = 0; i < services.size(); i++) {
            final var service = services.get(i);
            final var ports = service.instances().get(0);
            locators.add(new Locator(i + 1, Services.instance(service, ports), service.only(),
                targets.target(node, service, ports)));
        }
        return new MappedPath(new PolicyId("p" + id), id, ServiceNet.BLUE, net.blue(), UdpPort.GENEVE,
            Dscp.INHERIT, true, 1, 60, locators);
    }

    static int policy() {
        return POLICY;
    }

    /** Tells all nodes of the policy. */
    void lead() throws IOException, InterruptedException {
        for (var node : net.nodes()) {
            node.put(path(node));
        }
        net.forgetFrames();
    }

    /** Teaches all nodes where packets of two addresses go, both ways: a path is a list of locators. */
    void teach(final int revision, final InetAddress source, final InetAddress destination, final Integer... path)
            throws IOException {
        final var there = List.of(path);
        final var back = new ArrayList<>(there);
        Collections.reverse(back);
        teach(revision, Direction.FROM_WORKLOAD, source, destination, there);
        teach(revision, Direction.TO_WORKLOAD, destination, source, back);
    }

    private void teach(final int revision, final Direction direction, final InetAddress source,
            final InetAddress destination, final List<Integer> path) throws IOException {
        final var mark = new PolicyMark(id, revision);
        final var now = new PolicyMark(id, 0);
        for (int i = 0; i <= path.size(); i++) {
            final int next = i < path.size() ? path.get(i) : Locator.ARRIVED;
            final long word = Integer.toUnsignedLong(i == 0 ? now.word(direction, Locator.AT_WORKLOAD)
                : mark.word(direction, path.get(i - 1)));
            final long after = Integer.toUnsignedLong(mark.word(direction, next));
            for (var node : net.nodes()) {
                // whoever asks there: the workload's node, or the last service's
                if (i == 0 || !(locator(node, path.get(i - 1)).target() instanceof Far)) {
                    write(node, end(node, asked(node, word, source, destination).then(load(Field.POLICY, after)),
                        direction, next));
                }
            }
        }
    }

    /** A node is answered that nobody knows a way from a workload: the policy's own flow counts and drops it. */
    void refuse(final NetworkNode node, final InetAddress source, final InetAddress destination) throws IOException {
        final var now = new PolicyMark(id, 0);
        write(node, asked(node, word(now, Locator.AT_WORKLOAD), source, destination)
            .then(load(Field.POLICY, word(now, Locator.REFUSED)))
            .goTo(Table.INSTANCE));
    }

    private static long word(final PolicyMark mark, final int locator) {
        return Integer.toUnsignedLong(mark.word(Direction.FROM_WORKLOAD, locator));
    }

    /** A flow of a pair of addresses at a place. */
    Flow.Builder asked(final NetworkNode node, final long word, final InetAddress source,
            final InetAddress destination) {
        final boolean four = source instanceof Inet4Address;
        return Flow.in(Table.NEXT, Priority.ORDINARY, path(node).key())
            .match(Field.SEGMENT, net.blue().metadata())
            .match(Field.POLICY, word)
            .match(Field.FROM_PATH, 0)
            .match(Field.ETH_TYPE, four ? 0x0800 : 0x86dd)
            .match(four ? Field.IPV4_SRC : Field.IPV6_SRC, source)
            .match(four ? Field.IPV4_DST : Field.IPV6_DST, destination);
    }

    private Flow end(final NetworkNode node, final Flow.Builder flow, final Direction direction, final int next) {
        if (next == Locator.ARRIVED) {
            return flow.goTo(Table.LOOKUP);
        }
        final Target target = locator(node, next).target();
        if (target instanceof Far far) {
            return flow.then(load(Field.FAR_PATH, far.path().value())).goTo(Table.TUNNEL_OUT);
        }
        final var sides = services.get(next - 1).instances().get(0).split(">");
        final var port = sides[direction == Direction.FROM_WORKLOAD ? 0 : sides.length - 1];
        return flow.then(load(Field.LOCAL_PORT, node.number(port))).goTo(Table.SERVE);
    }

    private static Action load(final Field field, final long value) {
        return new Action.Load(Bits.all(field), value);
    }

    private Locator locator(final NetworkNode node, final int number) {
        return path(node).locators().get(number - 1);
    }

    /** Writes a flow as the helper does: the controller does not take it for its own. */
    void write(final NetworkNode node, final Flow flow) throws IOException {
        final var wire = flow.wire();
        node.write(FlowMod.add(new WireFlow(wire.table(), wire.priority(), cookie(node), wire.match(),
            wire.instructions())));
    }

    /** Deletes a flow that the helper wrote. */
    void forget(final NetworkNode node, final Flow flow) throws IOException {
        node.write(FlowMod.deleteStrict(flow.wire().key(), cookie(node)));
    }

    private long cookie(final NetworkNode node) {
        return Cookie.learnedFor(path(node).key()).value();
    }
}
