/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Makes, changes and deletes chains of appliances (VL-16). */
public final class ChainIntents {
    private final IntentStore store;

    /**
     * Makes the service.
     *
     * @param store where chains are
     */
    public ChainIntents(final IntentStore store) {
        this.store = store;
    }

    /**
     * Makes a chain. Asking twice for the same is harmless.
     *
     * @param chain the chain
     * @return whether it is new
     * @throws Refusal when there is another one of that name, or with the validator's message
     */
    public boolean add(final Chain chain) throws Refusal {
        return store.change(path(chain.getName()), present -> {
            if (present.isPresent()
                    && !present.orElseThrow().equals(store.withDefaults(path(chain.getName()), chain))) {
                throw new Refusal(label(chain.getName()) + " exists with other content; use weft:chain-set, or delete"
                    + " it first");
            }
            return Optional.of(chain);
        });
    }

    /**
     * Changes a chain, for instance the order of its stages, in one step.
     *
     * @param name its name
     * @param change what to change
     * @return whether it is another one now
     * @throws Refusal when there is none, or with the validator's message
     */
    public boolean set(final ChainName name, final UnaryOperator<ChainBuilder> change) throws Refusal {
        return store.change(path(name), present -> Optional.of(change.apply(new ChainBuilder(
            present.orElseThrow(() -> missing(name)))).build()));
    }

    /**
     * Deletes a chain with its links.
     *
     * @param name its name
     * @throws Refusal when there is none, or with the validator's message
     */
    public void delete(final ChainName name) throws Refusal {
        store.change(path(name), present -> {
            present.orElseThrow(() -> missing(name));
            return Optional.empty();
        });
    }

    private static InstanceIdentifier<Chain> path(final ChainName name) {
        return InstanceIdentifier.create(Weft.class).child(Chain.class, new ChainKey(name));
    }

    private static Refusal missing(final ChainName name) {
        return new Refusal(label(name) + " does not exist");
    }

    private static String label(final ChainName name) {
        return "chain " + name.getValue();
    }
}
