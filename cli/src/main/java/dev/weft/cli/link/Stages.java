/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import dev.weft.api.id.InterfaceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * The stages of a chain as a user types them and puts them in order. All errors are {@link IllegalArgumentException}s
 * with a text for the user.
 */
public final class Stages {
    private static final String NONE = "-";
    private static final int STEP = 10;

    private final List<Stage> stages = new ArrayList<>();

    /**
     * Makes stages of what was typed.
     *
     * @param texts {@code APPLIANCE/IN/OUT} each, in their order
     */
    public Stages(final List<String> texts) {
        texts.forEach(text -> stages.add(read(text)));
    }

    /**
     * Begins with those of a chain.
     *
     * @param chain the chain
     */
    public Stages(final Chain chain) {
        stages.addAll(ChainLinks.stages(chain));
    }

    /**
     * Reads the name of a chain.
     *
     * @param text the name
     * @return the name
     */
    public static ChainName name(final String text) {
        return new ChainName(new dev.weft.api.id.ChainId(text).value());
    }

    /**
     * Puts a stage in.
     *
     * @param text {@code APPLIANCE/IN/OUT}
     * @param neighbour the appliance beside which it goes
     * @param isBehind whether it goes behind that; else before it
     */
    public void insert(final String text, final String neighbour, final boolean isBehind) {
        stages.add(find(neighbour) + (isBehind ? 1 : 0), read(text));
    }

    /**
     * Takes a stage out.
     *
     * @param appliance its appliance
     */
    public void remove(final String appliance) {
        stages.remove(find(appliance));
    }

    /**
     * Returns the stages as the model has them.
     *
     * @return the stages, numbered anew with room between them
     */
    public Map<StageKey, Stage> numbered() {
        final var numbered = new LinkedHashMap<StageKey, Stage>();
        for (var stage : stages) {
            final var key = new StageKey(Uint16.valueOf((numbered.size() + 1) * STEP));
            numbered.put(key, new StageBuilder(stage).withKey(key).build());
        }
        return numbered;
    }

    private int find(final String appliance) {
        for (int i = 0; i < stages.size(); i++) {
            if (appliance.equals(stages.get(i).getAppliance().getValue())) {
                return i;
            }
        }
        throw new IllegalArgumentException("appliance " + appliance + " is not in the chain");
    }

    private static Stage read(final String text) {
        final var words = text.split("/", -1);
        if (words.length < 2 || words.length > 3) {
            throw new IllegalArgumentException("'" + text + "' is no stage: write APPLIANCE/IN/OUT, with - instead of"
                + " IN in the first and instead of OUT in the last stage if nothing else uses them");
        }
        return new StageBuilder().withKey(new StageKey(Uint16.ZERO)).setAppliance(new Name(words[0]))
            .setIn(end(words[0], words[1])).setOut(words.length == 2 ? null : end(words[0], words[2])).build();
    }

    private static Name end(final String appliance, final String port) {
        return NONE.equals(port) ? null : new Name(new InterfaceId(appliance, port).name());
    }
}
