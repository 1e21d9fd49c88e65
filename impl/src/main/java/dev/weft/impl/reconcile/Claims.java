/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Which links and networks name an interface: one, besides what is to be deleted, unless validation was bypassed. Of
 * several it serves one.
 */
final class Claims {
    private final SetMultimap<InterfaceId, Attachment> claims = HashMultimap.create();
    private final Intent intent;

    Claims(final Intent intent) {
        this.intent = requireNonNull(intent);
    }

    void add(final InterfaceId named, final Attachment attachment) {
        claims.put(named, attachment);
    }

    void remove(final InterfaceId named, final Attachment attachment) {
        claims.remove(named, attachment);
    }

    /** Returns the links and networks that name an interface. */
    Set<Attachment> at(final InterfaceId named) {
        return claims.get(named);
    }

    /**
     * Returns the one link or network that an interface serves. Of several the first that lost no end, so that who it
     * is depends on nothing but the intent.
     */
    Optional<Attachment> servedBy(final InterfaceId named) {
        final var claimants = claims.get(named);
        return claimants.size() < 2 ? claimants.stream().findFirst() : claimants.stream()
            .min(Comparator.comparing(this::isDangling).thenComparing(Comparator.naturalOrder()));
    }

    /** Returns the one link that an interface serves. */
    Optional<LinkId> linkAt(final InterfaceId named) {
        return servedBy(named).flatMap(Attachment::link);
    }

    /** Returns the one network that an interface serves. */
    Optional<NetworkId> networkAt(final InterfaceId named) {
        return servedBy(named).flatMap(Attachment::network);
    }

    /** Says what keeps an interface from serving a link or a network that names it. */
    Optional<String> rival(final InterfaceId named, final Attachment attachment) {
        final var primary = intent.pairs().named(named);
        if (!primary.equals(named) && servedBy(primary).isPresent()) {
            return Optional.of("interface " + named + " stands by for " + primary);
        }
        return servedBy(named).filter(other -> !other.equals(attachment))
            .map(other -> "interface " + named + " belongs to " + other);
    }

    /** A link that names an interface that is not known; a network that lost a member has the others still. */
    private boolean isDangling(final Attachment attachment) {
        return attachment.link().flatMap(intent::link).stream().flatMap(link -> Intent.ports(link).stream())
            .anyMatch(port -> intent.port(port).isEmpty());
    }
}
