/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import dev.weft.helper.fragment.JoinLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the sheet's part on oversize frames.
 */
final class OversizeReader {
    private static final String[] KEYS = {"bridge", "nic", "mtu", "port", "expiry-ms", "halves", "bytes", "link-halves",
        "link-bytes"};

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Oversize read(final SheetObject sheet) throws IOException, BadSheetException {
        final var oversize = sheet.object(KEYS);
        while (oversize.next()) {
            final String key = oversize.key();
            switch (key) {
                case "bridge", "nic" -> names.put(key, oversize.text());
                case "mtu", "port", "expiry-ms", "halves", "bytes", "link-halves", "link-bytes" ->
                    numbers.put(key, oversize.number());
                default -> oversize.skip();
            }
        }
        oversize.need("mtu");
        try {
            return new Oversize(numbers.get("mtu"), Optional.ofNullable(names.get("bridge")),
                Optional.ofNullable(names.get("nic")), numbers.getOrDefault("port", Oversize.DEFAULT_PORT), limits());
        } catch (IllegalArgumentException e) {
            throw new BadSheetException("oversize: " + e.getMessage(), e);
        }
    }

    private JoinLimits limits() {
        final JoinLimits usual = JoinLimits.defaults();
        return new JoinLimits(numbers.getOrDefault("halves", usual.halves()),
            numbers.getOrDefault("bytes", usual.bytes()),
            numbers.getOrDefault("link-halves", usual.linkHalves()),
            numbers.getOrDefault("link-bytes", usual.linkBytes()),
            numbers.containsKey("expiry-ms") ? Duration.ofMillis(numbers.get("expiry-ms")) : usual.expiry());
    }
}
