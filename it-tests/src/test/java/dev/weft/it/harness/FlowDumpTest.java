/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.harness;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.Test;

/** The tests' own eyes: that a dump is read as it is. */
public class FlowDumpTest {
    private static final String RULE = "table=0, priority=100,in_port=4 actions=goto_table:40";
    private static final String DUMP = """
        OFPST_FLOW reply (OF1.3) (xid=0x2):
         cookie=0x5703000000002002, duration=%ss, table=0, n_packets=7, n_bytes=104, priority=100,in_port=4 actions=g
         cookie=0x1234, duration=1.5s, table=0, n_packets=0, n_bytes=0, priority=7,in_port=5 actions=drop
        """;

    @Test
    public void countersAreNoPartOfAFlow() {
        final var flows = FlowDump.parse(" cookie=0x57, duration=2.0s, n_packets=1, n_bytes=2, " + RULE).texts();
        assertEquals(Set.of("cookie=0x57, " + RULE), flows);
    }

    @Test
    public void cookiesTellWhoseAFlowIs() {
        final var dump = FlowDump.parse(DUMP.formatted("3.0"));
        assertEquals(1, dump.ours().size());
        assertEquals(dump.ours(), dump.with(cookie -> cookie == FlowDump.endOfLink(0x1001, 0)));
        assertEquals(Set.of(), dump.with(cookie -> cookie == FlowDump.endOfLink(0x1001, 1)));
    }

    @Test
    public void aFlowThatIsTooYoungWasWrittenAgain() {
        final var before = FlowDump.parse(DUMP.formatted("30.0"));
        assertEquals(List.of(), FlowDump.parse(DUMP.formatted("30.1")).writtenAgainSince(before));
        assertEquals(1, FlowDump.parse(DUMP.formatted("0.2")).writtenAgainSince(before).size());
    }
}
