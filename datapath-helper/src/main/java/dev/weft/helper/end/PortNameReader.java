/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

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
     * @param owner has the object as the member that it is at
     */
    public static PortName read(final SheetObject owner) throws IOException, BadSheetException {
        final var port = owner.object(IFACE_ID, DEVICE);
        final Map<String, String> names = new HashMap<>();
        while (port.next()) {
            final String key = port.key();
            switch (key) {
                case IFACE_ID, DEVICE -> names.put(key, port.text());
                default -> port.skip();
            }
        }
        return named(port.what(), names);
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
