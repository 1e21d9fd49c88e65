/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.PortName;
import dev.weft.helper.sheet.BadSheetException;
import java.util.Random;
import org.junit.Test;

/** What the controller says of instances is read strictly. */
public class ProbeReaderTest {
    private static final String GOOD = "{\"service\":\"fw\",\"instance\":\"one\",\"in\":{\"iface-id\":\"fw/in\"},"
        + "\"out\":{\"device\":\"eth7\"},\"kind\":\"ip\",\"interval-ms\":250,\"misses\":4}";

    @Test
    public void readsWhatTheControllerWrites() throws Exception {
        assertEquals(new ProbeSettings(0xabcdef012345L, "fw", "one", new PortName.Plugged("fw/in"),
            new PortName.Device("eth7"), ProbeKind.IP, 250, 4), ProbeReader.read("weft-probe-abcdef012345", GOOD));
        assertEquals("of newer controllers", ProbeReader.read("weft-probe-1", GOOD),
            ProbeReader.read("weft-probe-1", GOOD.replace("\"misses\"", "\"new\":[{\"a\":{}}],\"misses\"")));
    }

    @Test
    public void whatIsWrongIsNamed() {
        refused("its number in hexadecimal digits", "weft-probe-xyz", GOOD);
        refused("its number in hexadecimal digits", "weft-probe-1234567890123", GOOD);
        refused("the instance lacks misses", "weft-probe-1", GOOD.replace(",\"misses\":4", ""));
        refused("interval-ms should be 100 to 3600000", "weft-probe-1", GOOD.replace("250", "99"));
        refused("misses should be 1 to 100", "weft-probe-1", GOOD.replace(":4", ":101"));
        refused("kind should be", "weft-probe-1", GOOD.replace("\"ip\"", "\"arp\""));
        refused("either iface-id or device", "weft-probe-1", GOOD.replace("\"iface-id\":\"fw/in\"", ""));
        refused("either iface-id or device", "weft-probe-1",
            GOOD.replace("\"iface-id\":\"fw/in\"", "\"iface-id\":\"x\",\"device\":\"y\""));
        refused("device should have 1 to 15", "weft-probe-1", GOOD.replace("eth7", "eth7".repeat(9)));
        refused("none of them control", "weft-probe-1", GOOD.replace("one", "o\\u001bne"));
        refused("should stand there once", "weft-probe-1", GOOD.replace("\"misses\":4", "\"misses\":4,\"misses\":5"));
        refused("at most 4096", "weft-probe-1", GOOD + " ".repeat(5000));
    }

    @Test
    public void brokenTextDoesNothingElseThanFail() {
        final long seed = new Random().nextLong();
        final var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            final var text = new StringBuilder(GOOD);
            for (int k = 0; k < 3; k++) {
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(96)));
            }
            try {
                ProbeReader.read("weft-probe-1", text.toString());
            } catch (BadSheetException e) {
                refused++;
            }
        }
        assertTrue("seed " + seed, refused > 1_000);
    }

    private static void refused(final String reason, final String key, final String value) {
        final var refusal = assertThrows(BadSheetException.class, () -> ProbeReader.read(key, value));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(reason));
    }
}
