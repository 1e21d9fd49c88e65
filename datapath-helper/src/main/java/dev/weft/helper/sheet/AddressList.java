/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

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
    static Set<InetAddress> read(final SheetArray array) throws IOException, BadSheetException {
        return list(array, AddressList::unicast);
    }

    /** Reads addresses of IP multicast groups. */
    static Set<InetAddress> groups(final SheetArray array) throws IOException, BadSheetException {
        return list(array, AddressList::group);
    }

    private static Set<InetAddress> list(final SheetArray array, final Function<String, InetAddress> parser)
            throws IOException, BadSheetException {
        final Set<InetAddress> addresses = new HashSet<>();
        while (array.next()) {
            addresses.add(SheetJson.parse(array.where(), array.text(), parser));
        }
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
