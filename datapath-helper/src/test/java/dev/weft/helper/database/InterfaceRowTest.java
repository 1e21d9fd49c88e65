/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.database;

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonParser;
import dev.weft.ovsdb.value.Row;
import java.util.Optional;
import org.junit.Test;

public class InterfaceRowTest {
    private static final String IDS = "\"external_ids\":[\"map\",[[\"iface-id\",\"fw/eth0\"],[\"other\",\"x\"]]]";
    private static final String NONE = "[\"set\",[]]";

    @Test
    public void aWorkingInterfaceIsUp() {
        assertEquals(new InterfaceRow("tap1", Optional.of("fw/eth0"), 7, true), read("7", "\"up\"", "\"up\"", NONE));
        assertEquals(new InterfaceRow("tap1", Optional.of("fw/eth0"), 7, true), read("7", NONE, NONE, NONE));
    }

    @Test
    public void carrierAndAdministratorCanTakeItDown() {
        assertEquals(new InterfaceRow("tap1", Optional.of("fw/eth0"), 7, false),
            read("7", "\"down\"", "\"up\"", NONE));
        assertEquals(new InterfaceRow("tap1", Optional.of("fw/eth0"), 7, false),
            read("7", "\"up\"", "\"down\"", NONE));
    }

    @Test
    public void withoutNumberItDoesNotWork() {
        assertEquals(0, read("-1", NONE, NONE, "\"could not open network device\"").ofport());
        assertEquals(0, read(NONE, NONE, NONE, NONE).ofport());
        assertEquals(0, read("7", NONE, NONE, "\"no such peer\"").ofport());
        assertEquals(0, read("65534", NONE, NONE, NONE).ofport());
    }

    private static InterfaceRow read(final String ofport, final String link, final String admin, final String error) {
        return InterfaceRow.of(Row.fromJson(JsonParser.parseString("{\"name\":\"tap1\"," + IDS + ",\"ofport\":" + ofport
            + ",\"link_state\":" + link + ",\"admin_state\":" + admin + ",\"error\":" + error + "}")));
    }
}
