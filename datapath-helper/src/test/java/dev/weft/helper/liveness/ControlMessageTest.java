/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.end.LinkKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

public class ControlMessageTest {
    private static final ControlMessage MESSAGE = new ControlMessage(MessageType.QUERY, new Word(true, true, false),
        true, 1, 0x0006000102030405L, 0x1122334455667788L, 4097);
    // Made by another program
    private static final String WIRE = "57430101070100000006000102030405112233445566778800001001";
    private static final String SIGNATURE = "296097b0d8a37466876cacf10bca0237";

    private final MessageAuthenticator authenticator = new MessageAuthenticator(ControlMessage.SIGNATURE);

    private static byte[] written(final ControlMessage message) {
        final byte[] bytes = new byte[ControlMessage.BYTES];
        Arrays.fill(bytes, (byte) 0xff);
        message.write(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static Optional<ControlMessage> read(final byte[] bytes) {
        return ControlMessage.read(ByteBuffer.wrap(bytes));
    }

    private static LinkKey key(final int first) {
        final byte[] bytes = new byte[LinkKey.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return LinkKey.parse(Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    public void isAsAgreedOnTheWire() {
        final byte[] bytes = written(MESSAGE);
        assertEquals(WIRE + "0".repeat(32), HexFormat.of().formatHex(bytes));
        authenticator.sign(MessageAuthenticator.key(key(0)), bytes);
        assertEquals(WIRE + SIGNATURE, HexFormat.of().formatHex(bytes));
        assertEquals(Optional.of(MESSAGE), read(bytes));
    }

    @Test
    public void whatIsWrittenIsRead() {
        for (MessageType type : MessageType.values()) {
            for (int bits = 0; bits < 32; bits++) {
                final var message = new ControlMessage(type, new Word((bits & 1) != 0, (bits & 2) != 0,
                    (bits & 4) != 0), (bits & 8) != 0, bits >> 4, -1L - bits, Long.MIN_VALUE, 0xffffff);
                assertEquals(Optional.of(message), read(written(message)));
            }
        }
    }

    @Test
    public void whatIsNoMessageIsNotRead() {
        assertEquals(Optional.empty(), read(Arrays.copyOf(written(MESSAGE), ControlMessage.BYTES - 1)));
        assertEquals(Optional.empty(), read(new byte[0]));
        assertEquals(Optional.empty(), read(new byte[1500]));
        // Magic, version, type and side
        for (int[] change : new int[][] {{0, 0x56}, {1, 0}, {2, 0}, {2, 2}, {3, 0}, {3, 7}, {3, 0xff}, {5, 2},
            {5, 0xff}}) {
            final byte[] bytes = written(MESSAGE);
            bytes[change[0]] = (byte) change[1];
            assertEquals(Arrays.toString(change), Optional.empty(), read(bytes));
        }
    }

    @Test
    public void flagsAndBitsOfNewerHelpersAreLeftAlone() {
        final byte[] bytes = written(MESSAGE);
        bytes[4] |= (byte) 0xf0;
        bytes[6] = 1;
        assertEquals(Optional.of(MESSAGE), read(bytes));
    }

    @Test
    public void eachChangedBitMakesASignatureBad() {
        final var key = MessageAuthenticator.key(key(0));
        final byte[] bytes = written(MESSAGE);
        authenticator.sign(key, bytes);
        assertTrue(authenticator.isGood(key, bytes));
        assertFalse(authenticator.isGood(MessageAuthenticator.key(key(1)), bytes));
        for (int bit = 0; bit < 8 * ControlMessage.BYTES; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse("bit " + bit, authenticator.isGood(key, bytes));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertTrue(authenticator.isGood(key, bytes));
    }

    @Test
    public void lookingAtASignatureDoesNotChangeTheMessage() {
        final byte[] bytes = new byte[ControlMessage.BYTES];
        new Random(1).nextBytes(bytes);
        final byte[] before = bytes.clone();
        assertFalse(authenticator.isGood(MessageAuthenticator.key(key(0)), bytes));
        assertArrayEquals(before, bytes);
    }
}
