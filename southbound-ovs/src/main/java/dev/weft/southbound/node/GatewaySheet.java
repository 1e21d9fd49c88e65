/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.net.InetAddresses;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.TenantGateway;
import java.util.TreeMap;

/**
 * What the datapath helper must know of one gateway, as JSON (GW-1): for which addresses it answers, and the addresses
 * of next hops. Interfaces are in the intent's order, and next hops in that of their numbers. A firewall has none: the
 * helper has the switch forget its connections when it goes, and does nothing else for it.
 */
final class GatewaySheet {
    private GatewaySheet() {
        // only a function
    }

    /**
     * Writes it.
     *
     * @param gate the gateway or firewall
     * @return JSON
     */
    static String of(final NodeObject gate) {
        final var interfaces = new JsonArray();
        if (gate instanceof TenantGateway gateway) {
            gateway.interfaces().forEach(one -> interfaces.add(json(gateway, one)));
            return of(gateway.gateway().value(), gateway.number(), interfaces);
        } else if (gate instanceof NodeFirewall firewall) {
            // of another network, what it knew is to be forgotten, as when it goes
            return of(firewall.instance() + " of " + firewall.network(), firewall.number(), interfaces);
        }
        throw new IllegalArgumentException("neither gateway nor firewall: " + gate);
    }

    private static String of(final String owner, final int number, final JsonArray interfaces) {
        final var sheet = new JsonObject();
        sheet.addProperty("gateway", owner);
        sheet.addProperty("number", number);
        sheet.add("interfaces", interfaces);
        return sheet.toString();
    }

    private static JsonObject json(final TenantGateway gateway, final GatewayInterface one) {
        final var json = new JsonObject();
        json.addProperty("network", one.network().value());
        // beyond what readers of JSON keep of numbers
        json.addProperty("segment", Long.toString(one.segment().metadata()));
        json.addProperty("mac", one.mac().toString());
        final var addresses = new JsonArray();
        one.addresses().forEach(own -> addresses.add(own.toString()));
        json.add("addresses", addresses);
        final var hops = new TreeMap<Integer, String>();
        gateway.routes().stream().filter(route -> route.network().equals(one.network())).forEach(route ->
            hops.put(route.number(), InetAddresses.toAddrString(route.nextHop())));
        final var nextHops = new JsonArray();
        hops.forEach((number, address) -> {
            final var hop = new JsonObject();
            hop.addProperty("number", number);
            hop.addProperty("address", address);
            nextHops.add(hop);
        });
        json.add("next-hops", nextHops);
        return json;
    }
}
