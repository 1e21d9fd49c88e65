/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class TextTableTest {
    private record Sample(String hostId, Integer absent, List<String> names) { }

    @Test
    public void alignsColumnsAndLeavesNoBlanksAtTheEnd() {
        assertEquals("""
            NAME  VALUE
            a     -
            long  1
            -     x""", new TextTable("NAME", "VALUE").row("a", null).row("long", 1).row("", "x").toString());
    }

    @Test
    public void showsNoControlCharacters() {
        assertEquals("X\n?[31mred??", new TextTable("X").row("\033[31mred\r\n").toString());
    }

    @Test
    public void refusesRowsOfAnotherWidth() {
        final var table = new TextTable("A", "B");
        assertThrows(IllegalArgumentException.class, () -> table.row("only one"));
    }

    @Test
    public void jsonHasTheNamesOfTheModelAndLeavesOutWhatIsUnknown() {
        assertEquals("""
            {
              "host-id": "<7>",
              "names": [
                "a"
              ]
            }""", Format.JSON.render(new Sample("<7>", null, List.of("a")), Object::toString));
    }

    @Test
    public void formatsAreTableAndJson() {
        assertEquals(Format.TABLE, Format.of("table"));
        assertEquals(Format.JSON, Format.of("json"));
        assertEquals("format 'xml' is neither table nor json",
            assertThrows(IllegalArgumentException.class, () -> Format.of("xml")).getMessage());
    }
}
