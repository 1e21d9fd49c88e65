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
import java.util.function.UnaryOperator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.FirewallBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Services and their instances (SI-1, SI-8). */
public final class ServiceIntents {
    private final IntentStore store;

    ServiceIntents(final IntentStore store) {
        this.store = store;
    }

    /**
     * Makes a service. Asking twice for the same is harmless.
     *
     * @param service the service
     * @return whether it is new
     * @throws Refusal when there is another one of that name, or with the validator's message
     */
    public boolean add(final Service service) throws Refusal {
        return entry(service.getName()).add(service);
    }

    /**
     * Changes a service in one step.
     *
     * @param service its name
     * @param change what to change
     * @return whether it is another one now
     * @throws Refusal when there is none, or with the validator's message
     */
    public boolean set(final Name service, final UnaryOperator<ServiceBuilder> change) throws Refusal {
        return entry(service).edit(present -> change.apply(new ServiceBuilder(present)).build());
    }

    /**
     * Deletes a service with its instances.
     *
     * @param service its name
     * @throws Refusal when there is none, or with the validator's message
     */
    public void delete(final Name service) throws Refusal {
        entry(service).delete();
    }

    /**
     * Adds an instance to a service. Asking twice for the same is harmless.
     *
     * @param service the service's name
     * @param instance the instance
     * @return whether it is new
     * @throws Refusal when there is no such service, another instance of that name, or with the validator's message
     */
    public boolean addInstance(final Name service, final Instance instance) throws Refusal {
        return editInstances(service, instances -> {
            final var before = instances.putIfAbsent(instance.key(), instance);
            if (before != null && !before.equals(withDefaults(service, instance))) {
                throw new Refusal(label(service, instance.getName()) + " exists with other content; remove it first, or"
                    + " use weft:service-instance-set");
            }
        });
    }

    /**
     * Takes an instance out of a service.
     *
     * @param service the service's name
     * @param instance the instance's name
     * @throws Refusal when there is no such instance, or with the validator's message
     */
    public void removeInstance(final Name service, final Name instance) throws Refusal {
        editInstances(service, instances -> {
            if (instances.remove(new InstanceKey(instance)) == null) {
                throw missing(service, instance);
            }
        });
    }

    /**
     * Changes an instance of a service.
     *
     * @param service the service's name
     * @param instance the instance's name
     * @param change what to change
     * @return whether it is another one now
     * @throws Refusal when there is no such instance, or with the validator's message
     */
    public boolean setInstance(final Name service, final Name instance, final UnaryOperator<InstanceBuilder> change)
            throws Refusal {
        return editInstances(service, instances -> {
            final var key = new InstanceKey(instance);
            final var before = instances.get(key);
            if (before == null) {
                throw missing(service, instance);
            }
            instances.put(key, change.apply(new InstanceBuilder(before)).build());
        });
    }

    /**
     * Puts a rule into a firewall, instead of that of the same order if there is one.
     *
     * @param service the service's name
     * @param rule the rule
     * @return whether the service is another one now
     * @throws Refusal when there is no such service, or appliances do its work, or with the validator's message
     */
    public boolean putRule(final Name service, final Rule rule) throws Refusal {
        return editRules(service, rules -> rules.put(rule.key(), rule));
    }

    /**
     * Takes a rule out of a firewall.
     *
     * @param service the service's name
     * @param rule the rule's order
     * @throws Refusal when there is no such service or rule, or with the validator's message
     */
    public void removeRule(final Name service, final RuleKey rule) throws Refusal {
        editRules(service, rules -> {
            if (rules.remove(rule) == null) {
                throw new Refusal("service " + service.getValue() + " has no rule " + rule.getOrder());
            }
        });
    }

    private boolean editRules(final Name service, final Change<RuleKey, Rule> change) throws Refusal {
        return entry(service).edit(present -> {
            final var firewall = present.getFirewall();
            if (firewall == null) {
                throw new Refusal("service " + service.getValue() + " is no firewall, so it has no rules; see"
                    + " weft:service-add --firewall");
            }
            final var rules = new LinkedHashMap<>(firewall.nonnullRule());
            change.of(rules);
            return new ServiceBuilder(present).setFirewall(new FirewallBuilder(firewall).setRule(rules).build())
                .build();
        });
    }

    /** A change of a service's instances or rules. */
    @FunctionalInterface
    private interface Change<K, V> {
        void of(Map<K, V> entries) throws Refusal;
    }

    private Instance withDefaults(final Name service, final Instance instance) throws Refusal {
        return entry(service).withDefaults(new ServiceBuilder().setName(service)
            .setInstance(Map.of(instance.key(), instance)).build()).nonnullInstance().get(instance.key());
    }

    private boolean editInstances(final Name service, final Change<InstanceKey, Instance> change) throws Refusal {
        return entry(service).edit(present -> {
            final var instances = new LinkedHashMap<>(present.nonnullInstance());
            change.of(instances);
            return new ServiceBuilder(present).setInstance(instances).build();
        });
    }

    private Entry<Service> entry(final Name service) {
        return new Entry<>(store, InstanceIdentifier.create(Weft.class).child(Service.class, new ServiceKey(service)),
            "service " + service.getValue());
    }

    private static Refusal missing(final Name service, final Name instance) {
        return new Refusal(label(service, instance) + " does not exist");
    }

    private static String label(final Name service, final Name instance) {
        return "instance " + instance.getValue() + " of service " + service.getValue();
    }
}
