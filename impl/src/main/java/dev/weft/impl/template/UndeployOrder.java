/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.UndeployOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Removes what is left of a copy, and keeps it if that is wanted (FN-9). */
final class UndeployOrder implements Order<UndeployOutput> {
    private final UndeployInput input;
    private final Clock clock;

    UndeployOrder(final UndeployInput input, final Clock clock) {
        this.input = requireNonNull(input);
        this.clock = requireNonNull(clock);
    }

    @Override
    public UndeployOutput carryOut(final Stock stock) throws Refused, ExecutionException, InterruptedException {
        final var name = Requests.required(input.getCopy(), "copy");
        final var copy = stock.copy(name).orElseThrow(() -> Refused.missing("there is no copy " + name));
        final var live = stock.live();
        final var left = left(live, copy);
        final var foreign = foreignLinks(live, left);
        if (!foreign.isEmpty() && !Boolean.TRUE.equals(input.getForce())) {
            throw Refused.inUse("copy " + name + " cannot be undeployed while link " + String.join(", ", foreign)
                + ", which is not of the copy, ends at it; delete that first, or set force to true");
        }
        final var memberships = memberships(live, left);
        if (input.getSaveAs() != null) {
            save(stock, copy, left, memberships);
        }
        foreign.forEach(stock::deleteLink);
        memberships.forEach(stock::delete);
        stock.delete(left);
        stock.delete(copy);
        return new UndeployOutputBuilder().setAppliances(Uint32.valueOf(left.appliances().size()))
            .setLinks(Uint32.valueOf(left.links().size())).setNetworks(Uint32.valueOf(left.networks().size()))
            .setAlsoRemoved(Stream.concat(foreign.stream().map("link "::concat),
                memberships.stream().map(Membership::toString)).collect(Collectors.toSet())).build();
    }

    private void save(final Stock stock, final Copy copy, final Parts left, final Set<Membership> memberships)
            throws Refused, ExecutionException, InterruptedException {
        final var name = input.getSaveAs().getValue();
        if (stock.saved(name).isPresent()) {
            throw Refused.exists("something is saved as " + name + " already; choose another name for save-as, or"
                + " delete /weft-template:templates/saved=" + name);
        }
        if (left.isEmpty()) {
            throw Refused.missing("nothing is left of copy " + copy.key().getName().getValue() + " that could be"
                + " saved; undeploy it without save-as");
        }
        stock.put(SavedCopies.entry(copy, left, memberships, SavedCopies.heldIds(left, stock.ids()))
            .setName(input.getSaveAs()).setTime(CopyNames.now(clock)).build());
    }

    private static Parts left(final Parts live, final Copy copy) {
        return Parts.of(
            Parts.present(live.appliances(), Names.of(copy.getAppliance())).stream().map(live.appliances()::get)
                .toList(),
            Parts.present(live.links(), Names.of(copy.getLink())).stream().map(live.links()::get).toList(),
            Parts.present(live.networks(), Names.of(copy.getNetwork())).stream().map(live.networks()::get).toList());
    }

    /** Links of others that could not go on. */
    private static List<String> foreignLinks(final Parts live, final Parts left) {
        final List<String> foreign = new ArrayList<>();
        live.links().forEach((name, link) -> {
            if (!left.links().containsKey(name) && appliances(link).anyMatch(left.appliances()::containsKey)) {
                foreign.add(name);
            }
        });
        return foreign;
    }

    private static Stream<String> appliances(final Link link) {
        return Stream.of(link.getA(), link.getB()).filter(Objects::nonNull).map(End.class::cast)
            .filter(end -> end.getAppliance() != null).map(end -> end.getAppliance().getValue());
    }

    /** Places of the copy's interfaces in networks that stay. */
    private static Set<Membership> memberships(final Parts live, final Parts left) {
        final var found = new TreeSet<Membership>();
        live.networks().forEach((name, network) -> {
            if (!left.networks().containsKey(name)) {
                network.nonnullMember().keySet().stream()
                    .filter(key -> left.appliances().containsKey(key.getAppliance().getValue()))
                    .forEach(key -> found.add(new Membership(name, key.getAppliance().getValue(),
                        key.getInterface().getValue())));
            }
        });
        return found;
    }
}
