/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import static dev.weft.helper.router.Bench.address;
import static org.junit.Assert.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** The bytes about entries of neighbours, in both directions. */
public class NeighbourFlowTest {
    private static final String COOKIE = "580f" + "e9570f10cba1";
    private static final String ANY = "ffffffff".repeat(3);
    private static final String HEAD = "80000408" + "0000000100005001" + "00011a04" + "00030000";
    private static final String MATCH4 = "00010026" + HEAD + "80000a02" + "0800" + "80001804"
        + "0a020005" + "0000";
    private static final String MATCH6 = "00010032" + HEAD + "80000a02" + "86dd" + "80003610"
        + "fd000002000000000000000000000005" + "000000000000";
    /** What the switch tells: an entry as it was written, and one of a next hop as Open vSwitch may tell it. */
    static final String TOLD = "0413010000000009" + "0001000000000000"
        + "0078" + "4200" + "00000001" + "00000000" + "0064" + "0000000000000000" + "0000" + COOKIE
        + "0000000000000007" + "0000000000000100" + MATCH4
        + "0004002000000000" + "ffff001800002320" + "0007002f00000206" + "000002aa00000005"
        + "0068" + "4200" + "00000001" + "00000000" + "0064" + "0000000000000000" + "0000" + COOKIE
        + "0000000000000008" + "0000000000000100" + "00010018" + "80000408" + "0000000000000007" + "00011a04"
        + "00030009" + "0004001800000000" + "0019001080000606" + "02aa000000060000" + "0000000000000000";

    private static final NeighbourFlow.Entry ENTRY = NeighbourFlow.entry("edge",
        new NeighbourKey(3, 0x1_0000_5001L, 0, address("10.2.0.5")), 0x02aa_0000_0005L);

    private final ByteBuffer out = ByteBuffer.allocate(160);

    private String written() {
        return HexFormat.of().formatHex(out.array(), 0, out.position());
    }

    @Test
    public void anEntryIsMade() {
        NeighbourFlow.put(out, 9, ENTRY);
        assertEquals("040e007800000009" + COOKIE + "0".repeat(16) + "4200" + "000000000064" + ANY + "00000000" + MATCH4
            + "0004002000000000" + "ffff001800002320" + "0007002f00000206" + "000002aa00000005", written());
    }

    @Test
    public void ofIpv6Too() {
        NeighbourFlow.put(out, 9, NeighbourFlow.entry("edge", new NeighbourKey(3, 0x1_0000_5001L, 0,
            address("fd00:2::5")), 0x02aa_0000_0005L));
        assertEquals("040e008800000009" + COOKIE + "0".repeat(16) + "4200" + "000000000064" + ANY + "00000000" + MATCH6
            + "0004002000000000" + "ffff001800002320" + "0007002f00000206" + "000002aa00000005", written());
    }

    @Test
    public void onlyTheGatewaysOwnEntryIsDeleted() {
        NeighbourFlow.remove(out, 9, ENTRY);
        assertEquals("040e005800000009" + COOKIE + "f".repeat(16) + "4204" + "000000000064" + ANY + "00000000" + MATCH4,
            written());
    }

    @Test
    public void allAreAskedFor() {
        NeighbourFlow.list(out, 9);
        assertEquals("0412003800000009" + "0001000000000000" + "42000000" + "ffffffff" + "ffffffff" + "00000000"
            + "580f000000000000" + "ffff000000000000" + "0001000400000000", written());
    }

    @Test
    public void theAnswerIsRead() throws Exception {
        final byte[] message = HexFormat.of().parseHex(TOLD);
        final List<NeighbourFlow.Entry> entries = new ArrayList<>();
        NeighbourFlow.read(ByteBuffer.wrap(message), 0, message.length, entries);
        assertEquals(List.of(new NeighbourFlow.Entry(ENTRY.cookie(), ENTRY.segment(), ENTRY.word(),
                ENTRY.destination(), ENTRY.mac(), 7),
            new NeighbourFlow.Entry(ENTRY.cookie(), 7, 0x30009, Optional.empty(), 0x02aa_0000_0006L, 8)), entries);
    }
}
