/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.template.IdTable.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId.Kind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;

/**
 * Sees that what comes back has the id it had. Usually the allocator kept it, and nothing is to be done. An id that is
 * free is asked for; one that somebody else has is given up.
 */
final class FreeIds {
    private final List<String> lost = new ArrayList<>();
    private final IdTable ids;

    FreeIds(final IdTable ids) {
        this.ids = requireNonNull(ids);
    }

    /** What got no id of its own back, and why. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** Returns the objects as they are to be created, so that they get their ids. */
    Parts claim(final Parts parts, final Collection<HeldId> held) {
        final var links = new TreeMap<>(parts.links());
        final var networks = new TreeMap<>(parts.networks());
        for (var entry : held) {
            final var owner = owner(entry);
            final var holder = ids.owner(entry.getKind(), entry.getId());
            if (holder.filter(owner::equals).isPresent()) {
                continue;
            }
            holder.ifPresent(other -> lost.add(owner + " had id " + entry.getId().getValue() + ", which " + other
                + " has now"));
            final var id = holder.isPresent() ? null : entry.getId();
            if (owner.kind() == Kind.Link) {
                links.computeIfPresent(owner.name(), (name, link) -> numbered(link, id));
            } else {
                networks.computeIfPresent(owner.name(), (name, network) -> numbered(network, id));
            }
        }
        return new Parts(parts.appliances(), links, networks);
    }

    private static Link numbered(final Link link, final NetworkId id) {
        return new LinkBuilder(link).setSegmentId(id == null ? null : new SegmentId(id.getValue())).build();
    }

    private static Network numbered(final Network network, final NetworkId id) {
        return new NetworkBuilder(network).setId(id).build();
    }

    private static Owner owner(final HeldId held) {
        return new Owner(held.getKind(), held.getOwner().getValue());
    }
}
