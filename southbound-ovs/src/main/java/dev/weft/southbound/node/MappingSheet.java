/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.api.node.Hop.Far;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.PortRef;
import java.util.Comparator;

/**
 * What the datapath helper must know of one policy whose paths it asks the mapping service for, as JSON (SI-9): where
 * locators are, and which revision is in force. The order is fixed, so that the same intent gives the same text.
 */
final class MappingSheet {
    private MappingSheet() {
        // only a function
    }

    /**
     * Writes it.
     *
     * @param path the policy
     * @return JSON
     */
    static String of(final MappedPath path) {
        final var sheet = new JsonObject();
        sheet.addProperty("policy", path.id());
        sheet.addProperty("name", path.policy().value());
        sheet.addProperty("network", path.network().value());
        sheet.addProperty("segment", path.segment().metadata());
        sheet.addProperty("revision", path.revision());
        sheet.addProperty("lifetime", path.lifetime());
        final var locators = new JsonArray();
        path.locators().stream().sorted(Comparator.comparing(Locator::number)).map(MappingSheet::locator)
            .forEach(locators::add);
        sheet.add("locators", locators);
        return sheet.toString();
    }

    private static JsonObject locator(final Locator locator) {
        final var json = new JsonObject();
        json.addProperty("number", locator.number());
        json.addProperty("service", locator.instance().service().value());
        json.addProperty("instance", locator.instance().instance());
        if (locator.target() instanceof Far far) {
            json.addProperty("path", far.path().value());
        } else if (locator.target() instanceof Plugged here) {
            json.add("in", port(here.in()));
            json.add("out", port(here.out()));
        }
        return json;
    }

    private static JsonObject port(final PortRef port) {
        final var json = new JsonObject();
        EndSheet.name(port, json);
        return json;
    }
}
