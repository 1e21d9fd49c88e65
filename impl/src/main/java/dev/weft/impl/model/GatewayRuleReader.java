/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Classifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Reads the rules of one gateway (GW-1). */
final class GatewayRuleReader {
    private final IntentPath at;

    GatewayRuleReader(final IntentPath at) {
        this.at = at;
    }

    List<GatewayRule> read(final Gateway gateway) throws InvalidIntent {
        final var rules = new ArrayList<GatewayRule>();
        for (var rule : gateway.nonnullRule().values().stream()
                .sorted(Comparator.comparing(each -> each.key().getOrder())).toList()) {
            rules.add(rule(rule));
        }
        return rules;
    }

    private GatewayRule rule(final Rule stored) throws InvalidIntent {
        final var here = at.at("rule=" + stored.key().getOrder());
        if (stored.getAction() == null) {
            throw new InvalidIntent(here.at("action"), "rule " + stored.key().getOrder() + " has no action; choose"
                + " allow or drop");
        }
        final var source = ClassifierReader.prefix(here.at("source-prefix"), stored.getSourcePrefix());
        final var destination = ClassifierReader.prefix(here.at("destination-prefix"), stored.getDestinationPrefix());
        final var sourcePorts = ClassifierReader.ports(here.at("source-port"), stored.getSourcePort());
        final var destinationPorts = ClassifierReader.ports(here.at("destination-port"), stored.getDestinationPort());
        final var protocol = stored.getProtocol();
        return IntentReader.guarded(here, () -> new GatewayRule(stored.getAction() == Rule.Action.Allow,
            network(stored.getFrom()), network(stored.getTo()), new Classifier(
                Optional.ofNullable(stored.getFamily()).map(family -> switch (family) {
                    case Ipv4 -> Family.IPV4;
                    case Ipv6 -> Family.IPV6;
                }), protocol == null ? OptionalInt.empty() : OptionalInt.of(protocol.toJava()), source, destination,
                sourcePorts, destinationPorts)));
    }

    private static Optional<NetworkId> network(final Name name) {
        return Optional.ofNullable(name).map(there -> new NetworkId(there.getValue()));
    }
}
