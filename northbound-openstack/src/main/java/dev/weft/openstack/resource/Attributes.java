/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonElement;
import dev.weft.openstack.resource.Attribute.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Said;

/** Declares the attributes of a kind of resource, in the order in which users see them. */
final class Attributes<T extends Said, B> {
    private final List<Attribute<T, B>> declared = new ArrayList<>();

    /** Begins with those that every resource has. */
    Attributes(final BiConsumer<B, String> name, final BiConsumer<B, String> description,
            final BiConsumer<B, String> project) {
        read("id", resource -> Json.id(resource.getId()));
        write("name", (builder, value) -> name.accept(builder, value.text()), resource -> text(resource.getName()));
        write("description", (builder, value) -> description.accept(builder, value.text()),
            resource -> text(resource.getDescription()));
        create("project_id", (builder, value) -> project.accept(builder, value.text()),
            resource -> text(resource.getProjectId()));
        create("tenant_id", (builder, value) -> project.accept(builder, value.text()),
            resource -> text(resource.getProjectId()));
    }

    Attributes<T, B> read(final String name, final Function<T, JsonElement> get) {
        return seen(name, (resource, view) -> get.apply(resource));
    }

    Attributes<T, B> seen(final String name, final BiFunction<T, View, JsonElement> get) {
        return add(name, Access.READ, Attributes::never, get);
    }

    Attributes<T, B> create(final String name, final BiConsumer<B, Value> set, final Function<T, JsonElement> get) {
        return add(name, Access.CREATE, set, (resource, view) -> get.apply(resource));
    }

    Attributes<T, B> write(final String name, final BiConsumer<B, Value> set, final Function<T, JsonElement> get) {
        return add(name, Access.WRITE, set, (resource, view) -> get.apply(resource));
    }

    /** An attribute that Weft has no place for: it can be given only as what it always is. */
    Attributes<T, B> always(final String name, final JsonElement fixed) {
        return add(name, Access.WRITE, (builder, value) -> {
            if (!value.json().equals(fixed) && !(value.isEmpty() && new Value(name, fixed).isEmpty())) {
                throw value.wrong("Weft does not do this, so it can only be " + fixed);
            }
        }, (resource, view) -> fixed);
    }

    Attributes<T, B> add(final String name, final Access access, final BiConsumer<B, Value> set,
            final BiFunction<T, View, JsonElement> get) {
        declared.add(new Attribute<>(name, access, set, get));
        return this;
    }

    List<Attribute<T, B>> list() {
        return List.copyOf(declared);
    }

    /** What a text that was never given looks like. */
    static JsonElement text(final String stored) {
        return Json.text(stored == null ? "" : stored);
    }

    private static <B> void never(final B builder, final Value value) {
        throw value.wrong("it cannot be given");
    }
}
