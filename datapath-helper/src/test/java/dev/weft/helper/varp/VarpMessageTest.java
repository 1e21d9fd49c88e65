/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class VarpMessageTest {
    private static final VarpMessage ANSWER = new VarpMessage(VarpType.ANSWER, false, true, false, true, 3,
        0x1122334455667788L, 0x0006000102030405L, new Station(0xf123_4567L, 0x02aa_bbcc_ddeeL),
        Net.address("10.77.1.2"));
    private static final VarpMessage REQUEST = new VarpMessage(VarpType.REQUEST, true, false, true, false, 2, -1, 0,
        new Station(1, 0x0200_0000_0001L), Net.address("fd00:77::2"));

    // Made by hand
    private static final String ANSWER_BYTES = "57560102000503001122334455667788" + "0006000102030405f1234567"
        + "000002aabbccddee" + "00000000000000000000ffff0a4d0102" + "00".repeat(16);
    private static final String REQUEST_BYTES = "5756010101020200ffffffffffffffff" + "000000000000000000000001"
        + "0000020000000001" + "fd000077000000000000000000000002" + "00".repeat(16);

    @Test
    public void messagesAreWrittenAndReadAsDocumented() {
        assertEquals(ANSWER_BYTES, HexFormat.of().formatHex(ANSWER.write()));
        assertEquals(REQUEST_BYTES, HexFormat.of().formatHex(REQUEST.write()));
        assertEquals(Optional.of(ANSWER), read(ANSWER_BYTES));
        assertEquals(Optional.of(REQUEST), read(REQUEST_BYTES));
    }

    @Test
    public void whatIsUnknownIsLeftAlone() {
        final byte[] bytes = ANSWER.write();
        bytes[4] |= (byte) 0xfe;
        bytes[5] |= (byte) 0xf8;
        bytes[7] = 9;
        bytes[28] = 9;
        assertEquals(Optional.of(ANSWER), VarpMessage.read(ByteBuffer.wrap(bytes)));
    }

    @Test
    public void whatIsNoMessageIsNotRead() {
        final List<String> bad = List.of("", ANSWER_BYTES.substring(2), ANSWER_BYTES + "00",
            "57570102" + ANSWER_BYTES.substring(8), "57560202" + ANSWER_BYTES.substring(8),
            "57560100" + ANSWER_BYTES.substring(8), "57560105" + ANSWER_BYTES.substring(8),
            // a group as station, none, vnet 0, a stamp of the far future
            ANSWER_BYTES.replace("02aabbccddee", "03aabbccddee"), ANSWER_BYTES.replace("02aabbccddee", "000000000000"),
            ANSWER_BYTES.replace("f1234567", "00000000"), ANSWER_BYTES.replace("0006000102030405", "4006000102030405"),
            ANSWER_BYTES.replace("0006000102030405", "8006000102030405"),
            // no node's address
            ANSWER_BYTES.replace("0a4d0102", "e04d0102"), ANSWER_BYTES.replace("0a4d0102", "00000000"),
            REQUEST_BYTES.replace("fd000077", "ff020077"), REQUEST_BYTES.replace("fd000077" + "0".repeat(23) + "2",
            "0".repeat(32)),
            // a request without attempt
            REQUEST_BYTES.replace("575601010102" + "02", "575601010102" + "00"));
        bad.forEach(bytes -> assertEquals(bytes, Optional.empty(), read(bytes)));
    }

    @Test
    public void aRelayChangesOneBit() {
        final byte[] before = ANSWER.write();
        final byte[] after = VarpMessage.passedOn(ByteBuffer.wrap(before));
        before[4] = 1;
        assertArrayEquals(before, after);
    }

    private static Optional<VarpMessage> read(final String bytes) {
        return VarpMessage.read(ByteBuffer.wrap(HexFormat.of().parseHex(bytes)));
    }
}
