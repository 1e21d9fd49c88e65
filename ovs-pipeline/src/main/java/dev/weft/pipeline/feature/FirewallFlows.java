/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import dev.weft.api.service.FirewallRule;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An instance of a built-in firewall (GW-1): which connections pass it. The policy word tells in which direction a
 * frame passes, and with what conntrack knows that tells who began. It is noted for each of the two apart: a connection
 * between two workloads passes once for each of them, maybe through the same instance, and the rules of both count.
 */
final class FirewallFlows {
    private final NodeFirewall firewall;
    private final Gate gate;

    private FirewallFlows(final NodeFirewall firewall) {
        this.firewall = firewall;
        gate = new Gate(firewall.key(), firewall.number());
    }

    /**
     * The flows of an instance.
     *
     * @param firewall the instance
     * @param tunnel the number of the tunnel port by which its frames leave the node
     * @return for each rule twice the flows of its classifier, and 16
     */
    static List<Flow> of(final NodeFirewall firewall, final int tunnel) {
        final var made = new FirewallFlows(firewall);
        final var flows = new ArrayList<Flow>();
        // an answer to nothing, or out of its window
        flows.add(made.gate.flow(Table.FILTER, Priority.DECIDED).tracked(Set.of(CtState.INV), Set.of()).drop());
        for (var direction : Direction.values()) {
            for (var reply : List.of(false, true)) {
                flows.add(made.known(direction, reply));
                for (var family : Family.values()) {
                    flows.add(made.commit(direction, reply, family));
                }
            }
        }
        flows.addAll(RuleFlows.of(made.gate, firewall.rules().stream().map(made::rule).toList(), firewall.allow()));
        flows.add(made.depart(tunnel));
        return flows;
    }

    private Flow known(final Direction direction, final boolean reply) {
        final var noted = noted(direction, reply);
        return passing(gate.flow(Table.FILTER, Priority.DECIDED), direction)
            .tracked(reply ? Set.of(CtState.RPL) : Set.of(), reply ? Set.of(CtState.INV)
                : Set.of(CtState.RPL, CtState.INV))
            .match(Field.CT_MARK, 1L << noted.first(), 1L << noted.first())
            .goTo(Table.DEPART);
    }

    private RuleFlows.Rule rule(final FirewallRule rule) {
        return new RuleFlows.Rule(rule.allow(), priority -> {
            final var flows = new ArrayList<Flow.Builder>();
            for (var direction : Direction.values()) {
                flows.addAll(new Classified(rule.traffic(), direction).whole(() -> {
                    final var flow = passing(gate.flow(Table.FILTER, priority), direction);
                    return rule.begun().map(begun -> Tracking.reply(flow, direction != begun)).orElse(flow);
                }));
            }
            return flows;
        });
    }

    // where there is no room, the first frame goes on: a rule lets it; but what answers it is not known
    private Flow commit(final Direction direction, final boolean reply, final Family family) {
        return Tracking.reply(passing(IpFrames.whole(gate.flow(Table.COMMIT, Priority.ORDINARY), family), direction),
                reply)
            .then(gate.remember(new Action.Load(noted(direction, reply), 1)))
            .goTo(Table.DEPART);
    }

    private Flow depart(final int tunnel) {
        final var flow = gate.flow(Table.DEPART, Priority.THROUGH)
            .match(Field.SEGMENT, firewall.segment().metadata());
        return TunnelFlows.fromHere(flow, firewall.segment(), tunnel).then(new Action.Resubmit(Table.RESUMED)).end();
    }

    private static Flow.Builder passing(final Flow.Builder flow, final Direction direction) {
        return flow.match(Field.POLICY, direction.bit() * Words.DIRECTION, Words.DIRECTION);
    }

    /** The bit of the mark that tells that the connection may go on, for the side that sees it begin so. */
    private static Bits noted(final Direction direction, final boolean reply) {
        final int bit = (reply ? direction.reverse() : direction).bit();
        return new Bits(Field.CT_MARK, bit, bit);
    }
}
