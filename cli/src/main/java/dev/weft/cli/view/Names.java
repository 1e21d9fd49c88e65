/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.api.overlay.NetworkKey;
import dev.weft.cli.store.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The names a user can type, for completion. Without a datastore there are none: completion never fails. */
public final class Names {
    private final StateViews views;

    /**
     * Makes the service.
     *
     * @param views what there is
     */
    public Names(final StateViews views) {
        this.views = views;
    }

    /**
     * Lists the names of nodes.
     *
     * @return the names, in order
     */
    public List<String> nodes() {
        try {
            return views.nodes().stream().map(NodeView::name).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    /**
     * Lists the names of links.
     *
     * @return the names, in order
     */
    public List<String> links() {
        try {
            return views.links().stream().map(LinkView::name).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    /**
     * Lists the names of networks.
     *
     * @param kind of one kind only; empty: all
     * @return the names, in order
     */
    public List<String> networks(final Optional<NetworkKey.Kind> kind) {
        try {
            return views.networks(kind).stream().map(NetworkView::name).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    /**
     * Lists the interfaces that a new link can have as an end.
     *
     * @return {@code APPLIANCE/INTERFACE} of those that are link-enabled and in no link or network, in order
     */
    public List<String> freePorts() {
        return ports(port -> port.linkEnabled() && port.link() == null && port.network() == null);
    }

    /**
     * Lists all that flows can belong to.
     *
     * @return nodes, links, networks and interfaces
     */
    public List<String> flowOwners() {
        return Stream.of(nodes(), links(), networks(Optional.empty()), ports(port -> true)).flatMap(List::stream)
            .toList();
    }

    private List<String> ports(final Predicate<ApplianceView.Port> which) {
        try {
            return views.appliances().stream().flatMap(appliance -> appliance.interfaces().stream().filter(which)
                .map(port -> appliance.name() + "/" + port.name())).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }
}
