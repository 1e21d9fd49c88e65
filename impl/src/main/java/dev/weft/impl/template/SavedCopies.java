/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import dev.weft.impl.template.IdTable.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.Attachment;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.AttachmentKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId.Kind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldIdBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;

/** How a copy is saved. */
final class SavedCopies {
    private SavedCopies() {
        // only functions
    }

    /** A saved copy; name and time are to be added. */
    static SavedBuilder entry(final Copy copy, final Parts left, final Collection<Membership> memberships,
            final Collection<HeldId> ids) {
        return new SavedBuilder().setCopy(copy.getName()).setTemplate(copy.getTemplate())
            .setAppliance(left.storedAppliances()).setLink(left.storedLinks()).setNetwork(left.storedNetworks())
            .setAttachment(byKey(memberships.stream().map(SavedCopies::attachment).toList(), Attachment::key))
            .setHeldId(byKey(ids, HeldId::key));
    }

    /** The memberships of a saved copy. */
    static Collection<Membership> memberships(final Saved saved) {
        return saved.nonnullAttachment().keySet().stream().map(key -> new Membership(key.getNetwork().getValue(),
            key.getAppliance().getValue(), key.getInterface().getValue()))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids that links and networks have: those that they ask for, or those that they were given. */
    static List<HeldId> heldIds(final Parts parts, final IdTable ids) {
        final List<HeldId> held = new ArrayList<>();
        parts.links().forEach((name, link) -> {
            final var owner = new Owner(Kind.Link, name);
            Optional.ofNullable(link.getSegmentId()).map(id -> new NetworkId(id.getValue())).or(() -> ids.of(owner))
                .ifPresent(id -> held.add(heldId(owner, id)));
        });
        parts.networks().forEach((name, network) -> {
            final var owner = new Owner(kind(network), name);
            Optional.ofNullable(network.getId()).or(() -> ids.of(owner))
                .ifPresent(id -> held.add(heldId(owner, id)));
        });
        return held;
    }

    private static Kind kind(final Network network) {
        return network.getKind() == Network.Kind.Vnet ? Kind.Vnet : Kind.Fence;
    }

    private static HeldId heldId(final Owner owner, final NetworkId id) {
        return new HeldIdBuilder().setKind(owner.kind()).setOwner(new Name(owner.name())).setId(id).build();
    }

    private static Attachment attachment(final Membership membership) {
        return new AttachmentBuilder().withKey(new AttachmentKey(new Name(membership.appliance()),
            new Name(membership.port()), new Name(membership.network()))).build();
    }

    private static <K, T> Map<K, T> byKey(final Collection<T> entries, final Function<T, K> key) {
        return entries.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
