/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a list is asked for: filters by attributes, the attributes wanted, and pages in the order of ids. */
final class Query {
    private static final Set<String> PAGES = Set.of("limit", "marker", "page_reverse", "sort_key", "sort_dir");
    private static final String FIELDS = "fields";
    private static final String ID = "id";

    private final Map<String, String[]> parameters;

    Query(final Map<String, String[]> parameters) {
        this.parameters = Map.copyOf(parameters);
    }

    /** Returns those that fit, with the attributes wanted. */
    List<JsonObject> select(final Stream<JsonObject> all) {
        final var marker = single("marker", "");
        final long limit = limit();
        return all.filter(this::fits).sorted(Comparator.comparing(shown -> shown.get(ID).getAsString()))
            .filter(shown -> shown.get(ID).getAsString().compareTo(marker) > 0).limit(limit).map(this::fields).toList();
    }

    /** Returns a resource with the attributes wanted. */
    JsonObject fields(final JsonObject shown) {
        final var wanted = parameters.get(FIELDS);
        if (wanted != null) {
            shown.keySet().retainAll(new HashSet<>(Arrays.asList(wanted)));
        }
        return shown;
    }

    /** An attribute that the resource does not have filters nothing, as in Neutron. */
    private boolean fits(final JsonObject shown) {
        return parameters.entrySet().stream()
            .filter(filter -> !PAGES.contains(filter.getKey()) && shown.has(filter.getKey()))
            .allMatch(filter -> Arrays.stream(filter.getValue())
                .anyMatch(value -> value.equalsIgnoreCase(text(shown.get(filter.getKey())))));
    }

    private static String text(final JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.isJsonNull() ? "" : value.toString();
    }

    private long limit() {
        try {
            final long limit = Long.parseLong(single("limit", "0"));
            return limit <= 0 ? Long.MAX_VALUE : limit;
        } catch (NumberFormatException e) {
            throw Fault.bad("Invalid input for limit: a number is wanted.").because(e);
        }
    }

    private String single(final String name, final String otherwise) {
        final var values = parameters.get(name);
        return values == null || values.length == 0 ? otherwise : values[0];
    }
}
