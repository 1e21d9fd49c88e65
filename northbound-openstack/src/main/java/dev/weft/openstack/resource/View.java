/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.common.base.Suppliers;
import dev.weft.openstack.mapping.Place;
import dev.weft.openstack.model.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** What is looked at to say what users see, for one request: what many ask of it is put in order once. */
public final class View {
    private final Snapshot resources;
    private final Weft state;
    private final Supplier<Map<Uuid, Place>> inPairs;
    private final Supplier<Map<Name, Name>> nodes;

    /**
     * Makes it.
     *
     * @param resources all resources
     * @param state the state of the intent
     */
    public View(final Snapshot resources, final Weft state) {
        this.resources = resources;
        this.state = state;
        inPairs = Suppliers.memoize(() -> Place.inPairs(resources));
        nodes = Suppliers.memoize(() -> nodes(state));
    }

    /**
     * The resources.
     *
     * @return all of them
     */
    public Snapshot resources() {
        return resources;
    }

    /** The state of the intent. */
    Weft state() {
        return state;
    }

    /** Where a port is in the intent. */
    Place placeOf(final Uuid port) {
        return inPairs.get().getOrDefault(port, Place.alone(port));
    }

    /** The node that an instance is on; empty if it is on none. */
    Optional<Name> nodeOfInstance(final Name instance) {
        return Optional.ofNullable(nodes.get().get(instance));
    }

    private static Map<Name, Name> nodes(final Weft state) {
        final Map<Name, Name> nodes = new HashMap<>();
        state.nonnullService().values().stream().map(service -> service.getState()).filter(Objects::nonNull)
            .flatMap(service -> service.nonnullInstance().values().stream())
            .filter(instance -> instance.getNode() != null)
            .forEach(instance -> nodes.put(instance.getName(), instance.getNode()));
        return nodes;
    }
}
