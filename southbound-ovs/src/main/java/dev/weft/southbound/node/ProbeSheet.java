/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.gson.JsonObject;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.PortRef;
import dev.weft.api.service.Probing;
import java.util.Locale;
import java.util.Optional;

/** What the datapath helper must know of one instance of a service that it probes, as JSON (SI-8). */
final class ProbeSheet {
    private ProbeSheet() {
        // only a function
    }

    /**
     * Writes it.
     *
     * @param instance the instance
     * @return JSON; empty if it is not probed
     */
    static Optional<String> of(final ServiceInstance instance) {
        return instance.probing().map(probing -> text(instance, probing));
    }

    private static String text(final ServiceInstance instance, final Probing probing) {
        final var sheet = new JsonObject();
        sheet.addProperty("service", instance.instance().service().value());
        sheet.addProperty("instance", instance.instance().instance());
        sheet.add("in", port(instance.in()));
        sheet.add("out", port(instance.out()));
        sheet.addProperty("kind", probing.kind().name().toLowerCase(Locale.ROOT));
        sheet.addProperty("interval-ms", probing.interval().toMillis());
        sheet.addProperty("misses", probing.misses());
        return sheet.toString();
    }

    private static JsonObject port(final PortRef port) {
        final var json = new JsonObject();
        EndSheet.name(port, json);
        return json;
    }
}
