/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import java.util.Comparator;
import java.util.Optional;

/** What an interface serves: one link, network or service. Links come first, each kind in the order of names. */
sealed interface Attachment extends Comparable<Attachment> {
    /**
     * It is an end of a link.
     *
     * @param id the link
     */
    record ToLink(LinkId id) implements Attachment {
        @Override
        public String toString() {
            return "link " + id;
        }
    }

    /**
     * It is a member of a network.
     *
     * @param id the network
     */
    record ToNetwork(NetworkId id) implements Attachment {
        @Override
        public String toString() {
            return "network " + id;
        }
    }

    /**
     * It is an interface of an instance of a service.
     *
     * @param id the instance
     */
    record ToService(InstanceId id) implements Attachment {
        @Override
        public String toString() {
            return "service " + id.service() + " as instance " + id.instance();
        }
    }

    /** Returns the link. */
    default Optional<LinkId> link() {
        return this instanceof ToLink link ? Optional.of(link.id()) : Optional.empty();
    }

    /** Returns the network. */
    default Optional<NetworkId> network() {
        return this instanceof ToNetwork network ? Optional.of(network.id()) : Optional.empty();
    }

    /** Returns the instance of a service. */
    default Optional<InstanceId> service() {
        return this instanceof ToService service ? Optional.of(service.id()) : Optional.empty();
    }

    @Override
    default int compareTo(final Attachment other) {
        return Comparator.comparing((Attachment one) -> one instanceof ToService)
            .thenComparing(one -> one instanceof ToNetwork).thenComparing(Attachment::toString).compare(this, other);
    }
}
