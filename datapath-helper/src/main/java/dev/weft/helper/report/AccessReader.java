/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads how the controller is reached, strictly: what is known must be right and there, what is not known is left
 * alone. Complaints hold no text of it, as it could be a secret in the wrong place.
 */
final class AccessReader {
    /** Most bytes in UTF-8. */
    static final int MAX_BYTES = 8192;

    private static final String[] KEYS = {"node", "instance", "url", "user", "password", "token", "certificate",
        "counters-every"};

    private final Map<String, String> texts = new HashMap<>();
    private int countersEvery;

    private AccessReader() {
        // by reading only
    }

    static ControllerAccess read(final String text) throws BadSheetException {
        return SheetJson.readSecret(text, MAX_BYTES,
            json -> new AccessReader().access(json.document("the way to the controller", KEYS)));
    }

    private ControllerAccess access(final SheetObject access) throws IOException, BadSheetException {
        while (access.next()) {
            final String key = access.key();
            switch (key) {
                case "node", "instance", "url", "user", "password", "token", "certificate" ->
                    texts.put(key, access.text());
                case "counters-every" -> countersEvery = access.number();
                default -> access.skip();
            }
        }
        access.need(KEYS);
        try {
            return new ControllerAccess(texts.get("node"), texts.get("instance"), url(), texts.get("user"),
                texts.get("password"), texts.get("token"), texts.get("certificate"), countersEvery);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private URI url() throws BadSheetException {
        try {
            return URI.create(texts.get("url"));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException("url should be https://HOST:PORT", e);
        }
    }
}
