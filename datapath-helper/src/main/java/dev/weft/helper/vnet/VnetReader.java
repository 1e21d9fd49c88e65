/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vnet;

import dev.weft.helper.end.LinkKey;
import dev.weft.helper.end.PortName;
import dev.weft.helper.sheet.AddressList;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetKey;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the controller says of one vnet, strictly: what is known must be right, what is not known is left alone,
 * for controllers newer than this helper. The secret of a vnet never gets into a complaint.
 */
public final class VnetReader {
    /** What the keys of vnets begin with. */
    public static final String PREFIX = "weft-vnet-";
    /** Most bytes of a value in UTF-8. */
    public static final int MAX_BYTES = 4 << 20;
    /** Most vnets of a node. */
    public static final int MAX_VNETS = 4096;

    private static final SheetKey KEY = new SheetKey(PREFIX, "[1-9][0-9]{0,9}", "a vnet", "its id");
    private static final int MAX_FAR = 1024;
    private static final long MAX_PATH = 0x60ffffffL;
    private static final String[] KEYS = {"vnet", "network", "retry-after", "attempts", "expiry", "queue", "far",
        "members", "key"};

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<InetAddress, Long> far = new HashMap<>();
    private long vnet;
    private String network = "";
    private Optional<String> key = Optional.empty();
    private Map<PortName, Set<Long>> members = Map.of();

    private VnetReader() {
        // by reading only
    }

    /**
     * Reads a vnet.
     *
     * @param key with {@link #PREFIX} and the vnet's id
     * @param value what stands there
     * @throws BadSheetException saying what is wrong; the secret of the vnet is never in the text
     */
    public static VnetSettings read(final String key, final String value) throws BadSheetException {
        final String digits = KEY.digits(key);
        final var settings = SheetJson.readSecret(value, MAX_BYTES,
            json -> new VnetReader().vnet(json.document("the vnet", KEYS)));
        if (settings.vnet() != Long.parseLong(digits)) {
            throw new BadSheetException("vnet " + settings.vnet() + " should stand under " + PREFIX + settings.vnet()
                + ", but does under " + PREFIX + digits);
        }
        return settings;
    }

    private VnetSettings vnet(final SheetObject object) throws IOException, BadSheetException {
        while (object.next()) {
            final String name = object.key();
            switch (name) {
                case "vnet" -> vnet = object.longNumber();
                case "network" -> network = object.name();
                case "retry-after", "attempts", "expiry", "queue" -> numbers.put(name, object.number());
                case "far" -> paths(object.object());
                case "members" -> members = MembersReader.read(object);
                case "key" -> key = Optional.of(object.text());
                default -> object.skip();
            }
        }
        object.need("vnet", "network", "retry-after", "attempts", "expiry", "queue", "far", "members");
        return settings();
    }

    private void paths(final SheetObject paths) throws IOException, BadSheetException {
        while (paths.next()) {
            final long path = paths.longNumber("far");
            if (path < 1 || path > MAX_PATH) {
                throw new BadSheetException("a path of far should be 1 to " + MAX_PATH + ", but is " + path);
            }
            far.put(SheetJson.parse("far", paths.key(), AddressList::unicast), path);
            if (far.size() > MAX_FAR) {
                throw new BadSheetException("far should have at most " + MAX_FAR + " nodes");
            }
        }
    }

    private VnetSettings settings() throws BadSheetException {
        try {
            return new VnetSettings(vnet, network, numbers.get("retry-after"), numbers.get("attempts"),
                numbers.get("expiry"), numbers.get("queue"), far, members, key.map(LinkKey::parse));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException(e.getMessage(), e);
        }
    }
}
