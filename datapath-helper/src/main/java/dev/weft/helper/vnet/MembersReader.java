/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vnet;

import dev.weft.helper.end.PortName;
import dev.weft.helper.end.PortNameReader;
import dev.weft.helper.sheet.BadSheetException;
import dev.weft.helper.sheet.SheetArray;
import dev.weft.helper.sheet.SheetJson;
import dev.weft.helper.sheet.SheetObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the members of a vnet.
 */
final class MembersReader {
    private static final int MAX_MEMBERS = 2048;
    private static final int MAX_MACS = 64;

    private MembersReader() {
        // static access only
    }

    static Map<PortName, Set<Long>> read(final SheetObject vnet) throws IOException, BadSheetException {
        final var array = vnet.array(MAX_MEMBERS);
        final Map<PortName, Set<Long>> members = new HashMap<>();
        while (array.next()) {
            member(array.object("iface-id", "device", "macs"), members);
        }
        return members;
    }

    private static void member(final SheetObject member, final Map<PortName, Set<Long>> members)
            throws IOException, BadSheetException {
        final Map<String, String> names = new HashMap<>();
        Set<Long> macs = Set.of();
        while (member.next()) {
            final String key = member.key();
            switch (key) {
                case "iface-id", "device" -> names.put(key, member.text());
                case "macs" -> macs = macs(member.array(MAX_MACS));
                default -> member.skip();
            }
        }
        members.put(PortNameReader.named(member.what(), names), macs);
    }

    private static Set<Long> macs(final SheetArray array) throws IOException, BadSheetException {
        final Set<Long> macs = new HashSet<>();
        while (array.next()) {
            macs.add(SheetJson.parse(array.where(), array.text(), Mac::parse));
        }
        return Set.copyOf(macs);
    }
}
