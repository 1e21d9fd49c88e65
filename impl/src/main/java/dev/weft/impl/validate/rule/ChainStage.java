/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.ChainId;
import dev.weft.impl.model.StageIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.stream.Stream;

/**
 * An appliance in a chain.
 *
 * @param chain the chain
 * @param stage its stage there
 */
record ChainStage(ChainId chain, StageIntent stage) {
    /** The stages of an appliance in chains that the transaction leaves as they are. */
    static Stream<ChainStage> settled(final Transition transition, final String appliance) {
        return transition.after().chainsWith(appliance).stream()
            .filter(id -> !transition.changes().chains().containsKey(id))
            .flatMap(id -> transition.after().chain(id).orElseThrow().stages().stream()
                .filter(stage -> stage.appliance().equals(appliance)).map(stage -> new ChainStage(id, stage)));
    }

    /** How messages call it. */
    String label() {
        return "stage " + stage.order() + " of chain " + chain;
    }
}
