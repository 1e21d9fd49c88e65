/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.InterfaceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Reads one chain and its stages. */
final class ChainReader {
    private final IntentPath at;

    ChainReader(final IntentPath at) {
        this.at = at;
    }

    ChainIntent read(final Chain chain) throws InvalidIntent {
        final var id = new ChainId(chain.key().getName().getValue());
        final var stored = chain.nonnullStage().values().stream()
            .sorted(Comparator.comparing((Stage stage) -> stage.key().getOrder())).toList();
        if (stored.size() < 2) {
            throw new InvalidIntent(at.at("stage"), "it has " + (stored.isEmpty() ? "no stage" : "one stage")
                + ", and so joins nothing; give at least two, or delete the chain");
        }
        final var stages = new ArrayList<StageIntent>();
        for (int i = 0; i < stored.size(); i++) {
            stages.add(stage(id, stored, i));
        }
        checkOnce(id, stages);
        return new ChainIntent(id, stages, new LinkSettingsReader(at).read(chain));
    }

    private static StageIntent stage(final ChainId chain, final List<Stage> all, final int place) throws InvalidIntent {
        final var stage = all.get(place);
        final int order = stage.key().getOrder().toJava();
        final var here = IntentPath.stage(chain, order);
        if (stage.getAppliance() == null) {
            throw new InvalidIntent(here.at("appliance"), "it has no appliance; give it one");
        }
        if (stage.getIn() == null && place > 0) {
            throw new InvalidIntent(here.at("in"), "it has no in, so stage " + all.get(place - 1).key().getOrder()
                + " cannot be joined with it; give the interface of appliance " + stage.getAppliance().getValue()
                + " towards that stage");
        }
        if (stage.getOut() == null && place < all.size() - 1) {
            throw new InvalidIntent(here.at("out"), "it has no out, so it cannot be joined with stage "
                + all.get(place + 1).key().getOrder() + "; give the interface of appliance "
                + stage.getAppliance().getValue() + " towards that stage");
        }
        return IntentReader.guarded(here, () -> new StageIntent(order, stage.getAppliance().getValue(),
            port(stage, stage.getIn()), port(stage, stage.getOut())));
    }

    private static Optional<InterfaceId> port(final Stage stage, final Name name) {
        return Optional.ofNullable(name)
            .map(there -> new InterfaceId(stage.getAppliance().getValue(), there.getValue()));
    }

    private static void checkOnce(final ChainId chain, final List<StageIntent> stages) throws InvalidIntent {
        final var places = new HashMap<String, Integer>();
        for (var stage : stages) {
            final var other = places.put(stage.appliance(), stage.order());
            if (other != null) {
                throw new InvalidIntent(IntentPath.stage(chain, stage.order()).at("appliance"), "appliance "
                    + stage.appliance() + " is in stage " + other + " already; name each appliance once");
            }
        }
    }
}
