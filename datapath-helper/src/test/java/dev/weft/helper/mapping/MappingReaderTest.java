/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.weft.helper.end.PortName;
import dev.weft.helper.mapping.MappingSettings.Locator;
import dev.weft.helper.mapping.MappingSettings.Place;
import dev.weft.helper.sheet.BadSheetException;
import java.util.Map;
import org.junit.Test;

/** What the controller says of a policy with a mapping is read strictly (SI-9). */
public class MappingReaderTest {
    private static final String GOOD = "{\"policy\":7,\"name\":\"web\",\"network\":\"red\",\"segment\":4294967297,"
        + "\"revision\":12,\"lifetime\":60,\"later\":[{}],\"locators\":[{\"number\":1,\"service\":\"fw\","
        + "\"instance\":\"one\",\"path\":1610612736},{\"number\":240,\"service\":\"fw\",\"instance\":\"two\","
        + "\"in\":{\"iface-id\":\"fw/in\"},\"out\":{\"device\":\"eth7\"},\"aware\":false}]}";

    @Test
    public void allOfItIsRead() throws BadSheetException {
        assertEquals(new MappingSettings(7, "web", "red", 0x1_0000_0001L, 12, 60, Map.of(
            1, new Locator("fw", "one", new Place.Far(0x6000_0000)),
            240, new Locator("fw", "two", new Place.Here(new PortName.Plugged("fw/in"),
                new PortName.Device("eth7"))))), MappingReader.read("weft-mapping-7", GOOD));
    }

    @Test
    public void complaintsSayWhatIsWrong() {
        assertBad("its key is that of another policy than 7", "weft-mapping-8", GOOD);
        assertBad("the key of a policy should be weft-mapping- and its id, but is \"weft-mapping-x\"",
            "weft-mapping-x", GOOD);
        assertBad("revision should be 1 to 127, but is 128", GOOD.replace(":12,", ":128,"));
        assertBad("lifetime should be 1 to 86400, but is 0", GOOD.replace(":60,", ":0,"));
        assertBad("a locator should be 1 to 240, but is 241", GOOD.replace(":240,", ":241,"));
        assertBad("locator 1 should stand there once, but does twice", GOOD.replace(":240,", ":1,"));
        assertBad("path should be 1 to 2147483647, but is 0", GOOD.replace(":1610612736", ":0"));
        assertBad("locator 1 should have either path, or in and out", GOOD.replace("\"path\"", "\"way\""));
        assertBad("the policy lacks network", GOOD.replace("\"network\"", "\"net\""));
        assertBad("it is not valid JSON", GOOD + "{}");
        assertBad("it is not complete JSON", GOOD.substring(0, 40));
    }

    private static void assertBad(final String complaint, final String text) {
        assertBad(complaint, "weft-mapping-7", text);
    }

    private static void assertBad(final String complaint, final String key, final String text) {
        assertEquals(complaint, assertThrows(BadSheetException.class, () -> MappingReader.read(key, text))
            .getMessage());
    }
}
