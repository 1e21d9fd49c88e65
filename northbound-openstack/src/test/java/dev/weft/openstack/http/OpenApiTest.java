/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.collect.Sets;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.resource.Catalogue;
import dev.weft.openstack.resource.Resource;
import dev.weft.openstack.store.NeutronStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractDataBrokerTest;
import org.yaml.snakeyaml.Yaml;

/** The document of the interface, held against what is served. */
public class OpenApiTest extends AbstractDataBrokerTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final Map<String, Object> document = document();

    @Test
    public void everyAttributeIsDescribedWithWhatMayBeDone() {
        for (var resource : Catalogue.all()) {
            final var name = Arrays.stream(resource.singular().split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
            assertEquals(name, attributes(resource, Set.of("read", "create", "write")), properties(name));
            assertEquals(name, attributes(resource, Set.of("create", "write")), properties(name + "Create"));
            assertEquals(name, attributes(resource, Set.of("write")), properties(name + "Update"));
        }
    }

    @Test
    public void everyCollectionIsThere() {
        final Set<String> wanted = new TreeSet<>(Set.of("/", "/v2.0", "/v2.0/extensions", "/v2.0/extensions/{alias}",
            "/v2.0/subnets"));
        Catalogue.all().forEach(resource -> {
            wanted.add("/v2.0/" + resource.path());
            wanted.add("/v2.0/" + resource.path() + "/{id}");
        });
        assertEquals(wanted, new TreeSet<>(object(document, "paths").keySet()));
    }

    @Test
    public void whatIsThereIsServedAndNothingElse() {
        final var routes = new Routes(new NeutronStore(getDataBroker()));
        object(document, "paths").keySet().forEach(path -> {
            final var there = Sets.intersection(METHODS, object(object(document, "paths"), path).keySet());
            METHODS.forEach(method -> assertEquals(method + " " + path, there.contains(method),
                isServed(routes, method.toUpperCase(Locale.ROOT), path)));
        });
    }

    /** A request for nobody, or with nothing, is refused otherwise than one for which there is no way. */
    private static boolean isServed(final Routes routes, final String method, final String path) {
        final var request = new Request(method, path.replace("{id}", NOBODY).replace("{alias}", "sfc"), Map.of(), "",
            "");
        if (method.equals("GET") && !path.contains("{id}")) {
            return routes.answer(request).body() != null;
        }
        return assertThrows(method + " " + path, Fault.class, () -> routes.answer(request)).status() != 405;
    }

    private static Set<String> attributes(final Resource<?, ?> resource, final Set<String> access) {
        return resource.access().entrySet().stream().filter(attribute -> access.contains(attribute.getValue()))
            .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> properties(final String schema) {
        return new TreeSet<>(object(object(object(object(document, "components"), "schemas"), schema), "properties")
            .keySet());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(final Map<String, Object> parent, final String member) {
        return (Map<String, Object>) parent.get(member);
    }

    private static Map<String, Object> document() {
        try {
            return new Yaml().load(Files.readString(Path.of("..", "docs", "openstack.yaml")));
        } catch (IOException e) {
            throw new AssertionError("docs/openstack.yaml cannot be read", e);
        }
    }
}
