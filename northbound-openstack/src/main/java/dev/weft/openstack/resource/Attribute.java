/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.resource;

import com.google.gson.JsonElement;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * An attribute of a resource.
 *
 * @param <T> the resource as it is stored
 * @param <B> its builder
 * @param name the attribute's name
 * @param access what users may do with it
 * @param set puts a value into the builder, or refuses it
 * @param get says what users see
 */
record Attribute<T, B>(String name, Access access, BiConsumer<B, Value> set, BiFunction<T, View, JsonElement> get) {
    /** What users may do with an attribute. */
    enum Access {
        /** See it. */
        READ,
        /** Also give it when they make the resource. */
        CREATE,
        /** Also change it. */
        WRITE
    }
}
