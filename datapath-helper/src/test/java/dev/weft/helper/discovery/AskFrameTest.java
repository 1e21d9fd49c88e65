/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.varp.Station;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.Test;

public class AskFrameTest {
    private static final String FRAME = "025700000000" + "025700000014" + "894f" + "0fc60103" + "00005dff"
        + "f0005001" + "00000014" + "10c00000" + "00000000" + "02bb00000007" + "02aa00000001" + "0800";

    private static boolean isWhole(final String hex) {
        final byte[] bytes = HexFormat.of().parseHex(hex);
        return AskFrame.isWhole(ByteBuffer.wrap(bytes), 0, bytes.length);
    }

    @Test
    public void aFrameOfTheSwitchIsRead() {
        final ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex("ffff" + FRAME));
        assertTrue(AskFrame.isWhole(bytes, 2, bytes.limit() - 2));
        assertEquals(new Station(0xf000_5001L, 0x02bb_0000_0007L), AskFrame.station(bytes, 2));
        assertEquals(20, AskFrame.port(bytes, 2));
    }

    @Test
    public void othersAreNot() {
        assertFalse(isWhole(FRAME.substring(2)));
        assertFalse(isWhole(FRAME.replace("894f", "88b5")));
        assertFalse(isWhole(FRAME.replace("0fc60103", "0fc50103")));
        assertFalse(isWhole(FRAME.replace("0fc60103", "0fc60203")));
        assertFalse(isWhole(FRAME.replace("0fc60103", "0fc60101")));
        assertFalse(isWhole(FRAME.replace("00000014" + "10c0", "00000000" + "10c0")));
        assertFalse(isWhole(FRAME.replace("00000014" + "10c0", "0000ff00" + "10c0")));
    }
}
