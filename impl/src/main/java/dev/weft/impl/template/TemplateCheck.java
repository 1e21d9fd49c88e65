/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentReader;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.rule.IntentRules;
import dev.weft.impl.validate.rule.Problem;
import dev.weft.impl.validate.rule.Problems;
import dev.weft.impl.validate.state.Change;
import dev.weft.impl.validate.state.Changes;
import dev.weft.impl.validate.state.IntentIndex;
import dev.weft.impl.validate.state.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;

/**
 * Says what is wrong with a template: it gives something that only one copy can have, or what it holds would not be
 * right as an intent of its own without nodes. The latter is left to the rules of intent, so there is one set of them.
 */
final class TemplateCheck {
    private static final String INTENT = "/weft:weft/";

    private final IntentRules rules;

    TemplateCheck(final IntentRules rules) {
        this.rules = requireNonNull(rules);
    }

    /** What is wrong, each with the object and the remedy; nothing if all is right. */
    List<String> faults(final String template, final Parts parts) {
        final var own = Stream.of(
            parts.appliances().values().stream().flatMap(TemplateCheck::particulars),
            parts.links().values().stream().flatMap(TemplateCheck::particulars),
            parts.networks().values().stream().flatMap(TemplateCheck::particulars)).flatMap(Function.identity())
            .toList();
        if (!own.isEmpty()) {
            return own;
        }
        final var problems = asIntent(parts);
        // the rules give the places in an intent of its own
        return problems.isEmpty() ? List.of()
            : List.of(problems.text().replace(INTENT, "/weft-template:templates/template=" + template + "/"));
    }

    /** Why a template cannot be deleted. */
    static String inUse(final String template, final List<String> copies) {
        return "template " + template + " cannot be deleted while copy " + copies.get(0)
            + (copies.size() > 1 ? " and " + (copies.size() - 1) + " more are" : " is") + " deployed from it; undeploy"
            + " first, or use rpc weft-template:delete-template with force";
    }

    private Problems asIntent(final Parts parts) {
        final var problems = new Problems();
        final var changes = new Changes(new TreeMap<>(),
            additions(parts.appliances().values(), stored -> withoutProfiles(IntentReader.appliance(stored)),
                ApplianceIntent::name, problems),
            additions(parts.links().values(), IntentReader::link, LinkIntent::id, problems),
            additions(parts.networks().values(), IntentReader::network, NetworkIntent::id, problems));
        if (!problems.isEmpty()) {
            return problems;
        }
        final var index = new IntentIndex();
        index.apply(changes);
        return rules.check(new Transition(changes, index));
    }

    /** Port profiles are not part of a template; whether a copy can have them turns out when it is deployed. */
    private static ApplianceIntent withoutProfiles(final ApplianceIntent appliance) {
        final Map<String, InterfaceIntent> ports = new HashMap<>();
        appliance.interfaces().forEach((name, port) -> ports.put(name, new InterfaceIntent(port.id(), port.adminUp(),
            port.linkEnabled(), port.port(), port.outerAddress(), port.listen(), port.innerMtu(), port.mac(),
            port.bandwidth())));
        return new ApplianceIntent(appliance.name(), appliance.node(), ports, appliance.standby());
    }

    /** Makes a value of what is stored. */
    @FunctionalInterface
    private interface Reader<S, T> {
        T read(S stored) throws InvalidIntent;
    }

    private static <S, K, T> SortedMap<K, Change<T>> additions(final Collection<S> stored, final Reader<S, T> reader,
            final Function<T, K> key, final Problems problems) {
        final var changes = new TreeMap<K, Change<T>>();
        for (var entry : stored) {
            try {
                final var value = reader.read(entry);
                changes.put(key.apply(value), new Change<>(Optional.empty(), Optional.of(value)));
            } catch (InvalidIntent e) {
                problems.add(Problem.of(e));
            }
        }
        return changes;
    }

    private static Stream<String> particulars(final Appliance appliance) {
        final var label = "appliance " + appliance.key().getName().getValue();
        final List<String> faults = new ArrayList<>();
        if (appliance.getNode() != null) {
            faults.add(label + " is on node " + appliance.getNode().getValue() + "; leave node out and say where it"
                + " goes when the template is deployed");
        }
        appliance.nonnullInterface().values().forEach(port -> {
            if (port.getOuter() != null && port.getOuter().getAddress() != null) {
                faults.add(label + " has an outer address at interface " + port.key().getName().getValue()
                    + "; leave it out, as it is of one node");
            }
        });
        return faults.stream();
    }

    private static Stream<String> particulars(final Link link) {
        final var label = "link " + link.key().getName().getValue();
        if (link.getB() != null && link.getB().getExternal() != null) {
            return Stream.of(label + " ends under another controller, and so can be there only once; leave it out");
        }
        return link.getSegmentId() == null ? Stream.of()
            : Stream.of(label + " has a segment-id; leave it out, as each copy gets its own");
    }

    private static Stream<String> particulars(final Network network) {
        final var label = "network " + network.key().getName().getValue();
        if (Selection.isPhysical(network)) {
            return Stream.of(label + " is the physical network or one of its VLANs, which copies would share; leave it"
                + " out, and attach interfaces to it when the template is deployed");
        }
        return network.getId() == null ? Stream.of()
            : Stream.of(label + " has an id; leave it out, as each copy gets its own");
    }
}
