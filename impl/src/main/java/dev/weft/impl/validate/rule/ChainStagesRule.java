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
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.StageIntent;
import dev.weft.impl.validate.state.IntentView;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The stages of a chain are appliances that exist, joined at link-enabled interfaces; an appliance is not deleted while
 * it is one, since traffic must not pass it by (VL-16). All else is for the rules of links.
 */
final class ChainStagesRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.chains().forEach(chain -> chain.stages().forEach(stage ->
            checkStage(transition.after(), chain, stage).forEach(problems)));
        transition.changes().appliances().forEach((name, change) -> {
            if (change.after().isEmpty()) {
                ChainStage.settled(transition, name).findFirst()
                    .ifPresent(there -> problems.accept(inUse(name, there)));
            }
        });
    }

    private static Stream<Problem> checkStage(final IntentView after, final ChainIntent chain,
            final StageIntent stage) {
        final var at = IntentPath.stage(chain.id(), stage.order());
        final var appliance = after.appliance(stage.appliance());
        if (appliance.isEmpty()) {
            return Stream.of(Problem.invalid(at.at("appliance"), "appliance " + stage.appliance() + " does not exist;"
                + " create it first or in the same request, or name an existing appliance"));
        }
        final int place = chain.stages().indexOf(stage);
        return Stream.concat(
            stage.in().flatMap(port -> checkPort(at.at("in"), appliance.orElseThrow(), port, place > 0)).stream(),
            stage.out().flatMap(port -> checkPort(at.at("out"), appliance.orElseThrow(), port,
                place < chain.stages().size() - 1)).stream());
    }

    private static Optional<Problem> checkPort(final IntentPath at, final ApplianceIntent appliance,
            final InterfaceId port, final boolean isJoined) {
        final var found = appliance.interfaces().get(port.name());
        if (found == null) {
            return Optional.of(Problem.invalid(at, "appliance " + port.appliance() + " has no interface " + port.name()
                + "; " + LinkEndsRule.advice(appliance)));
        }
        return isJoined && !found.linkEnabled() ? Optional.of(LinkEndsRule.notEnabled(at, port)) : Optional.empty();
    }

    private static Problem inUse(final String appliance, final ChainStage there) {
        return Problem.inUse(IntentPath.appliance(appliance), "it cannot be deleted while it is " + there.label()
            + ", as to join its neighbours would pass it by; take it out of the chain first or in the same request");
    }
}
