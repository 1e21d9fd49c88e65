/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ChainId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Appliances joined in their order by virtual links, as the intent has it ({@code /weft:weft/chain}, VL-16).
 *
 * @param id its name
 * @param stages the appliances in their order; each but the first has an in, each but the last an out
 * @param settings how each link shall be
 */
public record ChainIntent(ChainId id, List<StageIntent> stages, LinkSettings settings) {
    public ChainIntent {
        requireNonNull(id);
        requireNonNull(settings);
        stages = List.copyOf(stages);
        if (stages.size() < 2) {
            throw new IllegalArgumentException("chain " + id + " joins nothing; it needs two stages at least");
        }
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i - 1).out().isEmpty() || stages.get(i).in().isEmpty()) {
                throw new IllegalArgumentException("stage " + stages.get(i - 1).order() + " of chain " + id
                    + " cannot be joined with stage " + stages.get(i).order() + "; give its out, and the in of the"
                    + " other one");
            }
        }
    }

    /**
     * Returns its links, see {@link ChainId#link} for their names.
     *
     * @return the links in their order
     */
    public List<LinkIntent> links() {
        final var links = new ArrayList<LinkIntent>();
        for (int i = 1; i < stages.size(); i++) {
            links.add(link(stages.get(i - 1), stages.get(i)));
        }
        return links;
    }

    private LinkIntent link(final StageIntent from, final StageIntent to) {
        return new LinkIntent(id.link(from.appliance(), to.appliance()), Optional.empty(),
            from.out().orElseThrow(), new LinkIntent.Managed(to.in().orElseThrow()), settings.family(),
            settings.dscp(), settings.liveness(), settings.authentication(),
            Optional.of(new LinkIntent.InChain(id, from.order(), to.order())));
    }
}
