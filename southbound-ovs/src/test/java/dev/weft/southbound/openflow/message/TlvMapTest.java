/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.southbound.openflow.message.TlvMap.Mapping;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** The messages of the Geneve option map, octet by octet. */
public class TlvMapTest {
    private static final String REPLY = "0404 0030 00000007 00002320 0000001a 00000100 0040 000000000000 00000000"
        + "0108 80 08 0000 0000" + "ffff 07 04 0003 0000";

    @Test
    public void requests() {
        assertEquals("04040010 00000000 00002320 00000019".replace(" ", ""),
            HexFormat.of().formatHex(TlvMap.request()));
        assertEquals("04040020 00000000 00002320 00000018 0000000000000000 0108 81 04 0001 0000".replace(" ", ""),
            HexFormat.of().formatHex(TlvMap.add(List.of(Mapping.VNET))));
        assertEquals("04040028 00000000 00002320 00000018 0000000000000000 0108 80 08 0000 0000 0108 81 04 0001 0000"
            .replace(" ", ""), HexFormat.of().formatHex(TlvMap.add(Mapping.WEFT)));
    }

    @Test
    public void reply() {
        assertEquals(Optional.of(List.of(Mapping.WORDS, new Mapping(0xffff, 7, 4, 3))), TlvMap.reply(message()));
    }

    @Test
    public void whatCannotBeTogether() {
        assertFalse("it is the same", Mapping.WORDS.clashesWith(new Mapping(0x0108, 0x80, 8, 0)));
        assertFalse(Mapping.WORDS.clashesWith(Mapping.VNET));
        assertTrue("the field", Mapping.WORDS.clashesWith(new Mapping(0xffff, 7, 4, 0)));
        assertTrue("the option", Mapping.WORDS.clashesWith(new Mapping(0x0108, 0x80, 8, 5)));
        assertTrue("the length", Mapping.WORDS.clashesWith(new Mapping(0x0108, 0x80, 4, 0)));
    }

    @Test
    public void truncatedRepliesGiveWhatIsWhole() {
        final var whole = message();
        for (int length = 0; length < 32; length++) {
            assertEquals("length " + length, Optional.empty(), TlvMap.reply(Arrays.copyOf(whole, length)));
        }
        for (int length = 32; length <= whole.length; length++) {
            assertEquals("length " + length, (length - 32) / 8,
                TlvMap.reply(Arrays.copyOf(whole, length)).orElseThrow().size());
        }
    }

    @Test
    public void otherMessagesAreNoReply() {
        assertEquals(Optional.empty(), TlvMap.reply(TlvMap.request()));
        assertEquals(Optional.empty(), TlvMap.reply(new Bundle(1).commit()));
        final var multipart = message();
        multipart[1] = OpenFlow.MULTIPART_REPLY;
        assertEquals(Optional.empty(), TlvMap.reply(multipart));
    }

    private static byte[] message() {
        return HexFormat.of().parseHex(REPLY.replace(" ", ""));
    }
}
