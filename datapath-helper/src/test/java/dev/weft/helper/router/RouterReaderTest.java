/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import static dev.weft.helper.router.Bench.address;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.sheet.BadSheetException;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What the controller may say of a gateway. */
public class RouterReaderTest {
    private static final String LEG = "{\"network\":\"red\",\"segment\":\"18446744073709551615\","
        + "\"mac\":\"0a:00:00:00:00:01\",\"addresses\":[\"10.1.0.1/24\",\"fd00:1::1/64\"],"
        + "\"next-hops\":[{\"number\":7,\"address\":\"10.1.0.254\",\"later\":1}],\"later\":{}}";
    private static final String GOOD = "{\"gateway\":\"edge\",\"number\":3,\"interfaces\":[" + LEG + "],\"later\":[]}";

    private static void refused(final String reason, final String from, final String to) {
        final String bad = GOOD.replace(from, to);
        assertTrue(from, !bad.equals(GOOD));
        final var refusal = assertThrows(BadSheetException.class, () -> RouterReader.read("weft-gateway-3", bad));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(reason));
    }

    @Test
    public void allOfItIsRead() throws Exception {
        assertEquals(new RouterSettings("edge", 3, List.of(new Leg("red", -1, 0x0a00_0000_0001L,
            List.of(OwnAddress.parse("10.1.0.1/24"), OwnAddress.parse("fd00:1::1/64")),
            Map.of(7, address("10.1.0.254"))))), RouterReader.read("weft-gateway-3", GOOD));
    }

    @Test
    public void aFirewallHasNoInterfaces() throws Exception {
        final var firewall = RouterReader.read("weft-gateway-3",
            "{\"gateway\":\"wall/one of red\",\"number\":3,\"interfaces\":[]}");
        assertEquals(new RouterSettings("wall/one of red", 3, List.of()), firewall);
        assertFalse(firewall.isServed());
        assertTrue(RouterReader.read("weft-gateway-3", GOOD).isServed());
    }

    @Test
    public void whatIsWrongIsSaid() {
        refused("should stand under weft-gateway-4", "\"number\":3", "\"number\":4");
        refused("number should be 1 to 255", "\"number\":3", "\"number\":256");
        refused("the gateway lacks number", "\"number\":3,", "");
        refused("interfaces[0] lacks mac", "\"mac\":\"0a:00:00:00:00:01\",", "");
        refused("MAC address of one station", "0a:00", "0b:00");
        refused("64 bits", "18446744073709551615", "-1");
        refused("64 bits", "18446744073709551615", "18446744073709551616");
        refused("an address, a slash and the prefix length", "10.1.0.1/24", "10.1.0.1");
        refused("prefix length should be 1 to 32", "10.1.0.1/24", "10.1.0.1/33");
        refused("the address of one node", "10.1.0.1/24", "224.1.0.1/24");
        refused("number should be 1 to 65535", "\"number\":7", "\"number\":0");
        refused("number should be 1 to 65535 and no other's", "\"later\":1}", "\"later\":1},{\"number\":7,"
            + "\"address\":\"10.1.0.253\"}");
        refused("IPv4 or IPv6 address", "10.1.0.254", "router");
        refused("each interface should be to another network", LEG, LEG + "," + LEG.replace(":7", ":8"));
        refused("none of them control", "edge", "ed\\u001bge");
        refused("not valid JSON", "\"later\":[]}", "\"later\":[]}{}");
        refused("interfaces should be at most 64", LEG, String.join(",", java.util.Collections.nCopies(65, LEG
            .replace("{\"number\":7,\"address\":\"10.1.0.254\",\"later\":1}", ""))));
        final var key = assertThrows(BadSheetException.class, () -> RouterReader.read("weft-gateway-x", GOOD));
        assertTrue(key.getMessage(), key.getMessage().contains("and its number"));
    }

    @Test
    public void whoIsInTheNetwork() {
        final OwnAddress own = OwnAddress.parse("10.1.0.1/24");
        assertTrue(own.reaches(address("10.1.0.2")));
        for (String other : List.of("10.1.0.1", "10.1.0.0", "10.1.0.255", "10.1.1.2", "fd00::1")) {
            assertTrue(other, !own.reaches(address(other)));
        }
        assertTrue("two stations and nobody else", OwnAddress.parse("10.1.0.0/31").reaches(address("10.1.0.1")));
        assertTrue("no broadcast there", OwnAddress.parse("fd00::1/64").reaches(address("fd00::")));
    }
}
