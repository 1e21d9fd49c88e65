/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.end.PortName;
import dev.weft.helper.end.PortNameReader;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetKey;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what the controller says of one instance that is to be probed, strictly: what is known must be right, what is
 * not known is left alone, for controllers newer than this helper.
 */
public final class ProbeReader {
    /** What the keys of such instances begin with. */
    public static final String PREFIX = "weft-probe-";
    /** Most instances of a node. */
    public static final int MAX_INSTANCES = 1000;

    private static final int MAX_BYTES = 4096;
    private static final SheetKey KEY = new SheetKey(PREFIX, "[0-9a-f]{1,12}", "an instance",
        "its number in hexadecimal digits");
    private static final int HEXADECIMAL = 16;
    private static final String[] KEYS = {"service", "instance", "in", "out", "kind", "interval-ms", "misses"};

    private final long id;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, PortName> ports = new HashMap<>();

    private ProbeReader(final long id) {
        this.id = id;
    }

    /**
     * Reads an instance.
     *
     * @param key with {@link #PREFIX} and the number of the instance's object
     * @param value what stands there
     * @throws BadSheetException saying what is wrong
     */
    public static ProbeSettings read(final String key, final String value) throws BadSheetException {
        final long id = Long.parseLong(KEY.digits(key), HEXADECIMAL);
        return SheetJson.readSecret(value, MAX_BYTES,
            json -> new ProbeReader(id).instance(json.document("the instance", KEYS)));
    }

    private ProbeSettings instance(final SheetObject instance) throws IOException, BadSheetException {
        while (instance.next()) {
            final String key = instance.key();
            switch (key) {
                case "service", "instance", "kind" -> texts.put(key, instance.text());
                case "in", "out" -> ports.put(key, PortNameReader.read(instance));
                case "interval-ms", "misses" -> numbers.put(key, instance.number());
                default -> instance.skip();
            }
        }
        instance.need(KEYS);
        try {
            return new ProbeSettings(id, texts.get("service"), texts.get("instance"), ports.get("in"),
                ports.get("out"), kind(), numbers.get("interval-ms"), numbers.get("misses"));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private ProbeKind kind() throws BadSheetException {
        for (ProbeKind kind : ProbeKind.values()) {
            if (kind.toString().equals(texts.get("kind"))) {
                return kind;
            }
        }
        throw new BadSheetException("kind should be \"ethernet\" or \"ip\", but is "
            + SheetJson.quote(texts.get("kind")));
    }
}
