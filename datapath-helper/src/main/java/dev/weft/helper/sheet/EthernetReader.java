/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the sheet's object {@code ethernet}.
 */
final class EthernetReader {
    private static final String[] KEYS = {"installation", "host", "patch", "hosts", "physical", "bridge", "nic"};

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Set<Integer> hosts = Set.of();
    private Set<Integer> physical = Set.of();

    Ethernet read(final SheetObject sheet) throws IOException, BadSheetException {
        final var ethernet = sheet.object(KEYS);
        while (ethernet.next()) {
            final String key = ethernet.key();
            switch (key) {
                case "installation", "host" -> numbers.put(key, ethernet.number());
                case "patch", "bridge", "nic" -> names.put(key, ethernet.text());
                case "hosts" -> hosts = numbers(ethernet.array(Ethernet.MAX_HOST));
                case "physical" -> physical = numbers(ethernet.array(Ethernet.MAX_VLAN + 1));
                default -> ethernet.skip();
            }
        }
        ethernet.need("installation", "host", "patch");
        try {
            return new Ethernet(numbers.get("installation"), numbers.get("host"), names.get("patch"), hosts,
                new TreeSet<>(physical), Optional.ofNullable(names.get("bridge")),
                Optional.ofNullable(names.get("nic")));
        } catch (IllegalArgumentException e) {
            throw new BadSheetException("ethernet: " + e.getMessage(), e);
        }
    }

    private static Set<Integer> numbers(final SheetArray array) throws IOException, BadSheetException {
        final Set<Integer> all = new HashSet<>();
        while (array.next()) {
            all.add(array.number());
        }
        return all;
    }
}
