/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import dev.weft.openstack.resource.Catalogue;
import dev.weft.openstack.resource.Resource;
import java.util.List;
import java.util.Map;

/** The documents by which clients find out what is served. */
final class Discovery {
    private static final Map<String, String> EXTENSIONS = Map.of("sfc", "Service function chaining", "flow_classifier",
        "Flow classifier", "provider", "Provider network", "binding", "Port binding");

    private Discovery() {
        // only functions
    }

    /** The versions of the interface. */
    static JsonObject versions(final String root) {
        final var version = new JsonObject();
        version.addProperty("id", Routes.VERSION);
        version.addProperty("status", "CURRENT");
        version.add("links", links(root + "/" + Routes.VERSION + "/"));
        final var versions = new JsonArray();
        versions.add(version);
        return member("versions", versions);
    }

    /** The collections of the version. */
    static JsonObject collections(final String root) {
        final var resources = new JsonArray();
        Catalogue.all().forEach(resource -> resources.add(collection(resource, root)));
        return member("resources", resources);
    }

    /** The extensions of the interface. */
    static JsonObject extensions() {
        final var extensions = new JsonArray();
        EXTENSIONS.keySet().stream().sorted().map(Discovery::extension).forEach(extensions::add);
        return member("extensions", extensions);
    }

    /** One extension. */
    static JsonObject extension(final List<String> path) {
        final var alias = path.get(1);
        if (!EXTENSIONS.containsKey(alias)) {
            throw Fault.missing("Extension", alias);
        }
        final var body = new JsonObject();
        body.add("extension", extension(alias));
        return body;
    }

    private static JsonObject extension(final String alias) {
        final var extension = new JsonObject();
        extension.addProperty("alias", alias);
        extension.addProperty("name", EXTENSIONS.get(alias));
        extension.addProperty("description", EXTENSIONS.get(alias));
        extension.add("links", new JsonArray());
        return extension;
    }

    private static JsonObject collection(final Resource<?, ?> resource, final String root) {
        final var collection = new JsonObject();
        collection.addProperty("name", resource.singular());
        collection.addProperty("collection", resource.plural());
        collection.add("links", links(root + "/" + Routes.VERSION + "/" + resource.path()));
        return collection;
    }

    private static JsonArray links(final String href) {
        final var link = new JsonObject();
        link.addProperty("rel", "self");
        link.addProperty("href", href);
        final var links = new JsonArray();
        links.add(link);
        return links;
    }

    private static JsonObject member(final String name, final JsonArray value) {
        final var body = new JsonObject();
        body.add(name, value);
        return body;
    }
}
