/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.Test;

/** Frames as they are on the wire; those of ping and of neighbour discovery were recorded from Linux. */
public class FrameWriterTest {
    private static final long MAC = 0x0a00_0000_0001L;
    private static final long STATION = 0x02aa_0000_0005L;
    private static final String ETHERNET = "0a0000000001" + "02aa00000005";
    private static final FrameWriter WRITER = new FrameWriter(0, MAC);

    private static InetAddress address(final String text) throws Exception {
        return InetAddress.getByName(text);
    }

    private static Optional<Frame> read(final String hex) {
        return FrameReader.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), 0);
    }

    private static String hex(final ByteBuffer frame) {
        return HexFormat.of().formatHex(frame.array());
    }

    private static Content.Packet packet(final String hex) {
        return (Content.Packet) read(hex).orElseThrow().content();
    }

    @Test
    public void arp() throws Exception {
        assertEquals("02aa00000005" + "0a0000000001" + "0806" + "0001080006040002" + "0a0000000001" + "0a010001"
            + "02aa00000005" + "0a010005", hex(WRITER.arp(false, address("10.1.0.1"), STATION, address("10.1.0.5"))));
        assertEquals("ffffffffffff" + "0a0000000001" + "0806" + "0001080006040001" + "0a0000000001" + "0a010001"
            + "000000000000" + "0a010001", hex(WRITER.announce(address("10.1.0.1"))));
    }

    @Test
    public void neighbourDiscovery() throws Exception {
        final String question = hex(WRITER.ask(address("fd00:1::1"), address("fd00:1::5"), FrameWriter.BROADCAST));
        assertEquals("3333ff000005" + "0a0000000001" + "86dd" + "60000000" + "0020" + "3a" + "ff"
            + "fd000001000000000000000000000001" + "ff0200000000000000000001ff000005" + "8700", question.substring(0,
                112));
        assertEquals(new Content.Solicitation(address("fd00:1::1"), address("fd00:1::5")),
            read(question).orElseThrow().content());
        assertEquals(new Content.Advertisement(address("fd00:1::1"), MAC, true), read(hex(WRITER.advertise(
            address("fd00:1::1"), address("fd00:1::5"), STATION))).orElseThrow().content());
        final Frame all = read(hex(WRITER.advertise(address("fd00:1::1"), address("::"), STATION))).orElseThrow();
        assertEquals("whoever only looks is no station yet", 0x3333_0000_0001L, all.destination());
        assertFalse("a changed bit", read(question.replace("8700", "8701")).isPresent());
        assertFalse("from behind a router", read(question.replace("3aff", "3afe")).isPresent());
        assertFalse("an option without length", read(question.replace("01010a0000000001", "01000a0000000001"))
            .isPresent());
    }

    @Test
    public void echoes() {
        final String data = "0123456789abcdef";
        final String request = ETHERNET + "0800" + "45000024123440004001" + "1480" + "0a010005" + "0a010001"
            + "0800" + "f9bd" + "00070001" + data;
        assertTrue(packet(request).isEchoRequest());
        final String answer = hex(WRITER.echo(packet(request), STATION));
        assertTrue(answer, answer.startsWith("02aa00000005" + "0a0000000001" + "0800" + "4500002400004000" + "4001"));
        assertTrue("the checksum follows what changed", answer.endsWith("0a010001" + "0a010005" + "0000" + "01be"
            + "00070001" + data));
        final String request6 = ETHERNET + "86dd" + "60000000" + "0010" + "3a40" + "fd000001000000000000000000000005"
            + "fd000001000000000000000000000001" + "8000" + "1234" + "00070001" + data;
        assertTrue(packet(request6).isEchoRequest());
        assertTrue(hex(WRITER.echo(packet(request6), STATION)).endsWith("8100" + "1134" + "00070001" + data));
        assertFalse("a part", packet(request.replace("12344000", "12342000")).isEchoRequest());
        assertFalse("behind others", packet(request.replace("12344000", "12340001")).hasPort());
    }

    @Test
    public void errorsQuoteWhatTheyAreAbout() throws Exception {
        final String sent = ETHERNET + "0800" + "45000020123400000111" + "0000" + "0a010005" + "0a020005"
            + "1234567800070000" + "00000000";
        final String error = hex(WRITER.error(Trouble.TIME_EXCEEDED, packet(sent), address("10.1.0.1"), STATION));
        assertTrue(error, error.endsWith("0b00" + error.substring(72, 76) + "00000000" + sent.substring(28)));
        final ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(error));
        assertEquals(0, Checksum.of(Checksum.sum(bytes, 14, 20)));
        assertEquals(0, Checksum.of(Checksum.sum(bytes, 34, bytes.limit() - 34)));
        assertFalse("of an error there is none", packet(error).mayHaveError());
        final String sent6 = ETHERNET + "86dd" + "60000000" + "0578" + "1101" + "fd000001000000000000000000000005"
            + "fd000002000000000000000000000005" + "00".repeat(1400);
        final ByteBuffer error6 = WRITER.error(Trouble.NO_STATION, packet(sent6), address("fd00:1::1"), STATION);
        assertEquals("no longer than every link can take", 14 + 1280, error6.limit());
        assertEquals(0x0103, error6.getShort(54));
        assertEquals(0, Checksum.of(Checksum.pseudo(error6, 14, 58, 1240) + Checksum.sum(error6, 54, 1240)));
    }

    @Test
    public void noErrorIsToldOfWhatIsForMany() {
        final String sent = ETHERNET + "0800" + "4500001c12340000" + "0111" + "0000" + "0a010005" + "0a020005"
            + "1234567800080000";
        assertTrue(packet(sent).mayHaveError());
        for (String many : new String[] {"e0000001", "ffffffff", "00000000", "7f000001"}) {
            assertFalse(many, packet(sent.replace("0a010005", many)).mayHaveError());
            assertFalse(many, packet(sent.replace("0a020005", many)).mayHaveError());
        }
    }

    @Test
    public void extensionHeadersAreWalkedOver() {
        final String start = ETHERNET + "86dd" + "60000000";
        final String addresses = "fd000001000000000000000000000005" + "fd000002000000000000000000000005";
        final Content.Packet hops = packet(start + "0010" + "0040" + addresses + "1100010400000000" + "00".repeat(8));
        assertEquals(17, hops.protocol());
        assertTrue(hops.hasPort());
        final Content.Packet part = packet(start + "0010" + "2c40" + addresses + "1100000900000001" + "00".repeat(8));
        assertTrue(part.fragment());
        assertFalse(part.hasPort() || part.mayHaveError());
        assertFalse("longer than the packet", read(start + "0008" + "0040" + addresses + "1101010400000000")
            .isPresent());
        assertFalse("an IPv4 address", read(start + "0000" + "3b40" + "00000000000000000000ffff0a010005"
            + "fd000002000000000000000000000005").isPresent());
    }
}
