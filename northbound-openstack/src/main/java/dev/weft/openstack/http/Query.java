/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.resource.Resource;
import dev.weft.openstack.resource.View;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Said;
import org.opendaylight.yangtools.yang.binding.DataObject;

/** What a list is asked for: filters by attributes, the attributes wanted, and pages in the order of ids. */
final class Query {
    private static final Set<String> PAGES = Set.of("limit", "marker", "page_reverse", "sort_key", "sort_dir");
    private static final String FIELDS = "fields";

    private final Map<String, String[]> parameters;

    Query(final Map<String, String[]> parameters) {
        this.parameters = Map.copyOf(parameters);
    }

    /** Returns those that fit, with the attributes wanted; no other attribute is looked at. */
    <T extends DataObject & Said> List<JsonObject> select(final Resource<T, ?> resource, final View view) {
        final var filters = filters(resource.access().keySet());
        final var marker = single("marker", "");
        return resource.all(view.resources()).values().stream()
            .filter(entry -> entry.getId().getValue().compareTo(marker) > 0)
            .filter(entry -> filters.entrySet().stream().allMatch(filter ->
                filter.getValue().fits(resource.attribute(filter.getKey(), entry, view))))
            .sorted(Comparator.comparing(entry -> entry.getId().getValue())).limit(limit())
            .map(entry -> show(resource, entry, view)).toList();
    }

    /** Returns a resource with the attributes wanted. */
    <T extends DataObject & Said> JsonObject show(final Resource<T, ?> resource, final T entry, final View view) {
        final var wanted = parameters.get(FIELDS);
        return resource.show(entry, view, wanted == null ? name -> true : Set.copyOf(Arrays.asList(wanted))::contains);
    }

    /** An attribute that the resource does not have filters nothing, as in Neutron. */
    private Map<String, Filter> filters(final Set<String> attributes) {
        return parameters.entrySet().stream()
            .filter(filter -> !PAGES.contains(filter.getKey()) && attributes.contains(filter.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, filter -> Filter.of(filter.getKey(), filter.getValue())));
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
