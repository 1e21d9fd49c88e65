/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.impl.model.IntentReader;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.model.LinkIntent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadOperations;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes links from the intent whose interface or appliance was deleted (VL-13), also when one of the same name is
 * there again before this was done.
 */
final class Cascade {
    private static final Logger LOG = LoggerFactory.getLogger(Cascade.class);
    private static final InstanceIdentifier<Weft> WEFT = InstanceIdentifier.create(Weft.class);

    // links that may have lost an end
    private final Set<LinkId> suspects = new LinkedHashSet<>();
    // links that have, as they were then
    private final Map<LinkId, Orphan> orphans = new LinkedHashMap<>();
    private final DataBroker broker;
    private final Intent intent;

    Cascade(final DataBroker broker, final Intent intent) {
        this.broker = requireNonNull(broker);
        this.intent = requireNonNull(intent);
    }

    private record Orphan(LinkIntent link, InterfaceId lost) {
    }

    /** Sees which links lost an end by changes that the intent has just taken over. */
    void follow(final IntentInbox.Changes changes) {
        // it was written again, and so checked again
        changes.links().keySet().forEach(name -> orphans.remove(new LinkId(name)));
        for (var port : changes.lost()) {
            intent.linksAt(port).forEach(id -> intent.link(id)
                .ifPresent(link -> orphans.putIfAbsent(id, new Orphan(link, port))));
        }
    }

    /** Looks which of these links name something that is not known. */
    void suspect(final Collection<LinkId> links) {
        links.stream().filter(id -> intent.link(id).filter(intent::isDangling).isPresent()).forEach(suspects::add);
    }

    /**
     * Deletes the links that lost an end, and the suspects that name something that does not exist. The datastore is
     * asked, because it may be ahead of what this controller has heard.
     *
     * @return false if that has to be tried again
     */
    boolean delete() {
        suspects.addAll(orphans.keySet());
        if (suspects.isEmpty()) {
            return true;
        }
        final var transaction = broker.newReadWriteTransaction();
        try {
            final var deleted = delete(transaction);
            transaction.commit().get();
            suspects.clear();
            orphans.clear();
            deleted.forEach(what -> LOG.info("Link deleted: {}", what));
            return true;
        } catch (ExecutionException e) {
            LOG.warn("Links {} name interfaces that are gone and could not be deleted; tried again soon", suspects, e);
            transaction.cancel();
        } catch (InterruptedException e) {
            transaction.cancel();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Collection<String> delete(final ReadWriteTransaction transaction)
            throws ExecutionException, InterruptedException {
        final var deleted = new ArrayList<String>();
        for (var id : suspects) {
            final var path = WEFT.child(Link.class, new LinkKey(new Name(id.value())));
            final var stored = transaction.read(LogicalDatastoreType.CONFIGURATION, path).get();
            final var missing = stored.isEmpty() ? Optional.<InterfaceId>empty()
                : missing(stored.orElseThrow(), Optional.ofNullable(orphans.get(id)), transaction);
            if (missing.isPresent()) {
                transaction.delete(LogicalDatastoreType.CONFIGURATION, path);
                deleted.add(id + ", because interface " + missing.orElseThrow() + " was deleted");
            }
        }
        return deleted;
    }

    private static Optional<InterfaceId> missing(final Link stored, final Optional<Orphan> orphan,
            final ReadOperations transaction) throws ExecutionException, InterruptedException {
        try {
            final var link = IntentReader.link(stored);
            if (orphan.filter(known -> known.link.equals(link)).isPresent()) {
                return orphan.map(Orphan::lost);
            }
            for (var port : Intent.ports(link)) {
                if (!transaction.exists(LogicalDatastoreType.CONFIGURATION, path(port)).get()) {
                    return Optional.of(port);
                }
            }
        } catch (InvalidIntent e) {
            LOG.debug("Kept, as it cannot be read", e);
        }
        return Optional.empty();
    }

    private static InstanceIdentifier<Interface> path(final InterfaceId port) {
        return WEFT.child(Appliance.class, new ApplianceKey(new Name(port.appliance())))
            .child(Interface.class, new InterfaceKey(new Name(port.name())));
    }
}
