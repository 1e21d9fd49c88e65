/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.TemplateBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Makes a template of objects that exist (FN-9). */
record CheckInOrder(CheckInInput input) implements Order<CheckInOutput> {
    @Override
    public CheckInOutput carryOut(final Stock stock) throws Refused {
        final var name = Requests.required(input.getName(), "name");
        if (stock.template(name).isPresent() && !Boolean.TRUE.equals(input.getReplace())) {
            throw Refused.exists("template " + name + " exists already; choose another name, or set replace to true");
        }
        final var copy = copy(stock);
        final var live = stock.live();
        final var selection = new Selection(live, stock.intent().nonnullChain().values(), chosen(live, copy),
            copy.map(from -> Names.of(from.getNetwork())).orElse(Set.of()));
        if (!selection.outside().isEmpty() && !Boolean.TRUE.equals(input.getLeaveOut())) {
            throw Refused.invalid("template " + name + " would reach outside: " + String.join("; ",
                selection.outside()) + "; take along what is missing, or set leave-out to true");
        }
        final var parts = renamed(selection.inside(), copy);
        stock.put(new TemplateBuilder().setName(input.requireName()).setDescription(input.getDescription())
            .setAppliance(parts.storedAppliances()).setLink(parts.storedLinks()).setNetwork(parts.storedNetworks())
            .build());
        return new CheckInOutputBuilder().setAppliances(Uint32.valueOf(parts.appliances().size()))
            .setLinks(Uint32.valueOf(parts.links().size())).setNetworks(Uint32.valueOf(parts.networks().size()))
            .setLeftOut(Set.copyOf(selection.outside())).build();
    }

    private Optional<Copy> copy(final Stock stock) throws Refused {
        final boolean byName = input.getAppliance() != null && !input.getAppliance().isEmpty();
        if (byName == (input.getCopy() != null)) {
            throw Refused.invalid("give either appliance, once for each appliance of the template, or copy");
        }
        if (byName) {
            return Optional.empty();
        }
        final var name = input.getCopy().getValue();
        return Optional.of(stock.copy(name).orElseThrow(() -> Refused.missing("there is no copy " + name)));
    }

    private Set<String> chosen(final Parts live, final Optional<Copy> copy) throws Refused {
        if (copy.isPresent()) {
            final var left = Parts.present(live.appliances(), Names.of(copy.orElseThrow().getAppliance()));
            if (left.isEmpty()) {
                throw Refused.missing("copy " + input.getCopy().getValue() + " has no appliance any more");
            }
            return left;
        }
        final var wanted = new TreeSet<>(Names.of(input.getAppliance()));
        final var missing = wanted.stream().filter(name -> !live.appliances().containsKey(name))
            .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw Refused.missing("there is no appliance " + missing);
        }
        return wanted;
    }

    private static Parts renamed(final Parts parts, final Optional<Copy> copy) throws Refused {
        if (copy.isEmpty()) {
            return parts;
        }
        final var result = Renaming.outOf(copy.orElseThrow().key().getName().getValue()).apply(parts);
        if (result.size() != parts.size()) {
            throw Refused.invalid("two objects would have the same name in the template; give the appliances by name"
                + " instead of copy");
        }
        return result;
    }
}
