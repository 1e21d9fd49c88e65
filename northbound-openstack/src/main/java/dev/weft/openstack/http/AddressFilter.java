/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.http;

import com.google.common.net.InetAddresses;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.openstack.model.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The filter of ports by {@code fixed_ips}, as the client makes it: a member and its value. */
final class AddressFilter implements Filter {
    private static final String ADDRESS = "ip_address";

    /** For each member that is named, the values of which one is enough. */
    private final Map<String, List<Predicate<JsonObject>>> wanted = new HashMap<>();

    private AddressFilter() {
        // made from texts
    }

    /** Understands texts like ip_address=192.0.2.1. */
    static Filter of(final String... texts) {
        final var filter = new AddressFilter();
        for (var text : texts) {
            final int sign = text.indexOf('=');
            final var member = sign < 0 ? text : text.substring(0, sign);
            filter.wanted.computeIfAbsent(member, name -> new ArrayList<>())
                .add(value(text, member, text.substring(sign + 1).toLowerCase(Locale.ROOT)));
        }
        return filter;
    }

    @Override
    public boolean fits(final JsonElement value) {
        final var entries = value.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject).toList();
        return wanted.values().stream().allMatch(values -> values.stream().anyMatch(one ->
            entries.stream().anyMatch(one)));
    }

    private static Predicate<JsonObject> value(final String text, final String member, final String value) {
        switch (member) {
            case ADDRESS:
                if (!InetAddresses.isInetAddress(value)) {
                    throw wrong(text);
                }
                final var address = InetAddresses.forString(value);
                return entry -> InetAddresses.forString(address(entry)).equals(address);
            case "ip_address_substr":
                return entry -> address(entry).contains(value);
            case "subnet_id":
                // there are no subnets
                return entry -> false;
            default:
                throw wrong(text);
        }
    }

    private static String address(final JsonObject entry) {
        return entry.get(ADDRESS).getAsString();
    }

    private static Fault wrong(final String text) {
        return Fault.bad("Invalid input for fixed_ips: ip_address=ADDRESS, ip_address_substr=TEXT or subnet_id=UUID is "
            + "wanted, not " + text + ".");
    }
}
