/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the sheet's lists of outer addresses.
 */
final class AddressList {
    private AddressList() {
        // static access only
    }

    static Set<InetAddress> read(final JsonReader reader, final String what, final int most)
            throws IOException, BadSheetException {
        final var json = new SheetJson(reader);
        json.expect(JsonToken.BEGIN_ARRAY, what, "an array");
        final Set<InetAddress> addresses = new HashSet<>();
        reader.beginArray();
        for (int index = 0; reader.hasNext(); index++) {
            if (index >= most) {
                throw new BadSheetException(what + " should be at most " + most);
            }
            final String where = what + "[" + index + "]";
            final String text = json.text(where);
            try {
                addresses.add(unicast(text));
            } catch (IllegalArgumentException e) {
                throw new BadSheetException(where + ", " + SheetJson.quote(text) + ": " + e.getMessage(), e);
            }
        }
        reader.endArray();
        return addresses;
    }

    private static InetAddress unicast(final String text) {
        final InetAddress address = Addresses.parse(text);
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw new IllegalArgumentException("it should be the address of one node");
        }
        return address;
    }
}
