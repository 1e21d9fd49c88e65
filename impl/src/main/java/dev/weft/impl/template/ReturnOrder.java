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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Brings a saved copy back as it was (FN-9). */
final class ReturnOrder implements Order<DeployOutput> {
    private final DeployInput input;
    private final Clock clock;

    ReturnOrder(final DeployInput input, final Clock clock) {
        this.input = requireNonNull(input);
        this.clock = requireNonNull(clock);
    }

    @Override
    public DeployOutput carryOut(final Stock stock) throws Refused, ExecutionException, InterruptedException {
        final var name = input.requireSaved().getValue();
        if (input.getTemplate() != null || input.getCopy() != null || input.getPrefix() != null
            || input.getNode() != null || !input.nonnullAttachment().isEmpty()) {
            throw Refused.invalid("a saved copy comes back under its own name; give only saved, and perhaps placement"
                + " and keep");
        }
        final var saved = stock.saved(name)
            .orElseThrow(() -> Refused.missing("nothing is saved as " + name));
        final var copy = saved.requireCopy().getValue();
        if (stock.copy(copy).isPresent()) {
            throw Refused.exists("copy " + copy + ", which is saved as " + name + ", is deployed; undeploy it first");
        }
        final var ids = new FreeIds(stock.ids());
        final var objects = ids.claim(placed(Parts.of(saved), Requests.nodes(input)), saved.nonnullHeldId().values());
        bringBack(stock, saved, objects, copy);
        return new DeployOutputBuilder().setCopy(List.of(new Name(copy)))
            .setAppliances(Uint32.valueOf(objects.appliances().size()))
            .setLinks(Uint32.valueOf(objects.links().size())).setNetworks(Uint32.valueOf(objects.networks().size()))
            .setRenumbered(Set.copyOf(ids.lost())).build();
    }

    private static Parts placed(final Parts parts, final Map<String, String> nodes) throws Refused {
        for (var name : nodes.keySet()) {
            if (!parts.appliances().containsKey(name)) {
                throw Refused.invalid("there is no appliance " + name + " in the saved copy to place; its appliances"
                    + " are " + String.join(", ", parts.appliances().keySet()));
            }
        }
        return Parts.of(parts.appliances().entrySet().stream().map(entry -> moved(entry.getValue(),
            nodes.get(entry.getKey()))).toList(), parts.links().values(), parts.networks().values());
    }

    private static Appliance moved(final Appliance appliance, final String node) {
        return node == null ? appliance : new ApplianceBuilder(appliance).setNode(new Name(node)).build();
    }

    private void bringBack(final Stock stock, final Saved saved, final Parts objects, final String copy)
            throws Refused {
        final var occupied = stock.occupied(objects);
        if (occupied.isPresent()) {
            throw Refused.exists("copy " + copy + ": " + occupied.orElseThrow() + " exists already; delete it first");
        }
        stock.put(objects);
        for (var membership : SavedCopies.memberships(saved)) {
            if (!stock.intent().nonnullNetwork().containsKey(new NetworkKey(new Name(membership.network())))) {
                throw Refused.missing("copy " + copy + ": there is no network " + membership.network() + " any more,"
                    + " which had interface " + membership.appliance() + "/" + membership.port() + " as a member; make"
                    + " it first");
            }
            stock.put(membership);
        }
        final var template = saved.getTemplate();
        stock.put(CopyNames.entry(copy, objects, clock).setFromSaved(saved.getName())
            .setTemplate(template != null && stock.template(template.getValue()).isPresent() ? template : null)
            .build());
        if (!Boolean.TRUE.equals(input.getKeep())) {
            stock.delete(saved);
        }
    }
}
