/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.weft.helper.command.CommandException;
import dev.weft.helper.sheet.InterfaceName;
import java.util.ArrayList;
import java.util.List;

/**
 * Devices that are known by a remark, also to a helper that did not make them.
 */
final class OwnDevices {
    /** The remark, as {@code ip link set DEVICE alias} takes it. */
    static final String ALIAS = "weft-security";

    private OwnDevices() {
        // only a function
    }

    /** Those in what {@code ip -j link show} prints. */
    static List<String> in(final String json) {
        final List<String> devices = new ArrayList<>();
        try {
            for (JsonElement each : JsonParser.parseString(json.isBlank() ? "[]" : json).getAsJsonArray()) {
                final JsonObject link = each.getAsJsonObject();
                if (link.has("ifalias") && ALIAS.equals(link.get("ifalias").getAsString())) {
                    devices.add(link.get("ifname").getAsString());
                }
            }
        } catch (JsonParseException | IllegalStateException e) {
            throw new CommandException("ip lists interfaces in an unknown way", e);
        }
        devices.removeIf(name -> !InterfaceName.isGood(name));
        return devices;
    }
}
