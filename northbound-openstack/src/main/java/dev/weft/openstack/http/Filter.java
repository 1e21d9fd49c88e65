/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.gson.JsonElement;
import dev.weft.openstack.model.Fault;
import java.util.List;

/** What a list is narrowed to by one attribute. */
@FunctionalInterface
interface Filter {
    /**
     * Whether a resource fits.
     *
     * @param value the attribute of the resource
     * @return whether it is one of those wanted; of a list whether one of its entries is
     * @throws Fault if such an attribute cannot be a filter
     */
    boolean fits(JsonElement value);

    /**
     * Understands a filter.
     *
     * @param attribute the attribute
     * @param wanted its values, of which one is enough
     * @return the filter
     * @throws Fault if it makes no sense
     */
    static Filter of(final String attribute, final String... wanted) {
        if (attribute.equals("fixed_ips")) {
            return AddressFilter.of(wanted);
        }
        final var texts = List.of(wanted);
        return value -> value.isJsonArray()
            ? value.getAsJsonArray().asList().stream().anyMatch(entry -> matches(attribute, texts, entry))
            : matches(attribute, texts, value);
    }

    private static boolean matches(final String attribute, final List<String> wanted, final JsonElement value) {
        if (value.isJsonObject()) {
            throw Fault.bad("Invalid input for " + attribute + ": it cannot be a filter.");
        }
        final var text = value.isJsonNull() ? "" : value.getAsString();
        return wanted.stream().anyMatch(text::equalsIgnoreCase);
    }
}
