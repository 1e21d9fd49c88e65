/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.sheet.BadSheetException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.Test;

public class ControllerAccessTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String GOOD = """
        {"node":"host1","instance":"8a4e","url":"https://172.31.77.1:8443","user":"weft-helper","password":"s3cret:1",
         "token":"70ke9","certificate":"%s","counters-every":30}""".formatted(SHA);

    @Test
    public void everythingIsRead() throws Exception {
        final ControllerAccess access = ControllerAccess.read(GOOD);
        assertEquals("host1", access.node());
        assertEquals("8a4e", access.instance());
        assertEquals("https://172.31.77.1:8443", access.url().toString());
        assertEquals("weft-helper", access.user());
        assertEquals("s3cret:1", access.password());
        assertEquals("70ke9", access.token());
        assertEquals(SHA, access.certificate());
        assertEquals(30, access.countersEvery());
    }

    @Test
    public void newerControllersMaySayMore() throws Exception {
        assertEquals(ControllerAccess.read(GOOD), ControllerAccess.read(GOOD.replace("{\"node\"",
            "{\"more\":{\"a\":[1,{\"node\":\"x\"}]},\"node\"")));
    }

    @Test
    public void ipv6AndNamesAreAddresses() throws Exception {
        assertEquals("[fd00::1]", ControllerAccess.read(GOOD.replace("172.31.77.1", "[fd00::1]")).url().getHost());
        assertEquals("weft.example", ControllerAccess.read(GOOD.replace("172.31.77.1", "weft.example")).url()
            .getHost());
    }

    @Test
    public void secretsAreNotPrinted() throws Exception {
        final String text = ControllerAccess.read(GOOD).toString();
        assertFalse(text, text.contains("s3cret") || text.contains("70ke9"));
    }

    @Test
    public void mistakesAreExplained() {
        for (String key : List.of("node", "instance", "url", "user", "password", "token", "certificate")) {
            assertSays("the way to the controller lacks " + key, GOOD.replace("\"" + key + "\"", "\"other\""));
            assertSays(key + " should be a string, but is number", GOOD.replaceAll("\"" + key + "\":\"[^\"]*\"",
                "\"" + key + "\":7"));
            assertSays(key + " should stand there once", GOOD.replace("{", "{\"" + key + "\":\"x\","));
        }
        for (String key : List.of("node", "instance", "user", "password", "token")) {
            assertSays(key + " should have 1 to", GOOD.replaceAll("\"" + key + "\":\"[^\"]*\"",
                "\"" + key + "\":\"\""));
            assertSays(key + " should have 1 to", GOOD.replaceAll("\"" + key + "\":\"[^\"]*\"",
                "\"" + key + "\":\"a\\\\nb\""));
        }
        assertSays("counters-every should be 1 to 3600 s, but is 0", GOOD.replace("30}", "0}"));
        assertSays("counters-every should be a whole number", GOOD.replace("30}", "1.5}"));
        assertSays("counters-every should be a number", GOOD.replace("30}", "\"30\"}"));
        assertSays("64 lower-case", GOOD.replace(SHA, SHA.toUpperCase(Locale.ROOT)));
        assertSays("user should be without colon", GOOD.replace("weft-helper", "a:b"));
        assertSays("not complete JSON", GOOD.substring(0, GOOD.length() - 1));
        assertSays("not valid JSON", GOOD + "}");
        assertSays("not valid JSON", GOOD + "{}");
        assertSays("nested at most", GOOD.replace("{", "{\"x\":" + "[".repeat(100) + "]".repeat(100) + ","));
        assertSays("should be an object", "[]");
        assertSays("at most 8192", " ".repeat(9000));
    }

    @Test
    public void urlsAreOnlyWhereTheControllerIs() {
        for (String url : List.of("http://1.2.3.4:8443", "https://", "https://u:p@1.2.3.4", "https://1.2.3.4/x",
            "https://1.2.3.4?x", "https://1.2.3.4#x", "https://1.2.3.4:0", "https://1.2.3.4:65536", "1.2.3.4",
            "https://a b", "file:///etc")) {
            assertSays("url should", GOOD.replace("https://172.31.77.1:8443", url));
        }
    }

    @Test
    public void damagedTextIsRefusedWithoutItsSecrets() {
        final long seed = new Random().nextLong();
        final var random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 50_000; i++) {
            final var text = new StringBuilder(GOOD);
            for (int j = random.nextInt(3); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
            }
            try {
                ControllerAccess.read(text.toString());
                good++;
            } catch (BadSheetException e) {
                assertFalse("seed " + seed, e.getMessage().contains("s3cret") || e.getMessage().contains("70ke9"));
            }
        }
        assertTrue("seed " + seed, good < 50_000);
    }

    private static void assertSays(final String expected, final String json) {
        final var e = assertThrows(json, BadSheetException.class, () -> ControllerAccess.read(json));
        assertTrue(json + ": " + e.getMessage(), e.getMessage().contains(expected));
        assertFalse(e.getMessage(), e.getMessage().contains("s3cret") || e.getMessage().contains("70ke9"));
    }
}
