/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Direction;
import dev.weft.api.service.Prefix;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which connections may begin through a gateway, and what is remembered of them (GW-1). */
final class FilterFlows {
    private final Router gateway;
    private final List<Flow> flows = new ArrayList<>();

    private FilterFlows(final Router gateway) {
        this.gateway = gateway;
    }

    /**
     * The flows.
     *
     * @param gateway the gateway
     * @return none for a gateway that need not know connections
     */
    static List<Flow> of(final Router gateway) {
        if (!gateway.tracks()) {
            return List.of();
        }
        final var made = new FilterFlows(gateway);
        made.addRules();
        made.addCommits();
        // above the limit of its zone, or without a free port, a connection is not remembered, and not translated
        made.flows.add(gateway.flow(Table.RESOLVE, Priority.SPECIAL).match(Field.CT_MARK, 0).drop());
        return made.flows;
    }

    private void addRules() {
        // conntrack calls a connection new until it is answered; the mark tells that it may go on
        flows.add(gateway.flow(Table.FILTER, Priority.DECIDED).match(Field.CT_MARK, Router.DECIDED)
            .goTo(Table.RESOLVE));
        flows.add(gateway.flow(Table.FILTER, Priority.DECIDED).match(Field.CT_MARK, 0)
            .tracked(Set.of(CtState.INV), Set.of()).drop());
        flows.addAll(RuleFlows.of(gateway.gate(), gateway.gateway().rules().stream().map(this::rule).toList(),
            gateway.gateway().allow()));
    }

    private RuleFlows.Rule rule(final GatewayRule rule) {
        return new RuleFlows.Rule(rule.allow(), priority ->
            new Classified(reversed(rule.traffic()), Direction.TO_WORKLOAD).whole(() -> between(rule, priority)));
    }

    /** As what is sent to the local side: else Ethernet addresses would be matched, of which a gateway has none yet. */
    private static Classifier reversed(final Classifier traffic) {
        return new Classifier(traffic.family(), traffic.protocol(), traffic.remote(), traffic.local(),
            traffic.remotePorts(), traffic.localPorts());
    }

    private Flow.Builder between(final GatewayRule rule, final int priority) {
        final var flow = gateway.flow(Table.FILTER, priority);
        rule.from().ifPresent(network -> flow.match(Field.INGRESS, gateway.index(gateway.in(network))));
        rule.to().ifPresent(network -> flow.match(Field.SEGMENT, gateway.in(network).segment().metadata()));
        return flow;
    }

    private void addCommits() {
        for (var family : gateway.families()) {
            flows.add(commit(gateway.flow(Table.COMMIT, Priority.REST), family));
        }
        gateway.gateway().translation().ifPresent(translation -> gateway.outside().ifPresent(outside ->
            translation.addresses().forEach(address -> addTranslation(translation, outside, address))));
    }

    private void addTranslation(final SourceTranslation translation, final GatewayInterface outside,
            final InetAddress address) {
        final var family = Family.of(address);
        // what came in by the outside interface keeps its source, also when it goes out there again
        flows.add(commit(leaving(Priority.SPECIAL, outside).match(Field.INGRESS, gateway.index(outside)), family));
        final var inside = translation.inside().stream().filter(prefix -> prefix.family() == family).distinct()
            .map(Optional::of).toList();
        for (var prefix : translation.inside().isEmpty() ? List.of(Optional.<Prefix>empty()) : inside) {
            final var flow = IpFrames.whole(leaving(Priority.ORDINARY, outside), family);
            prefix.ifPresent(some -> flow.match(IpFrames.source(family), Masked.of(some)));
            flows.add(flow.then(gateway.commit(Optional.of(new Nat.To(Nat.End.SOURCE, Nat.Addresses.of(address),
                Optional.empty())), Table.RESOLVE)).end());
        }
    }

    private Flow.Builder leaving(final int priority, final GatewayInterface outside) {
        return gateway.flow(Table.COMMIT, priority).match(Field.SEGMENT, outside.segment().metadata());
    }

    private Flow commit(final Flow.Builder flow, final Family family) {
        return IpFrames.whole(flow, family).then(gateway.commit(Optional.empty(), Table.RESOLVE)).end();
    }
}
