/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.end.PortName;
import dev.weft.helper.end.PortNameReader;
import dev.weft.helper.mapping.MappingSettings.Locator;
import dev.weft.helper.mapping.MappingSettings.Place;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetArray;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetKey;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what the controller says of one policy with a mapping, strictly: what is known must be right, what is not known
 * is left alone, for controllers newer than this helper.
 */
public final class MappingReader {
    /** What the keys of such policies begin with. */
    public static final String PREFIX = "weft-mapping-";
    /** Most policies of a node. */
    public static final int MAX_POLICIES = 1000;

    private static final int MAX_BYTES = 1 << 20;
    private static final SheetKey KEY = new SheetKey(PREFIX, "[1-9][0-9]{0,4}", "a policy", "its id");
    private static final String[] KEYS = {"policy", "name", "network", "segment", "revision", "lifetime", "locators"};
    private static final String[] LOCATOR_KEYS = {"number", "service", "instance", "path", "in", "out"};

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Locator> locators = new HashMap<>();
    private long segment;

    private MappingReader() {
        // by reading only
    }

    /**
     * Reads a policy.
     *
     * @param key with {@link #PREFIX} and the policy's id
     * @param value what stands there
     * @throws BadSheetException saying what is wrong
     */
    public static MappingSettings read(final String key, final String value) throws BadSheetException {
        final String digits = KEY.digits(key);
        final var settings = SheetJson.readSecret(value, MAX_BYTES,
            json -> new MappingReader().policy(json.document("the policy", KEYS)));
        if (settings.policy() != Integer.parseInt(digits)) {
            throw new BadSheetException("its key is that of another policy than " + settings.policy());
        }
        return settings;
    }

    private MappingSettings policy(final SheetObject policy) throws IOException, BadSheetException {
        while (policy.next()) {
            final String key = policy.key();
            switch (key) {
                case "name", "network" -> texts.put(key, policy.text());
                case "policy", "revision", "lifetime" -> numbers.put(key, policy.number());
                case "segment" -> segment = policy.longNumber();
                case "locators" -> locators(policy.array(Reply.MAX_LOCATOR));
                default -> policy.skip();
            }
        }
        policy.need(KEYS);
        try {
            return new MappingSettings(numbers.get("policy"), texts.get("name"), texts.get("network"), segment,
                numbers.get("revision"), numbers.get("lifetime"), locators);
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }

    private void locators(final SheetArray array) throws IOException, BadSheetException {
        while (array.next()) {
            locator(array.object(LOCATOR_KEYS));
        }
    }

    private void locator(final SheetObject locator) throws IOException, BadSheetException {
        final Map<String, String> names = new HashMap<>();
        final Map<String, PortName> ports = new HashMap<>();
        int number = 0;
        int path = 0;
        while (locator.next()) {
            final String key = locator.key();
            switch (key) {
                case "number" -> number = locator.number();
                case "path" -> path = path(locator.longNumber());
                case "service", "instance" -> names.put(key, locator.text());
                case "in", "out" -> ports.put(key, PortNameReader.read(locator));
                default -> locator.skip();
            }
        }
        locator.need("number", "service", "instance");
        if (locator.has("path") == locator.has("in") || locator.has("in") != locator.has("out")) {
            throw new BadSheetException("locator " + number + " should have either path, or in and out");
        }
        final Place place = locator.has("path") ? new Place.Far(path)
            : new Place.Here(ports.get("in"), ports.get("out"));
        if (locators.put(number, new Locator(names.get("service"), names.get("instance"), place)) != null) {
            throw new BadSheetException("locator " + number + " should stand there once, but does twice");
        }
    }

    private static int path(final long value) throws BadSheetException {
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw new BadSheetException("path should be 1 to " + Integer.MAX_VALUE + ", but is " + value);
        }
        return (int) value;
    }
}
