/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import com.google.common.net.InetAddresses;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.Test;

/** Fields are found by their headers and print their values as Open vSwitch does. */
public class FieldTest {
    @Test
    public void headersLeadBackToFields() {
        for (var field : Field.values()) {
            final var plain = written(field::writeHeader);
            final var masked = written(field::writeMaskedHeader);
            assertEquals(Optional.of(field), Field.take(plain));
            assertEquals(Optional.of(field), Field.take(masked));
            assertEquals(Optional.of(field), Field.takePart(written(field::writePartHeader)));
            assertEquals(field.headerOctets(), plain.position());
            assertFalse(plain.hasRemaining());
            assertFalse(Field.hasMask(plain.getInt(0)));
            assertTrue(Field.hasMask(masked.getInt(0)));
            assertEquals(field.octets(), (masked.getInt(0) & 0xff) - (plain.getInt(0) & 0xff));
        }
        assertEquals(0x00015110, written(Field.TUNNEL_OPTION::writeMaskedHeader).getInt(0));
        assertEquals(0xffff_0d0c_005a_d650L, written(Field.NSH_C1::writeMaskedHeader).getLong(0));
    }

    @Test
    public void foreignHeadersAreNotFields() {
        for (var foreign : new String[] {"80001e06", "ffff0c08", "ffff0c084f4e4600", "ffff0c", ""}) {
            final var in = ByteBuffer.wrap(HexFormat.of().parseHex(foreign));
            assertEquals(foreign, Optional.empty(), Field.take(in));
            assertEquals(0, in.position());
        }
    }

    @Test
    public void noTwoFieldsShareARegister() {
        final var names = Arrays.stream(Field.values()).map(Field::ovsName).collect(Collectors.toSet());
        assertEquals(Field.values().length, names.size());
    }

    @Test
    public void valuesArePrintedAndCut() {
        assertEquals("0", Field.POLICY.print(Value.ZERO));
        assertEquals("0xffffffff", Field.POLICY.print(Value.ones(32)));
        assertEquals("100", Field.IN_PORT.print(Value.of(100)));
        assertEquals("02:57:00:00:00:0a", Field.ETH_SRC.print(Value.of(0x02570000000aL)));
        assertEquals("0x0800", Field.ETH_TYPE.print(Value.of(0x800)));
        assertEquals("10.77.1.2", Field.TUNNEL_DST.print(Value.of(InetAddresses.forString("10.77.1.2"))));
        assertEquals("fd00::2:0:1", Field.TUNNEL_IPV6_DST.print(Value.of(InetAddresses.forString("fd00::2:0:1"))));
        assertEquals("0x1000000000000000f", Field.POLICY.print(new Value(1, 15)));
        assertEquals("255", Field.NSH_SI.print(Value.of(255)));
        final var wide = new Value(0x0102030405060708L, 0x090a0b0c0d0e0f10L);
        assertEquals("0102030405060708090a0b0c0d0e0f10", HexFormat.of().formatHex(wide.octets(16)));
        assertEquals("0f10", HexFormat.of().formatHex(wide.octets(2)));
        assertEquals(wide, Value.of(wide.octets(16)));
        assertTrue(wide.within(Value.ones(128)));
        assertTrue(!wide.within(Value.ones(64)));
        assertThrows(IllegalArgumentException.class, () -> Value.of(new byte[17]));
    }

    @Test
    public void bitsAreNamedAsInActions() {
        assertEquals("NXM_NX_REG7[]", Bits.all(Field.CONTROL).toString());
        assertEquals("NXM_NX_TUN_ID[0..23]", new Bits(Field.TUNNEL_KEY, 0, 23).toString());
        assertEquals("NXM_NX_TUN_METADATA1[0..31]", Bits.all(Field.VNET_OPTION).toString());
        assertEquals("NXOXM_NSH_C1[]", Bits.all(Field.NSH_C1).toString());
        assertEquals("NXM_NX_REG8[3]", new Bits(Field.POLICY, 3, 3).toString());
        assertEquals(0x001f, Bits.all(Field.TUNNEL_PORT).encode());
        assertEquals(32 << 6 | 31, new Bits(Field.TUNNEL_OPTION, 32, 63).encode());
        assertThrows(IllegalArgumentException.class, () -> Bits.all(Field.TUNNEL_IPV6_SRC));
    }

    private static ByteBuffer written(final Consumer<ByteArrayDataOutput> header) {
        final var out = ByteStreams.newDataOutput();
        header.accept(out);
        return ByteBuffer.wrap(out.toByteArray());
    }
}
