/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.sheet.BadSheetException;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.Test;
import org.slf4j.LoggerFactory;

public class EndReaderTest {
    private static final String KEY = "weft-end-8194";
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[] {
        9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5});
    private static final String TIMES = ",\"query-after\":15,\"retry-after\":5,\"inactive-after\":45";
    private static final String GOOD = "{\"link\":\"red\",\"side\":\"a\",\"segment\":4097,\"iface-id\":\"fw-red/eth0\","
        + "\"far\":65538" + TIMES + ",\"key\":\"" + SECRET + "\"}";

    @Test
    public void readsWhatTheControllerWrites() throws Exception {
        final var end = EndReader.read(KEY, GOOD);
        assertEquals(new EndSettings("red", 0, 4097, new PortName.Plugged("fw-red/eth0"), OptionalLong.of(65538),
            new Intervals(15, 5, 45), Optional.of(LinkKey.parse(SECRET))), end);
        assertEquals(8194, end.id());
        assertEquals(new EndSettings("red", 1, 4097, new PortName.Device("ens1"), OptionalLong.empty(),
            new Intervals(1, 1, 2), Optional.empty()), EndReader.read("weft-end-8195", "{\"link\":\"red\","
            + "\"side\":\"b\",\"new\":[{\"a\":null}],\"segment\":4097,\"device\":\"ens1\",\"far\":\"local\","
            + "\"query-after\":1,\"retry-after\":1,\"inactive-after\":2}"));
    }

    @Test
    public void badKeysAreRefused() {
        for (String key : new String[] {"weft-end-", "weft-end-08194", "weft-end--1", "weft-end-81940000000000",
            "weft-sheet", "weft-end-8194 ", "weft-end-٨", ""}) {
            assertBad(key, GOOD, "the key of an end should be weft-end- and its id");
        }
        assertBad("weft-end-8195", GOOD, "segment 4097, side a should stand under weft-end-8194, but does under "
            + "weft-end-8195");
    }

    @Test
    public void badTextIsRefused() {
        assertBad("", "not complete JSON");
        assertBad("{", "not complete JSON");
        assertBad("[]", "the end should be an object, but is begin array");
        assertBad(GOOD + "{}", "not valid JSON");
        assertBad("{'link':1}", "not valid JSON");
        assertBad("{\"a\":" + "[".repeat(1000), "nested at most 16");
        assertBad("{\"a\":\"" + "x".repeat(EndReader.MAX_BYTES) + "\"}", "at most 2048 bytes");
        assertBad("{\"a\":\"" + "ä".repeat(EndReader.MAX_BYTES / 2) + "\"}", "at most 2048 bytes");
    }

    @Test
    public void badValuesAreRefused() {
        assertBad(GOOD.replace("\"red\"", "\"\""), "link should have 1 to 255");
        assertBad(GOOD.replace("\"red\"", "\"r\\u001b[2J\""), "link should have 1 to 255");
        assertBad(GOOD.replace("\"red\"", "\"" + "x".repeat(256) + "\""), "link should have 1 to 255");
        assertBad(GOOD.replace("\"a\"", "\"A\""), "side should be \"a\" or \"b\", but is \"A\"");
        assertBad(GOOD.replace("4097", "0"), "segment should be 1 to 16777215, but is 0");
        assertBad(GOOD.replace("4097", "16777216"), "segment should be 1 to 16777215");
        assertBad(GOOD.replace("4097", "1e3"), "segment should be a whole number");
        assertBad(GOOD.replace("4097", "99999999999999999999"), "segment should be a whole number");
        assertBad(GOOD.replace("4097", "\"4097\""), "segment should be a number, but is string");
        assertBad(GOOD.replace("65538", "0"), "far should be a path id of 1 to 33554431");
        assertBad(GOOD.replace("65538", "33554432"), "far should be a path id");
        assertBad(GOOD.replace("65538", "\"here\""), "far should be \"local\" or the number of a path");
        assertBad(GOOD.replace("65538", "null"), "far should be a string, but is null");
        assertBad(GOOD.replace(":15,", ":0,"), "query-after should be 1 to 3600 s, but is 0");
        assertBad(GOOD.replace(":45", ":15"), "inactive-after should be more than query-after");
        assertBad(GOOD.replace("fw-red/eth0", ""), "iface-id should have 1 to 255");
        assertBad(GOOD.replace("\"iface-id\"", "\"device\"").replace("fw-red/eth0", "sixteen-letters-"),
            "device should have 1 to 15");
        assertBad(GOOD.replace("\"iface-id\"", "\"x\""), "either iface-id or device");
        assertBad(GOOD.replace("\"far\"", "\"device\":\"ens1\",\"far\""), "either iface-id or device");
        assertBad(GOOD.replace("\"side\":\"a\",", ""), "the end lacks side");
        assertBad(GOOD.replace("\"far\"", "\"link\":\"blue\",\"far\""), "link should stand there once");
    }

    @Test
    public void theSecretIsNeverQuoted() {
        final String[] texts = {GOOD.replace(SECRET, SECRET.substring(4)), GOOD.replace(SECRET, SECRET + "!"),
            GOOD.replace("\"" + SECRET, SECRET), GOOD.replace(SECRET + "\"", SECRET), GOOD.replace("4097", "4098"),
            GOOD.replace("\"key\"", "\"side\""), GOOD.replace(SECRET, "\\u" + SECRET), GOOD + SECRET};
        for (String text : texts) {
            final var e = assertThrows(text, BadSheetException.class, () -> EndReader.read(KEY, text));
            for (Throwable each = e; each != null; each = each.getCause()) {
                assertFalse(each.toString(), each.toString().contains(SECRET.substring(4, 16)));
            }
        }
        assertBad(GOOD.replace(SECRET, "AAAA"), "key should have 32 bytes, but has 3");
        assertBad(GOOD.replace(SECRET, "?"), "key should be base64");
    }

    @Test
    public void damagedTextNeverDoesAnythingElse() {
        final long seed = System.nanoTime();
        LoggerFactory.getLogger(EndReaderTest.class).info("seed {}", seed);
        final var random = new Random(seed);
        int bad = 0;
        for (int i = 0; i < 20_000; i++) {
            final var text = new StringBuilder(GOOD);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                text.setCharAt(random.nextInt(text.length()), (char) (0x20 + random.nextInt(0x60)));
            }
            try {
                EndReader.read(KEY, text.toString());
            } catch (BadSheetException e) {
                bad++;
            }
        }
        assertTrue("seed " + seed + ": only " + bad + " were refused", bad > 5_000);
    }

    private static void assertBad(final String json, final String expected) {
        assertBad(KEY, json, expected);
    }

    private static void assertBad(final String key, final String json, final String expected) {
        final var e = assertThrows(BadSheetException.class, () -> EndReader.read(key, json));
        assertTrue(e.getMessage(), e.getMessage().contains(expected));
        assertTrue(e.getMessage(), e.getMessage().length() < 400);
        assertTrue(e.getMessage(), e.getMessage().chars().allMatch(c -> c >= 0x20 && c < 0x7f));
    }
}
