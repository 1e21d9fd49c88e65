/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Allocation;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Segment;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.VnetKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId.Kind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;

/** Who has which id at present, as the allocator has stored it. */
final class IdTable {
    /** What may have an id. */
    record Owner(Kind kind, String name) {
        @Override
        public String toString() {
            return (kind == Kind.Link ? "link " : "network ") + name;
        }
    }

    private final Ids ids;
    private final Map<Owner, NetworkId> byOwner = new HashMap<>();

    IdTable(final Ids ids) {
        this.ids = requireNonNull(ids);
        ids.nonnullSegment().forEach((key, entry) -> owner(entry)
            .ifPresent(owner -> byOwner.put(owner, new NetworkId(key.getId().getValue()))));
        ids.nonnullVnet().forEach((key, entry) -> user(entry)
            .ifPresent(name -> byOwner.put(new Owner(Kind.Vnet, name), key.getId())));
    }

    Optional<NetworkId> of(final Owner owner) {
        return Optional.ofNullable(byOwner.get(owner));
    }

    /** Who uses an id; empty if it is free, or was given back. */
    Optional<Owner> owner(final Kind kind, final NetworkId id) {
        return kind == Kind.Vnet
            ? user(ids.nonnullVnet().get(new VnetKey(id))).map(name -> new Owner(Kind.Vnet, name))
            : owner(ids.nonnullSegment().get(new SegmentKey(new SegmentId(id.getValue()))));
    }

    private static Optional<Owner> owner(final Segment entry) {
        return user(entry).map(name ->
            new Owner(entry.getOwnerKind() == Segment.OwnerKind.Fence ? Kind.Fence : Kind.Link, name));
    }

    private static Optional<String> user(final Allocation entry) {
        return entry == null || entry.getReleased() != null || entry.getOwner() == null ? Optional.empty()
            : Optional.of(entry.getOwner().getValue());
    }
}
