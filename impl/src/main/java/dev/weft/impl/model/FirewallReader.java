/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.service.Direction;
import dev.weft.api.service.FirewallRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Firewall;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule;

/** Reads what a firewall that switches are lets through (GW-1). */
final class FirewallReader {
    private final IntentPath at;

    FirewallReader(final IntentPath service) {
        at = service.at("firewall");
    }

    ServiceFunction.Firewall read(final Firewall stored) throws InvalidIntent {
        if (stored.getDefaultAction() == null) {
            throw new InvalidIntent(at.at("default-action"), "its firewall has no default-action; choose allow or drop"
                + " for connections that no rule fits");
        }
        final var rules = new ArrayList<FirewallRule>();
        for (var rule : stored.nonnullRule().values().stream()
                .sorted(Comparator.comparing(each -> each.key().getOrder())).toList()) {
            rules.add(rule(rule));
        }
        return new ServiceFunction.Firewall(rules, stored.getDefaultAction() == Firewall.DefaultAction.Allow);
    }

    private FirewallRule rule(final Rule stored) throws InvalidIntent {
        final var order = stored.key().getOrder();
        final var here = at.at("rule=" + order);
        if (stored.getAction() == null) {
            throw new InvalidIntent(here.at("action"), "rule " + order + " has no action; choose allow or drop");
        }
        final var traffic = ClassifierReader.read(here, stored);
        return IntentReader.guarded(here, () -> new FirewallRule(stored.getAction() == Rule.Action.Allow,
            direction(stored.getDirection()), traffic));
    }

    private static Optional<Direction> direction(final Rule.Direction stored) {
        return stored == null ? Optional.empty() : switch (stored) {
            case Both -> Optional.empty();
            case From -> Optional.of(Direction.FROM_WORKLOAD);
            case To -> Optional.of(Direction.TO_WORKLOAD);
        };
    }
}
