/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vnet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.PortName;
import dev.weft.helper.sheet.BadSheetException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class VnetReaderTest {
    private static final String GOOD = "{\"vnet\":4294967295,\"network\":\"farm\",\"retry-after\":3,\"attempts\":5,"
        + "\"expiry\":30,\"queue\":16,\"far\":{\"10.77.1.2\":2,\"fd00::3\":65539},\"members\":["
        + "{\"iface-id\":\"web-1/eth0\",\"macs\":[\"02:AA:00:00:00:01\",\"02:aa:00:00:00:02\"]},"
        + "{\"device\":\"tap3\",\"new\":{}}]}";

    @Test
    public void aVnetIsRead() throws BadSheetException, UnknownHostException {
        final VnetSettings vnet = VnetReader.read("weft-vnet-4294967295", GOOD);
        assertEquals(new VnetSettings(4_294_967_295L, "farm", 3, 5, 30, 16,
            Map.of(InetAddress.getByName("10.77.1.2"), 2L, InetAddress.getByName("fd00::3"), 65_539L),
            Map.of(new PortName.Plugged("web-1/eth0"), Set.of(0x02aa_0000_0001L, 0x02aa_0000_0002L),
                new PortName.Device("tap3"), Set.of()), Optional.empty()), vnet);
        assertTrue(VnetReader.read("weft-vnet-4294967295", GOOD.replace("{\"vnet", "{\"key\":\""
            + "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\",\"vnet")).key().isPresent());
    }

    @Test
    public void whatIsWrongIsNamed() {
        bad("weft-vnet-0", GOOD, "the key of a vnet");
        bad("weft-vnet-5", GOOD, "should stand under");
        bad(GOOD.replace("\"expiry\":30", "\"expiry\":1"), "expiry should be 2 to 3600, but is 1");
        bad(GOOD.replace("\"expiry\":30,", ""), "lacks expiry");
        bad(GOOD.replace("\"attempts\":5", "\"attempts\":0"), "attempts should be 1 to 20");
        bad(GOOD.replace("\"queue\":16", "\"queue\":1025"), "queue should be 0 to 1024");
        bad(GOOD.replace("4294967295,", "4294967296,"), "should be 1 to 4294967295");
        bad(GOOD.replace("10.77.1.2", "224.0.0.1"), "the address of one node");
        bad(GOOD.replace("10.77.1.2", "host"), "IPv4 or IPv6");
        bad(GOOD.replace("65539", "0"), "a path of far");
        bad(GOOD.replace("02:AA:00", "03:AA:00"), "the MAC address of one station");
        bad(GOOD.replace("\"device\"", "\"other\""), "either iface-id or device");
        bad(GOOD.replace("farm", "a\\u0007b"), "none of them control");
        bad(GOOD + "{}", "not valid JSON");
        bad("[]", "should be an object");
        bad("{", "complete JSON");
    }

    @Test
    public void theSecretIsInNoComplaint() {
        final String secret = "c2VjcmV0";
        final String message = bad(GOOD.replace("{\"vnet", "{\"key\":\"" + secret + "\",\"vnet"), "32 bytes");
        assertFalse(message, message.contains(secret));
    }

    private static String bad(final String json, final String complaint) {
        return bad("weft-vnet-4294967295", json, complaint);
    }

    private static String bad(final String key, final String json, final String complaint) {
        final String message = assertThrows(json, BadSheetException.class, () -> VnetReader.read(key, json))
            .getMessage();
        assertTrue(message, message.contains(complaint));
        return message;
    }
}
