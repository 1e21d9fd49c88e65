/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.varp.Station;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.Test;

/** The same bytes stand in the pipeline's tests, where they are read as a station that was discovered. */
public class LearnedFlowTest {
    private static final Station STATION = new Station(0x5001, 0x02bb_0000_0007L);
    private static final String COOKIE = "5807" + "50ee93a8df25";
    private static final String MATCH = "0001001a" + "80000606" + "02bb00000007" + "80000408" + "0000000100005001"
        + "000000000000";
    private static final String ANY = "ffffffff".repeat(3);

    private final ByteBuffer out = ByteBuffer.allocate(112);

    private String written() {
        return HexFormat.of().formatHex(out.array(), 0, out.position());
    }

    @Test
    public void anEntryIsMade() {
        LearnedFlow.put(out, 9, STATION, 2, 30);
        assertEquals("040e007000000009" + COOKIE + "0000000000000000" + "2000" + "0000001e0064" + ANY + "00040000"
            + MATCH + "0004002000000000" + "ffff001800002320" + "0007001f00010404" + "0000000000000002", written());
    }

    @Test
    public void anEntryIsChangedWhoeverMadeIt() {
        LearnedFlow.move(out, 9, STATION, 0x10003);
        assertEquals("040e007000000009" + "0".repeat(32) + "2002" + "000000000064" + ANY + "00000000"
            + MATCH + "0004002000000000" + "ffff001800002320" + "0007001f00010404" + "0000000000010003", written());
    }

    @Test
    public void anEntryMayLeadToAPort() {
        LearnedFlow.put(out, 9, STATION, LearnedFlow.port(17), 30);
        assertEquals("040e007000000009" + COOKIE + "0000000000000000" + "2000" + "0000001e0064" + ANY + "00040000"
            + MATCH + "0004002000000000" + "ffff001800002320" + "0007000f00010604" + "0000000000000011", written());
    }

    @Test
    public void onlyAnOwnEntryIsDeleted() {
        LearnedFlow.remove(out, 9, STATION);
        assertEquals("040e005000000009" + COOKIE + "f".repeat(16) + "2004" + "000000000064" + ANY + "00000000"
            + MATCH, written());
    }

    @Test
    public void whatWasLearnedFromOthersIsCleared() {
        LearnedFlow.clear(out, 9, STATION.vnet());
        assertEquals("040e004000000009" + "5806000000000000" + "ffff000000000000" + "2003" + "000000000000" + ANY
            + "00000000" + "00010010" + "80000408" + "0000000100005001", written());
    }

    @Test
    public void itsUseIsAskedForByItsCookie() {
        LearnedFlow.ask(out, 9, STATION);
        assertEquals("0412003800000009" + "0001000000000000" + "20000000" + "ffffffff" + "ffffffff" + "00000000"
            + COOKIE + "f".repeat(16) + "0001000400000000", written());
    }
}
