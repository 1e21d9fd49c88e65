/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.mdsal.binding.api.DataObjectModification;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;

/** Notes which entries of the intent changed, and their newest value, until a round takes them. */
final class IntentInbox implements DataTreeChangeListener<Weft> {
    private final Runnable wake;
    private Changes changes = new Changes();
    private boolean begun;

    IntentInbox(final Runnable wake) {
        this.wake = requireNonNull(wake);
    }

    /**
     * Changed entries by name; an empty value says that the entry is gone.
     *
     * @param nodes nodes
     * @param appliances appliances
     * @param links links
     */
    record Changes(Map<String, Optional<Node>> nodes, Map<String, Optional<Appliance>> appliances,
            Map<String, Optional<Link>> links) {
        Changes() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    @Override
    public void onDataTreeChanged(final Collection<DataTreeModification<Weft>> modifications) {
        synchronized (this) {
            begun = true;
            modifications.forEach(modification -> note(modification.getRootNode()));
        }
        wake.run();
    }

    @Override
    public void onInitialData() {
        synchronized (this) {
            begun = true;
        }
        wake.run();
    }

    /** Takes what was noted; empty until the datastore has told what it holds. */
    synchronized Optional<Changes> take() {
        if (!begun) {
            return Optional.empty();
        }
        final var taken = changes;
        changes = new Changes();
        return Optional.of(taken);
    }

    private void note(final DataObjectModification<Weft> root) {
        for (var node : root.getModifiedChildren(Node.class)) {
            final var after = Optional.ofNullable(node.getDataAfter());
            changes.nodes.put(after.orElseGet(node::getDataBefore).key().getName().getValue(), after);
        }
        for (var appliance : root.getModifiedChildren(Appliance.class)) {
            final var after = Optional.ofNullable(appliance.getDataAfter());
            changes.appliances.put(after.orElseGet(appliance::getDataBefore).key().getName().getValue(), after);
        }
        for (var link : root.getModifiedChildren(Link.class)) {
            final var after = Optional.ofNullable(link.getDataAfter());
            changes.links.put(after.orElseGet(link::getDataBefore).key().getName().getValue(), after);
        }
    }
}
