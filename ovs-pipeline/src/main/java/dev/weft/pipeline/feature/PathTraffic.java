/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.InstanceId;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.PolicyPath;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Exchange;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.wire.WireFlow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the counters of a chain's or a mapping's flows mean (SI-12). */
public final class PathTraffic {
    private PathTraffic() {
        // only functions
    }

    /**
     * What a node did for a policy by one of its paths.
     *
     * @param path the path, as the node has it
     * @param ports the node's port numbers
     * @param counted what a flow of the node counted; none for flows that are not there
     * @return the node's share
     */
    public static Share of(final PolicyPath path, final PortNumbers ports,
            final Function<WireFlow.Key, Amount> counted) {
        final var led = Led.by(path);
        final Map<InstanceId, Exchange> instances = new HashMap<>();
        led.visits(ports).forEach((instance, visit) -> instances.put(instance,
            new Exchange(total(visit.got(), counted), total(visit.gave(), counted))));
        return new Share(total(led.beginning(), counted), total(led.refusing(ports), counted), instances);
    }

    /**
     * Whether counters of two paths mean the same, as their flows are the same: those of a mapping do not know its
     * revision.
     *
     * @param one a path
     * @param other the path in its place
     * @return whether what was counted for the one counts for the other
     */
    public static boolean isAlike(final PolicyPath one, final PolicyPath other) {
        return one.equals(other) || one instanceof MappedPath old && other instanceof MappedPath now
            && unrevised(old).equals(unrevised(now));
    }

    private static MappedPath unrevised(final MappedPath path) {
        return new MappedPath(path.policy(), path.id(), path.network(), path.segment(), path.udpPort(), path.dscp(),
            path.current(), 1, 1, path.locators());
    }

    /**
     * Adds shares, of several paths or nodes.
     *
     * @param shares the shares
     * @return all together
     */
    public static Share sum(final Collection<Share> shares) {
        final Map<InstanceId, Exchange> instances = new HashMap<>();
        shares.forEach(share -> share.instances().forEach((instance, exchange) -> instances.merge(instance, exchange,
            (one, other) -> new Exchange(one.got().plus(other.got()), one.gave().plus(other.gave())))));
        return new Share(shares.stream().map(Share::matched).reduce(Amount.NONE, Amount::plus),
            shares.stream().map(Share::refused).reduce(Amount.NONE, Amount::plus), instances);
    }

    private static Amount total(final List<Flow> flows, final Function<WireFlow.Key, Amount> counted) {
        return flows.stream().map(flow -> counted.apply(flow.wire().key()))
            .reduce(Amount.NONE, Amount::plus);
    }
}
