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
     * Lists the names of chains.
     *
     * @return the names, in order
     */
    public List<String> chains() {
        try {
            return views.chains().stream().map(ChainView::name).toList();
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
     * Lists the names of services.
     *
     * @return the names, in order
     */
    public List<String> services() {
        try {
            return views.steering().services().stream().map(ServiceView::name).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    /**
     * Lists the names of policies.
     *
     * @return the names, in order
     */
    public List<String> policies() {
        try {
            return views.steering().policies().stream().map(PolicyView::name).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    /**
     * Lists the names of gateways.
     *
     * @return the names, in order
     */
    public List<String> gateways() {
        try {
            return views.gateways().stream().map(GatewayView::name).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    /**
     * Lists the names of port profiles.
     *
     * @return the names, in order
     */
    public List<String> profiles() {
        try {
            return views.steering().profiles().stream().map(ProfileView::name).toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    /**
     * Lists the interfaces that can have a port profile.
     *
     * @return {@code APPLIANCE/INTERFACE} of the members of networks, in order
     */
    public List<String> members() {
        return ports(port -> port.network() != null);
    }

    /**
     * Lists the interfaces that an instance of a service can have.
     *
     * @return {@code APPLIANCE/INTERFACE} of those that are in nothing and not link-enabled, in order
     */
    public List<String> servicePorts() {
        return ports(port -> !port.linkEnabled() && port.network() == null && port.service() == null);
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
     * Lists all interfaces.
     *
     * @return {@code APPLIANCE/INTERFACE}, in order
     */
    public List<String> interfaces() {
        return ports(port -> true);
    }

    /**
     * Lists all that flows can belong to.
     *
     * @return nodes, links, chains, networks, services, policies, gateways and interfaces
     */
    public List<String> flowOwners() {
        return Stream.of(nodes(), links(), chains(), networks(Optional.empty()), services(), policies(), gateways(),
            ports(port -> true)).flatMap(List::stream).toList();
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
