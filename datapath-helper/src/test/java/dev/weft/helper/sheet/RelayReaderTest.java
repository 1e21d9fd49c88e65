/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class RelayReaderTest {
    private static final String GOOD = "{\"varp\":{\"relays\":[\"10.77.1.3\"],\"relay\":{\"nodes\":[\"10.77.1.1\","
        + "\"10.77.1.2\"],\"peers\":[{\"address\":\"10.77.9.1\",\"port\":6090}],\"port\":6099,\"proxy\":true}}}";

    @Test
    public void relaysAreRead() throws BadSheetException, UnknownHostException {
        assertEquals(new RelaySettings(Set.of(InetAddress.getByName("10.77.1.3")), Optional.of(
            new RelaySettings.Role(Set.of(InetAddress.getByName("10.77.1.1"), InetAddress.getByName("10.77.1.2")),
                Map.of(InetAddress.getByName("10.77.9.1"), 6090), 6099, true))), SheetReader.read(GOOD).relays());
        assertEquals(RelaySettings.none(), SheetReader.read("{\"varp\":{}}").relays());
        assertEquals(RelaySettings.none(), SheetReader.read("{}").relays());
    }

    @Test
    public void whatIsWrongIsNamed() {
        bad("6099", "80", "ports of relays should be 1024 to 65535");
        bad("6090}", "99999}", "ports of relays should be 1024 to 65535");
        bad("10.77.9.1", "239.1.1.1", "the address of one node");
        bad("10.77.1.3", "x", "varp.relays[0]");
        bad(",\"port\":6099", "", "varp.relay lacks port");
        bad(",\"port\":6090", "", "varp.relay.peers[0] lacks port");
        bad("true", "1", "varp.relay.proxy should be true or false");
        bad("{\"relays\"", "[{\"relays\"", "varp should be an object");
    }

    private static void bad(final String what, final String instead, final String complaint) {
        final String json = GOOD.replace(what, instead);
        final String message = assertThrows(json, BadSheetException.class, () -> SheetReader.read(json)).getMessage();
        assertTrue(message, message.contains(complaint));
    }
}
