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
import dev.weft.openstack.store.NeutronStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Said;
import org.opendaylight.yangtools.yang.binding.DataObject;

/** Finds what a request is about, and answers it. */
final class Routes {
    /** The version of the interface. */
    static final String VERSION = "v2.0";

    private static final int NO_METHOD = 405;
    private static final int NO_SUCH = 404;
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final Pattern JSON = Pattern.compile("\\.json$");

    private final NeutronStore store;

    Routes(final NeutronStore store) {
        this.store = store;
    }

    /** Answers; a {@link Fault} is an answer too. */
    Reply answer(final Request request) {
        final var path = SLASHES.splitAsStream(JSON.matcher(request.path()).replaceFirst(""))
            .filter(segment -> !segment.isEmpty()).toList();
        if (path.isEmpty()) {
            return reading(request, new Reply(Reply.MULTIPLE, Discovery.versions(request.root())));
        }
        if (!path.get(0).equals(VERSION)) {
            throw nothing(request);
        }
        return below(path.subList(1, path.size()), request);
    }

    private Reply below(final List<String> path, final Request request) {
        for (var resource : Catalogue.all()) {
            final var collection = List.of(resource.path().split("/", -1));
            if (path.equals(collection)) {
                return collection(resource, request);
            }
            if (path.size() == collection.size() + 1 && path.subList(0, collection.size()).equals(collection)) {
                return one(resource, path.get(collection.size()), request);
            }
        }
        return other(path, request).map(body -> reading(request, Reply.of(body))).orElseThrow(() -> nothing(request));
    }

    private static Optional<JsonObject> other(final List<String> path, final Request request) {
        if (path.isEmpty()) {
            return Optional.of(Discovery.collections(request.root()));
        }
        return switch (path.get(0)) {
            case "extensions" -> path.size() == 1 ? Optional.of(Discovery.extensions())
                : Optional.of(Discovery.extension(path));
            // there are none, which clients want to be told
            case "subnets" -> path.size() == 1 ? Optional.of(list("subnets", Stream.empty())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private <T extends DataObject & Said> Reply collection(final Resource<T, ?> resource, final Request request) {
        switch (request.method()) {
            case "GET":
                return Reply.of(list(resource.plural(),
                    new Query(request.parameters()).select(resource, store.view()).stream()));
            case "POST":
                final var made = store.create(resource, request.member(resource.singular()));
                return new Reply(Reply.CREATED, shown(resource, made));
            default:
                throw noMethod(request);
        }
    }

    private <T extends DataObject & Said> Reply one(final Resource<T, ?> resource, final String text,
            final Request request) {
        final var id = id(resource, text);
        switch (request.method()) {
            case "GET":
                final var view = store.view();
                final var body = new JsonObject();
                body.add(resource.singular(), new Query(request.parameters())
                    .show(resource, NeutronStore.find(resource, id, view.resources()), view));
                return Reply.of(body);
            case "PUT":
                return Reply.of(shown(resource, store.update(resource, id, request.member(resource.singular()))));
            case "DELETE":
                store.delete(resource, id);
                return new Reply(Reply.NO_CONTENT, null);
            default:
                throw noMethod(request);
        }
    }

    private <T extends DataObject & Said> JsonObject shown(final Resource<T, ?> resource, final T made) {
        final var body = new JsonObject();
        body.add(resource.singular(), resource.show(made, store.view(), name -> true));
        return body;
    }

    /** Clients ask for names in the place of ids first, and are told that there is no such thing. */
    private static Uuid id(final Resource<?, ?> resource, final String text) {
        try {
            return new Uuid(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Fault.missing(resource.kind(), text).because(e);
        }
    }

    private static JsonObject list(final String name, final Stream<JsonObject> entries) {
        final var array = new JsonArray();
        entries.forEach(array::add);
        final var body = new JsonObject();
        body.add(name, array);
        return body;
    }

    private static Reply reading(final Request request, final Reply reply) {
        if (!request.method().equals("GET")) {
            throw noMethod(request);
        }
        return reply;
    }

    private static Fault nothing(final Request request) {
        return new Fault(NO_SUCH, "HTTPNotFound", "The resource could not be found: " + request.path());
    }

    private static Fault noMethod(final Request request) {
        return new Fault(NO_METHOD, "HTTPMethodNotAllowed", request.method() + " is not possible on "
            + request.path());
    }
}
