/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.ForwardKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Gateways (GW-1). */
public final class GatewayIntents {
    private final IntentStore store;

    GatewayIntents(final IntentStore store) {
        this.store = store;
    }

    /**
     * Makes a gateway. Asking twice for the same is harmless.
     *
     * @param gateway the gateway
     * @return whether it is new
     * @throws Refusal when there is another one of that name, or with the validator's message
     */
    public boolean add(final Gateway gateway) throws Refusal {
        return entry(gateway.getName()).add(gateway);
    }

    /**
     * Changes a gateway in one step.
     *
     * @param gateway its name
     * @param change what to change
     * @return whether it is another one now
     * @throws Refusal when there is none, or with the validator's message
     */
    public boolean set(final Name gateway, final UnaryOperator<GatewayBuilder> change) throws Refusal {
        return entry(gateway).edit(present -> change.apply(new GatewayBuilder(present)).build());
    }

    /**
     * Deletes a gateway.
     *
     * @param gateway its name
     * @throws Refusal when there is none, or with the validator's message
     */
    public void delete(final Name gateway) throws Refusal {
        entry(gateway).delete();
    }

    /**
     * Puts a rule into a gateway, instead of the one with that order if there is one.
     *
     * @param gateway the gateway's name
     * @param rule the rule
     * @return whether the gateway is another one now
     * @throws Refusal when there is no such gateway, or with the validator's message
     */
    public boolean putRule(final Name gateway, final Rule rule) throws Refusal {
        return entry(gateway).edit(present -> {
            final var rules = new LinkedHashMap<>(present.nonnullRule());
            rules.put(rule.key(), rule);
            return new GatewayBuilder(present).setRule(rules).build();
        });
    }

    /**
     * Takes a rule out of a gateway.
     *
     * @param gateway the gateway's name
     * @param rule the rule's order
     * @throws Refusal when there is no such gateway or rule, or with the validator's message
     */
    public void removeRule(final Name gateway, final RuleKey rule) throws Refusal {
        entry(gateway).edit(present -> {
            final var rules = new LinkedHashMap<>(present.nonnullRule());
            if (rules.remove(rule) == null) {
                throw new Refusal("gateway " + gateway.getValue() + " has no rule " + rule.getOrder());
            }
            return new GatewayBuilder(present).setRule(rules).build();
        });
    }

    /**
     * Puts a forward into a gateway, instead of that of the same port if there is one.
     *
     * @param gateway the gateway's name
     * @param making makes the forward from those that are there
     * @return whether the gateway is another one now
     * @throws Refusal when there is no such gateway, or with the validator's message
     */
    public boolean putForward(final Name gateway, final Function<Map<ForwardKey, Forward>, Forward> making)
            throws Refusal {
        return entry(gateway).edit(present -> {
            final var forwards = new LinkedHashMap<>(present.nonnullForward());
            final var forward = making.apply(forwards);
            forwards.put(forward.key(), forward);
            return new GatewayBuilder(present).setForward(forwards).build();
        });
    }

    /**
     * Takes a forward out of a gateway.
     *
     * @param gateway the gateway's name
     * @param forward protocol and port
     * @throws Refusal when there is no such gateway or forward, or with the validator's message
     */
    public void removeForward(final Name gateway, final ForwardKey forward) throws Refusal {
        entry(gateway).edit(present -> {
            final var forwards = new LinkedHashMap<>(present.nonnullForward());
            if (forwards.remove(forward) == null) {
                throw new Refusal("gateway " + gateway.getValue() + " does not forward "
                    + forward.getProtocol().getName() + " port " + forward.getPort().getValue());
            }
            return new GatewayBuilder(present).setForward(forwards).build();
        });
    }

    private Entry<Gateway> entry(final Name gateway) {
        return new Entry<>(store, InstanceIdentifier.create(Weft.class).child(Gateway.class, new GatewayKey(gateway)),
            "gateway " + gateway.getValue());
    }
}
