/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.IdsBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.WeftBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Templates;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.TemplatesBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Copy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.CopyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Saved;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.SavedKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.Template;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.templates.TemplateKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * The intent and the templates within one transaction. What is put must not be there yet: whoever creates the same
 * object at the same time makes the transaction fail.
 */
final class Stock {
    private static final LogicalDatastoreType CONFIG = LogicalDatastoreType.CONFIGURATION;
    private static final InstanceIdentifier<Weft> WEFT = InstanceIdentifier.create(Weft.class);
    private static final InstanceIdentifier<Templates> TEMPLATES = InstanceIdentifier.create(Templates.class);
    private static final InstanceIdentifier<Ids> IDS = InstanceIdentifier.create(Ids.class);

    private final ReadWriteTransaction transaction;
    private final Weft intent;
    private final Templates templates;

    Stock(final ReadWriteTransaction transaction) throws ExecutionException, InterruptedException {
        this.transaction = requireNonNull(transaction);
        intent = transaction.read(CONFIG, WEFT).get().orElseGet(() -> new WeftBuilder().build());
        templates = transaction.read(CONFIG, TEMPLATES).get().orElseGet(() -> new TemplatesBuilder().build());
    }

    /** The intent as it was before this transaction. */
    Weft intent() {
        return intent;
    }

    /** The intent's appliances, links and networks as they were before this transaction. */
    Parts live() {
        return Parts.of(intent.nonnullAppliance().values(), intent.nonnullLink().values(),
            intent.nonnullNetwork().values());
    }

    Optional<Template> template(final String name) {
        return Optional.ofNullable(templates.nonnullTemplate().get(new TemplateKey(new Name(name))));
    }

    Optional<Copy> copy(final String name) {
        return Optional.ofNullable(templates.nonnullCopy().get(new CopyKey(new Name(name))));
    }

    Collection<Copy> copies() {
        return templates.nonnullCopy().values();
    }

    Optional<Saved> saved(final String name) {
        return Optional.ofNullable(templates.nonnullSaved().get(new SavedKey(new Name(name))));
    }

    Collection<Saved> allSaved() {
        return templates.nonnullSaved().values();
    }

    /** The ids in use. */
    IdTable ids() throws ExecutionException, InterruptedException {
        return new IdTable(transaction.read(CONFIG, IDS).get().orElseGet(() -> new IdsBuilder().build()));
    }

    /** The first object that is there already, as messages name it. */
    Optional<String> occupied(final Parts parts) {
        return parts.appliances().values().stream()
            .filter(entry -> intent.nonnullAppliance().containsKey(entry.key())).findFirst()
            .map(entry -> "appliance " + entry.key().getName().getValue())
            .or(() -> parts.links().values().stream()
                .filter(entry -> intent.nonnullLink().containsKey(entry.key())).findFirst()
                .map(entry -> "link " + entry.key().getName().getValue()))
            .or(() -> parts.networks().values().stream()
                .filter(entry -> intent.nonnullNetwork().containsKey(entry.key())).findFirst()
                .map(entry -> "network " + entry.key().getName().getValue()));
    }

    void put(final Parts parts) {
        parts.appliances().values().forEach(entry -> put(WEFT.child(Appliance.class, entry.key()), entry));
        parts.links().values().forEach(entry -> put(WEFT.child(Link.class, entry.key()), entry));
        parts.networks().values().forEach(entry -> put(WEFT.child(Network.class, entry.key()), entry));
    }

    void put(final Membership membership) {
        put(path(membership), new MemberBuilder().withKey(membership.key()).build());
    }

    void put(final Template template) {
        put(TEMPLATES.child(Template.class, template.key()), template);
    }

    void put(final Copy copy) {
        put(TEMPLATES.child(Copy.class, copy.key()), copy);
    }

    void put(final Saved saved) {
        put(TEMPLATES.child(Saved.class, saved.key()), saved);
    }

    private <T extends DataObject> void put(final InstanceIdentifier<T> path, final T data) {
        transaction.put(CONFIG, path, data);
    }

    void delete(final Parts parts) {
        parts.links().keySet().forEach(this::deleteLink);
        parts.networks().values().forEach(entry -> delete(WEFT.child(Network.class, entry.key())));
        parts.appliances().keySet().forEach(name ->
            delete(WEFT.child(Appliance.class, new ApplianceKey(new Name(name)))));
    }

    void delete(final Membership membership) {
        delete(path(membership));
    }

    void delete(final Template template) {
        delete(TEMPLATES.child(Template.class, template.key()));
    }

    void delete(final Copy copy) {
        delete(TEMPLATES.child(Copy.class, copy.key()));
    }

    void delete(final Saved saved) {
        delete(TEMPLATES.child(Saved.class, saved.key()));
    }

    private void delete(final InstanceIdentifier<?> path) {
        transaction.delete(CONFIG, path);
    }

    void deleteLink(final String name) {
        delete(WEFT.child(Link.class, new LinkKey(new Name(name))));
    }

    private static InstanceIdentifier<Member> path(final Membership membership) {
        return WEFT.child(Network.class, new NetworkKey(new Name(membership.network())))
            .child(Member.class, membership.key());
    }
}
