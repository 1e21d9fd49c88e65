/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.validate.state.IntentView;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ends of a link are two different, existing, link-enabled interfaces (VL-1, VL-14). Those of a chain's links are
 * its stages'.
 */
final class LinkEndsRule implements Rule {
    private static final int SUGGESTIONS = 5;

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        Stream.concat(transition.links().stream(), transition.leftHanging().stream())
            .filter(link -> link.chain().isEmpty())
            .forEach(link -> checkLink(transition.after(), link, problems));
    }

    private static void checkLink(final IntentView after, final LinkIntent link, final Consumer<Problem> problems) {
        checkEnd(after, link, "a", link.first()).ifPresent(problems);
        if (link.second() instanceof Managed second) {
            if (second.port().equals(link.first())) {
                problems.accept(Problem.invalid(IntentPath.link(link.id()).at("b"), "both ends are interface "
                    + link.first() + "; choose another interface for end b"));
            } else {
                checkEnd(after, link, "b", second.port()).ifPresent(problems);
            }
        }
    }

    private static Optional<Problem> checkEnd(final IntentView after, final LinkIntent link, final String end,
            final InterfaceId port) {
        final var at = IntentPath.link(link.id()).at(end);
        final var appliance = after.appliance(port.appliance());
        if (appliance.isEmpty()) {
            return Optional.of(Problem.invalid(at.at("appliance"), "appliance " + port.appliance() + " of end " + end
                + " does not exist; create it first or in the same request, or name an existing appliance"));
        }
        final var found = after.port(port);
        if (found.isEmpty()) {
            return Optional.of(Problem.invalid(at.at("interface"), "appliance " + port.appliance()
                + " of end " + end + " has no interface " + port.name() + "; " + advice(appliance.orElseThrow())));
        }
        return found.filter(there -> !there.linkEnabled()).map(there -> notEnabled(at, port));
    }

    static Problem notEnabled(final IntentPath at, final InterfaceId port) {
        return Problem.invalid(at, "interface " + port + " is not link-enabled; set link-enabled to true at "
            + IntentPath.port(port).path() + " first or in the same request");
    }

    static String advice(final ApplianceIntent appliance) {
        final var enabled = appliance.interfaces().values().stream().filter(port -> port.linkEnabled())
            .map(port -> port.id().name()).sorted().limit(SUGGESTIONS).collect(Collectors.joining(", "));
        return enabled.isEmpty() ? "add it with link-enabled true"
            : "add it with link-enabled true, or use one of its link-enabled interfaces: " + enabled;
    }
}
