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
import java.util.TreeSet;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Makes copies of a template (FN-9). */
final class DeployOrder implements Order<DeployOutput> {
    /** More objects in one request would need more memory than a controller can be asked for. */
    static final int LARGEST = 50_000;

    private final DeployInput input;
    private final Clock clock;

    DeployOrder(final DeployInput input, final Clock clock) {
        this.input = requireNonNull(input);
        this.clock = requireNonNull(clock);
    }

    @Override
    public DeployOutput carryOut(final Stock stock) throws Refused {
        final var name = Requests.required(input.getTemplate(), "template");
        final var template = stock.template(name)
            .orElseThrow(() -> Refused.missing("there is no template " + name));
        final var parts = Parts.of(template);
        final var copies = CopyNames.of(input);
        check(stock, name, parts, copies);
        final var placement = Requests.placement(input);
        placement.check(name, new TreeSet<>(parts.appliances().keySet()));
        for (int i = 0; i < copies.size(); i++) {
            deploy(stock, template, placed(parts, placement, i), copies.get(i));
        }
        return new DeployOutputBuilder().setCopy(copies.stream().map(Name::new).toList())
            .setAppliances(Uint32.valueOf(copies.size() * parts.appliances().size()))
            .setLinks(Uint32.valueOf(copies.size() * parts.links().size()))
            .setNetworks(Uint32.valueOf(copies.size() * parts.networks().size())).build();
    }

    private void check(final Stock stock, final String template, final Parts parts, final List<String> copies)
            throws Refused {
        if (parts.isEmpty()) {
            throw Refused.invalid("template " + template + " has nothing in it to deploy");
        }
        if ((long) parts.size() * copies.size() > LARGEST) {
            throw Refused.invalid(copies.size() + " copies of template " + template + " are " + (long) parts.size()
                * copies.size() + " objects; deploy at most " + LARGEST + " in one request");
        }
        for (var copy : copies) {
            CopyNames.checkFree(stock, copy);
        }
        for (var attachment : Requests.attachments(input)) {
            if (!parts.hasPort(attachment.appliance(), attachment.port())) {
                throw Refused.invalid("template " + template + " has no interface " + attachment.appliance() + "/"
                    + attachment.port() + " to attach to network " + attachment.network());
            }
            if (!stock.intent().nonnullNetwork().containsKey(new NetworkKey(new Name(attachment.network())))) {
                throw Refused.missing("there is no network " + attachment.network() + " to attach interface "
                    + attachment.appliance() + "/" + attachment.port() + " to");
            }
        }
    }

    private static Parts placed(final Parts parts, final Placement placement, final int copy) {
        final List<Appliance> appliances = new ArrayList<>();
        for (var entry : parts.appliances().entrySet()) {
            final var node = placement.node(copy, appliances.size(), parts.appliances().size(), entry.getKey());
            appliances.add(new ApplianceBuilder(entry.getValue()).setNode(node.map(Name::new).orElse(null)).build());
        }
        return Parts.of(appliances, parts.links().values(), parts.networks().values());
    }

    private void deploy(final Stock stock, final Template template, final Parts parts, final String copy)
            throws Refused {
        CopyNames.checkLengths(parts, copy);
        final var renaming = Renaming.into(copy);
        final var objects = renaming.apply(parts);
        final var occupied = stock.occupied(objects);
        if (occupied.isPresent()) {
            throw Refused.exists("copy " + copy + ": " + occupied.orElseThrow() + " exists already and is not of a"
                + " copy; choose another name for the copy");
        }
        stock.put(objects);
        for (var attachment : Requests.attachments(input)) {
            stock.put(new Membership(attachment.network(), renaming.names().apply(attachment.appliance()),
                attachment.port()));
        }
        stock.put(CopyNames.entry(copy, objects, clock).setTemplate(template.getName()).build());
    }
}
