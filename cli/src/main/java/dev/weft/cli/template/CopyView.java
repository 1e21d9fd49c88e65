/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.template;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * A copy of a template, deployed or saved (FN-9). Null stands for what is not known or not given.
 *
 * @param name its name
 * @param template the template it was made from
 * @param saved what it is saved as; null if it is deployed
 * @param since when it was deployed or saved
 * @param parts its objects
 */
public record CopyView(String name, String template, String saved, String since,
        @SerializedName("object") List<Part> parts) {
    private static final String GONE = "deleted";
    private static final String UP = Status.Up.getName();

    /**
     * An object of a copy.
     *
     * @param kind appliance, link or network
     * @param name its name
     * @param node the node, of an appliance
     * @param status its state, {@code deleted} if it was deleted by hand; null for an appliance, and what is saved
     */
    public record Part(String kind, String name, String node, String status) { }

    public CopyView {
        parts = List.copyOf(parts);
    }

    static CopyView of(final Copy copy, final Weft intent, final Weft state) {
        final var parts = new ArrayList<Part>();
        names(copy.getAppliance()).forEach(name -> {
            final var there = intent.nonnullAppliance().get(new ApplianceKey(new Name(name)));
            parts.add(new Part("appliance", name, there == null ? null : text(there.getNode()),
                there == null ? GONE : null));
        });
        names(copy.getLink()).forEach(name -> {
            final var key = new LinkKey(new Name(name));
            parts.add(new Part("link", name, null, !intent.nonnullLink().containsKey(key) ? GONE
                : status(Optional.ofNullable(state.nonnullLink().get(key)).map(link -> link.getState())
                    .map(known -> known.getStatus()))));
        });
        names(copy.getNetwork()).forEach(name -> {
            final var key = new NetworkKey(new Name(name));
            parts.add(new Part("network", name, null, !intent.nonnullNetwork().containsKey(key) ? GONE
                : status(Optional.ofNullable(state.nonnullNetwork().get(key)).map(network -> network.getState())
                    .map(known -> known.getStatus()))));
        });
        return new CopyView(copy.getName().getValue(), text(copy.getTemplate()), null, time(copy.getDeployed()),
            parts);
    }

    static CopyView of(final Saved saved) {
        final var parts = new ArrayList<Part>();
        saved.nonnullAppliance().values().stream().map(entry -> new Part("appliance", entry.getName().getValue(),
            text(entry.getNode()), null)).sorted(Comparator.comparing(Part::name)).forEach(parts::add);
        names(saved.nonnullLink().keySet().stream().map(LinkKey::getName).toList())
            .forEach(name -> parts.add(new Part("link", name, null, null)));
        names(saved.nonnullNetwork().keySet().stream().map(NetworkKey::getName).toList())
            .forEach(name -> parts.add(new Part("network", name, null, null)));
        return new CopyView(text(saved.getCopy()), text(saved.getTemplate()), saved.getName().getValue(),
            time(saved.getTime()), parts);
    }

    /**
     * Shows copies to people.
     *
     * @param copies the copies
     * @return a table
     */
    public static String table(final List<CopyView> copies) {
        if (copies.isEmpty()) {
            return "no copies";
        }
        final var table = new TextTable("COPY", "TEMPLATE", "SAVED-AS", "SINCE", "APPLIANCES", "LINKS", "UP",
            "NETWORKS", "UP", "DELETED");
        copies.forEach(copy -> table.row(copy.name, copy.template, copy.saved, copy.since, copy.count("appliance"),
            copy.count("link"), copy.up("link"), copy.count("network"), copy.up("network"),
            copy.parts.stream().filter(part -> GONE.equals(part.status)).count()));
        return table.toString();
    }

    /**
     * Shows all of one copy to people.
     *
     * @param copy the copy
     * @return some tables
     */
    public static String details(final CopyView copy) {
        final var table = new TextTable("OBJECT", "NAME", "NODE", "STATUS");
        copy.parts.forEach(part -> table.row(part.kind, part.name, part.node, part.status));
        return table(List.of(copy)) + "\n\n" + table;
    }

    private long count(final String kind) {
        return parts.stream().filter(part -> part.kind.equals(kind)).count();
    }

    private Long up(final String kind) {
        return saved != null ? null
            : parts.stream().filter(part -> part.kind.equals(kind) && UP.equals(part.status)).count();
    }

    private static List<String> names(final Collection<Name> names) {
        return Optional.ofNullable(names).orElse(Set.of()).stream().map(Name::getValue).sorted().toList();
    }

    private static String status(final Optional<Status> status) {
        return status.orElse(Status.Unknown).getName();
    }

    private static String text(final Name name) {
        return name == null ? null : name.getValue();
    }

    private static String time(final DateAndTime time) {
        return time == null ? null : time.getValue();
    }
}
