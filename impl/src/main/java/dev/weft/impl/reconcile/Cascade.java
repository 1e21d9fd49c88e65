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
import dev.weft.api.id.NetworkId;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.IntentReader;
import dev.weft.impl.model.InvalidIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes links, members of networks, and instances of services from the intent whose interface or appliance was
 * deleted (VL-13, FN-1, SI-1), also when one of the same name is there again before this was done.
 */
final class Cascade {
    private static final Logger LOG = LoggerFactory.getLogger(Cascade.class);
    private static final InstanceIdentifier<Weft> WEFT = InstanceIdentifier.create(Weft.class);

    // what may have lost an end or a member
    private final Set<Claim> suspects = new LinkedHashSet<>();
    // what has, as the link or network was then
    private final Map<Claim, Object> orphans = new LinkedHashMap<>();
    private final DataBroker broker;
    private final Intent intent;

    Cascade(final DataBroker broker, final Intent intent) {
        this.broker = requireNonNull(broker);
        this.intent = requireNonNull(intent);
    }

    /** A link, network or instance of a service that names an interface. */
    private record Claim(Attachment attachment, InterfaceId port) {
        boolean isBy(final Attachment other) {
            return attachment.equals(other);
        }
    }

    /** Sees which links, networks and services lost an interface by changes that the intent has just taken over. */
    void follow(final IntentInbox.Changes changes) {
        // they were written again, and so checked again
        changes.links().keySet().forEach(name -> forget(new Attachment.ToLink(new LinkId(name))));
        changes.networks().keySet().forEach(name -> forget(new Attachment.ToNetwork(new NetworkId(name))));
        orphans.keySet().removeIf(claim -> claim.attachment.service()
            .filter(instance -> changes.services().containsKey(instance.service().value())).isPresent());
        for (var port : changes.lost()) {
            intent.claims().at(port).forEach(attachment -> value(attachment)
                .ifPresent(value -> orphans.putIfAbsent(new Claim(attachment, port), value)));
        }
    }

    /** Looks which of these name something that is not known. */
    void suspect(final Dirty dirty) {
        dirty.links().forEach(id -> intent.link(id).filter(Cascade::isAlone).ifPresent(link -> Intent.ports(link)
            .forEach(port -> suspectIfMissing(new Attachment.ToLink(id), port))));
        dirty.members().forEach((id, port) -> intent.network(id).filter(network -> network.members().contains(port))
            .ifPresent(network -> suspectIfMissing(new Attachment.ToNetwork(id), port)));
        dirty.services().forEach(id -> intent.catalogue().services().get(id).ifPresent(service ->
            service.instances().values().forEach(instance -> instance.ports().forEach(port ->
                suspectIfMissing(new Attachment.ToService(instance.id()), port)))));
    }

    /**
     * Deletes what lost an interface, and the suspects that name something that does not exist. The datastore is asked,
     * because it may be ahead of what this controller has heard.
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
            final var deleted = deleteLost(transaction);
            transaction.commit().get();
            suspects.clear();
            orphans.clear();
            deleted.forEach(LOG::info);
            return true;
        } catch (ExecutionException e) {
            LOG.warn("{} name interfaces that are gone and could not be deleted; tried again soon", suspects, e);
            transaction.cancel();
        } catch (InterruptedException e) {
            transaction.cancel();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void forget(final Attachment attachment) {
        orphans.keySet().removeIf(claim -> claim.isBy(attachment));
    }

    private Optional<Object> value(final Attachment attachment) {
        return attachment.link().flatMap(intent::link).filter(Cascade::isAlone).map(Object.class::cast)
            .or(() -> attachment.network().flatMap(intent::network))
            .or(() -> attachment.service().flatMap(id -> intent.catalogue().services().get(id.service())
                .map(service -> service.instances().get(id.instance()))));
    }

    /** An appliance of a chain is not deleted: a chain does not close up by itself (VL-16). */
    private static boolean isAlone(final LinkIntent link) {
        return link.chain().isEmpty();
    }

    private void suspectIfMissing(final Attachment attachment, final InterfaceId port) {
        if (intent.port(port).isEmpty()) {
            suspects.add(new Claim(attachment, port));
        }
    }

    private Collection<String> deleteLost(final ReadWriteTransaction transaction)
            throws ExecutionException, InterruptedException {
        final var deleted = new ArrayList<String>();
        final var values = new LinkedHashMap<Attachment, Optional<?>>();
        for (var claim : suspects) {
            final var attachment = claim.attachment;
            if (!values.containsKey(attachment)) {
                values.put(attachment, stored(attachment, transaction));
            }
            final var stored = values.get(attachment);
            if (stored.isPresent() && isLost(claim, stored.orElseThrow(), transaction)) {
                deleteClaim(claim, transaction, deleted);
                if (!(attachment instanceof Attachment.ToNetwork)) {
                    values.put(attachment, Optional.empty());
                }
            }
        }
        return deleted;
    }

    private boolean isLost(final Claim claim, final Object stored, final ReadOperations transaction)
            throws ExecutionException, InterruptedException {
        return names(stored).contains(claim.port) && (stored.equals(orphans.get(claim))
            || !transaction.exists(LogicalDatastoreType.CONFIGURATION, path(claim.port)).get());
    }

    private static Collection<InterfaceId> names(final Object value) {
        if (value instanceof LinkIntent link) {
            return Intent.ports(link);
        }
        if (value instanceof InstanceIntent instance) {
            return instance.ports();
        }
        return value instanceof NetworkIntent network ? network.members() : List.of();
    }

    private static void deleteClaim(final Claim claim, final ReadWriteTransaction transaction,
            final Collection<String> deleted) {
        if (claim.attachment instanceof Attachment.ToLink link) {
            transaction.delete(LogicalDatastoreType.CONFIGURATION, path(link));
            deleted.add("Link deleted: " + link.id() + ", because interface " + claim.port + " was deleted");
        } else if (claim.attachment instanceof Attachment.ToNetwork network) {
            transaction.delete(LogicalDatastoreType.CONFIGURATION, path(network).child(Member.class,
                new MemberKey(new Name(claim.port.appliance()), new Name(claim.port.name()))));
            deleted.add("Member deleted: " + claim.port + " of network " + network.id()
                + ", because the interface was deleted");
        } else if (claim.attachment instanceof Attachment.ToService service) {
            transaction.delete(LogicalDatastoreType.CONFIGURATION, path(service).child(Instance.class,
                new InstanceKey(new Name(service.id().instance()))));
            deleted.add("Instance deleted: " + service.id() + ", because interface " + claim.port + " was deleted");
        }
    }

    private static Optional<?> stored(final Attachment attachment, final ReadOperations transaction)
            throws ExecutionException, InterruptedException {
        try {
            if (attachment instanceof Attachment.ToLink link) {
                final var stored = transaction.read(LogicalDatastoreType.CONFIGURATION, path(link)).get();
                return stored.isEmpty() ? stored : Optional.of(IntentReader.link(stored.orElseThrow()));
            }
            if (attachment instanceof Attachment.ToService service) {
                final var stored = transaction.read(LogicalDatastoreType.CONFIGURATION, path(service)).get();
                return stored.isEmpty() ? stored : Optional.ofNullable(IntentReader.service(stored.orElseThrow())
                    .instances().get(service.id().instance()));
            }
            final var stored = transaction.read(LogicalDatastoreType.CONFIGURATION,
                path((Attachment.ToNetwork) attachment)).get();
            return stored.isEmpty() ? stored : Optional.of(IntentReader.network(stored.orElseThrow()));
        } catch (InvalidIntent e) {
            LOG.debug("Kept, as it cannot be read", e);
            return Optional.empty();
        }
    }

    private static InstanceIdentifier<Link> path(final Attachment.ToLink link) {
        return WEFT.child(Link.class, new LinkKey(new Name(link.id().value())));
    }

    private static InstanceIdentifier<Network> path(final Attachment.ToNetwork network) {
        return WEFT.child(Network.class, new NetworkKey(new Name(network.id().value())));
    }

    private static InstanceIdentifier<Service> path(final Attachment.ToService service) {
        return WEFT.child(Service.class, new ServiceKey(new Name(service.id().service().value())));
    }

    private static InstanceIdentifier<Interface> path(final InterfaceId port) {
        return WEFT.child(Appliance.class, new ApplianceKey(new Name(port.appliance())))
            .child(Interface.class, new InterfaceKey(new Name(port.name())));
    }
}
