/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import dev.weft.openstack.resource.Attribute.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Said;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * A kind of resource.
 *
 * @param <T> the resource as it is stored
 * @param <B> its builder
 */
public abstract class Resource<T extends DataObject & Said, B> {
    private final String kind;
    private final String path;
    private final String singular;
    private final List<Attribute<T, B>> attributes;

    /**
     * Makes one.
     *
     * @param kind what messages call it, such as Port pair
     * @param path its collection below /v2.0, such as sfc/port_pairs
     * @param attributes its attributes in the order in which users see them
     */
    Resource(final String kind, final String path, final List<Attribute<T, B>> attributes) {
        this.kind = kind;
        this.path = path;
        this.attributes = List.copyOf(attributes);
        final var plural = path.substring(path.indexOf('/') + 1);
        singular = plural.substring(0, plural.length() - 1);
    }

    /**
     * What messages call it.
     *
     * @return words, the first with a capital letter
     */
    public final String kind() {
        return kind;
    }

    /**
     * Where its collection is.
     *
     * @return the path below /v2.0, without slash at either end
     */
    public final String path() {
        return path;
    }

    /**
     * The member of a document that holds one.
     *
     * @return the member's name
     */
    public final String singular() {
        return singular;
    }

    /**
     * The member of a document that holds several.
     *
     * @return the member's name
     */
    public final String plural() {
        return singular + "s";
    }

    /**
     * Its attributes and what may be done with them.
     *
     * @return for each whether it can be created and written: read, create or write
     */
    public final Map<String, String> access() {
        return attributes.stream().collect(Collectors.toMap(Attribute::name,
            attribute -> attribute.access().name().toLowerCase(java.util.Locale.ROOT)));
    }

    /**
     * All there are.
     *
     * @param snapshot the resources
     * @return them by id
     */
    public abstract Map<Uuid, T> all(Snapshot snapshot);

    /**
     * Where one is stored.
     *
     * @param id its id
     * @return the path
     */
    public abstract InstanceIdentifier<T> at(Uuid id);

    /**
     * Who needs one, so that it cannot be deleted.
     *
     * @param id its id
     * @param snapshot the resources
     * @return one that needs it, for messages
     */
    public abstract Optional<String> userOf(Uuid id, Snapshot snapshot);

    /** A new one that only has its id and defaults. */
    abstract B blank(Uuid id);

    /** A copy of one. */
    abstract B copy(T present);

    /** Makes the resource, or refuses what is missing or contradicts itself. */
    abstract T build(B builder);

    /** Refuses what contradicts other resources; also fills in nothing. */
    abstract void check(T resource, Snapshot others);

    /**
     * Makes a new one.
     *
     * @param id its id
     * @param body its attributes
     * @param others what there is
     * @return the resource
     * @throws Fault if an attribute is unknown, wrong or missing, or contradicts another resource
     */
    public final T create(final Uuid id, final JsonObject body, final Snapshot others) {
        return filled(blank(id), body, false, others);
    }

    /**
     * Changes one.
     *
     * @param present as it is
     * @param body the attributes that change
     * @param others what there is
     * @return as it shall be
     * @throws Fault if an attribute is unknown, wrong or cannot be changed, or contradicts another resource
     */
    public final T update(final T present, final JsonObject body, final Snapshot others) {
        return filled(copy(present), body, true, others);
    }

    /**
     * Says what users see.
     *
     * @param resource the resource
     * @param view what it is seen in
     * @param wanted the attributes wanted
     * @return those attributes
     */
    public final JsonObject show(final T resource, final View view, final Predicate<String> wanted) {
        final var shown = new JsonObject();
        attributes.stream().filter(attribute -> wanted.test(attribute.name()))
            .forEach(attribute -> shown.add(attribute.name(), attribute.get().apply(resource, view)));
        return shown;
    }

    /**
     * Says what users see of one attribute.
     *
     * @param name the attribute, which it has
     * @param resource the resource
     * @param view what it is seen in
     * @return the attribute
     */
    public final JsonElement attribute(final String name, final T resource, final View view) {
        return show(resource, view, name::equals).get(name);
    }

    private T filled(final B builder, final JsonObject body, final boolean there, final Snapshot others) {
        for (var name : body.keySet()) {
            final var attribute = attributes.stream().filter(known -> known.name().equals(name)).findFirst()
                .orElseThrow(() -> Fault.bad("Unrecognized attribute(s) '" + name + "' for " + singular + "."));
            if (attribute.access() == Access.READ || there && attribute.access() == Access.CREATE) {
                throw Fault.bad("Attribute '" + name + "' of " + singular + " cannot be "
                    + (there ? "changed; delete it and make a new one." : "given."));
            }
            attribute.set().accept(builder, new Value(name, body.get(name)));
        }
        final var resource = build(builder);
        check(resource, others);
        return resource;
    }
}
