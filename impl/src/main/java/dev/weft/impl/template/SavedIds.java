/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NetworkId;
import dev.weft.impl.allocate.Holder;
import dev.weft.impl.allocate.Reservations;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.saved.HeldId.Kind;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ids of saved copies for them (FN-9). The datastore is asked each time: a copy is saved and undeployed in
 * one transaction, so whoever sees that it is gone sees that it is saved.
 */
public final class SavedIds implements Reservations {
    private static final Logger LOG = LoggerFactory.getLogger(SavedIds.class);
    private static final InstanceIdentifier<Templates> TEMPLATES = InstanceIdentifier.create(Templates.class);

    private final DataBroker broker;

    /**
     * Makes it.
     *
     * @param broker where saved copies are
     */
    public SavedIds(final DataBroker broker) {
        this.broker = requireNonNull(broker);
    }

    @Override
    public Optional<Kept> kept() {
        try (var transaction = broker.newReadOnlyTransaction()) {
            return Optional.of(transaction.read(LogicalDatastoreType.CONFIGURATION, TEMPLATES).get()
                .map(SavedIds::kept).orElseGet(() -> Reservations.NONE.kept().orElseThrow()));
        } catch (ExecutionException e) {
            LOG.warn("The saved copies cannot be read; until they can, ids of what is deleted stay in use", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Kept kept(final Templates templates) {
        final var segments = new HashSet<Holder>();
        final var vnets = new HashSet<NetworkId>();
        templates.nonnullSaved().values().stream().flatMap(saved -> saved.nonnullHeldId().keySet().stream())
            .forEach(key -> {
                final var owner = key.getOwner().getValue();
                if (key.getKind() == Kind.Vnet) {
                    vnets.add(new NetworkId(owner));
                } else {
                    segments.add(new Holder(key.getKind() == Kind.Fence ? Holder.Kind.FENCE : Holder.Kind.LINK, owner));
                }
            });
        return new Kept(segments, vnets);
    }
}
