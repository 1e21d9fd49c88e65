/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads which port is meant: sheets name it by {@code iface-id} or by {@code device}.
 */
public final class PortNameReader {
    private static final String IFACE_ID = "iface-id";
    private static final String DEVICE = "device";

    private PortNameReader() {
        // only functions
    }

    /**
     * Reads an object that names a port and nothing else.
     *
     * @param reader stands before the object
     * @param where what it is called in complaints
     * @param depth how many objects and lists are around its members
     */
    public static PortName read(final JsonReader reader, final String where, final int depth)
            throws IOException, BadSheetException {
        final SheetJson json = new SheetJson(reader);
        json.expect(JsonToken.BEGIN_OBJECT, where, "an object");
        final Map<String, String> names = new HashMap<>();
        final Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            final String key = json.key(seen, IFACE_ID, DEVICE);
            switch (key) {
                case IFACE_ID, DEVICE -> names.put(key, json.text(where + "." + key));
                default -> json.skip(depth);
            }
        }
        reader.endObject();
        return named(where, names);
    }

    /**
     * Takes the port from members that were read already.
     *
     * @param where what they are members of
     * @param texts the members by their keys; others do not matter
     */
    public static PortName named(final String where, final Map<String, String> texts) throws BadSheetException {
        final String ifaceId = texts.get(IFACE_ID);
        final String device = texts.get(DEVICE);
        if (ifaceId == null == (device == null)) {
            throw new BadSheetException(where + " should have either iface-id or device");
        }
        try {
            return ifaceId != null ? new PortName.Plugged(ifaceId) : new PortName.Device(device);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(where + ": " + e.getMessage(), e);
        }
    }
}
