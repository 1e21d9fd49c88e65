/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.service.Chain.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The way that the intent wants of a policy. */
public sealed interface Wish {
    /**
     * It is known.
     *
     * @param way the way
     * @param remark what is missing of it yet, for people; empty: nothing
     */
    record Known(Way way, Optional<String> remark) implements Wish { }

    /**
     * It is not known: the policy goes on as it was, or is not in force if it never was.
     *
     * @param reason why, for people
     */
    record Lacking(String reason) implements Wish { }

    /**
     * Finds the way of a policy. Instances that are being drained get no connections in a chain; those that are out of
     * service have a share, which they get when they are back.
     *
     * @param policy the policy
     * @param services finds services
     * @param exists whether there is a service, even one that cannot be read
     * @param known the ways that the policy has
     * @return what it wants
     */
    static Wish of(final PolicyIntent policy, final Function<ServiceId, Optional<ServiceIntent>> services,
            final Predicate<ServiceId> exists, final Collection<Way> known) {
        if (policy.chain().isEmpty()) {
            return new Lacking("it has no service; give it one");
        }
        final var found = new ArrayList<ServiceIntent>();
        for (var id : policy.chain()) {
            final var service = services.apply(id);
            if (service.isEmpty()) {
                return new Lacking(exists.test(id) ? "service " + id + " cannot be read; correct it"
                    : "there is no service " + id + "; create it, or take it out of the policy");
            }
            found.add(service.orElseThrow());
        }
        final var first = found.get(0);
        final var other = found.stream().filter(service -> !service.network().equals(first.network())).findFirst();
        return other.isPresent() ? new Lacking("service " + first.id() + " is of network " + first.network()
            + " and service " + other.orElseThrow().id() + " of network " + other.orElseThrow().network()
            + "; all must be of one") : policy.mapping().isPresent() ? mapped(found, known)
            : new Known(new Chain(first.network(), found.stream().map(Wish::step).toList()), Optional.empty());
    }

    private static Wish mapped(final List<ServiceIntent> services, final Collection<Way> known) {
        final var instances = services.stream().filter(service -> !service.function().isBuiltIn())
            .flatMap(service -> service.instances().values().stream()).map(InstanceIntent::id).toList();
        final var way = Mapped.of(services.get(0).network(), services.stream().map(ServiceIntent::id).toList(),
            instances, known.stream().filter(Mapped.class::isInstance).map(Mapped.class::cast).toList());
        final int without = instances.size() - way.locators().size();
        return new Known(way, without == 0 ? Optional.empty() : Optional.of("its services have more instances than"
            + " there are locators, " + Mapped.MAX_LOCATORS + "; " + without + " have none yet, and get those of"
            + " instances that are gone when no traffic can be on its way there any more"));
    }

    private static Step step(final ServiceIntent service) {
        return new Step(service.id(), service.byConnection(), service.shares());
    }
}
