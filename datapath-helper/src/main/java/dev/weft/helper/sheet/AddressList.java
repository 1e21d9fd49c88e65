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
import java.util.function.Function;

/**
 * Reads the sheet's lists of outer addresses.
 */
public final class AddressList {
    private AddressList() {
        // static access only
    }

    /** Reads addresses of nodes. */
    static Set<InetAddress> read(final JsonReader reader, final String what, final int most)
            throws IOException, BadSheetException {
        return list(reader, what, most, AddressList::unicast);
    }

    /** Reads addresses of IP multicast groups. */
    static Set<InetAddress> groups(final JsonReader reader, final String what, final int most)
            throws IOException, BadSheetException {
        return list(reader, what, most, AddressList::group);
    }

    private static Set<InetAddress> list(final JsonReader reader, final String what, final int most,
            final Function<String, InetAddress> parser) throws IOException, BadSheetException {
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
                addresses.add(parser.apply(text));
            } catch (IllegalArgumentException e) {
                throw new BadSheetException(where + ", " + SheetJson.quote(text) + ": " + e.getMessage(), e);
            }
        }
        reader.endArray();
        return addresses;
    }

    /**
     * Reads the address of one node.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static InetAddress unicast(final String text) {
        final InetAddress address = Addresses.parse(text);
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw new IllegalArgumentException("it should be the address of one node");
        }
        return address;
    }

    private static InetAddress group(final String text) {
        final InetAddress address = Addresses.parse(text);
        if (!address.isMulticastAddress() || address.isMCNodeLocal() || address.isMCLinkLocal()) {
            throw new IllegalArgumentException("it should be the address of a multicast group that may leave a node");
        }
        return address;
    }
}
