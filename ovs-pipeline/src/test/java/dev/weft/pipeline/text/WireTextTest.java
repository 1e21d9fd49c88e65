/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.wire.WireFlow;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.Test;

/** Any flow can be shown: ours as ovs-ofctl would, what is foreign or damaged in hexadecimal. */
public class WireTextTest {
    @Test
    public void stylesDiffer() {
        final var flow = Scenario.SHUT.flows().get(0);
        assertEquals("table=CLASSIFY,priority=100,reg7=0,in_port=100,actions=goto_table:TUNNEL_IN", FlowText.of(flow));
        assertEquals("cookie=0x5701000000000000,table=0,priority=100,reg7=0,in_port=100,actions=goto_table:10",
            FlowText.of(flow, TextStyle.NUMBERS));
        assertEquals("cookie=0x5701000000000000," + FlowText.of(flow),
            FlowText.of(flow, TextStyle.NAMES.withCookie()));
    }

    @Test
    public void unknownPartsAreShownInHexadecimal() {
        // ip_proto=6; write_actions; a group action; a table without a name
        assertEquals("table=77,priority=1,oxm(0x8000140106),actions=instruction(0x0003000800000000)",
            text("8000140106", "0003000800000000"));
        assertEquals("table=77,priority=1,actions=action(0x0016000800000001),goto_table:99",
            text("", "0004001000000000" + "0016000800000001" + "0001000863000000"));
        // a field that runs past the end, an instruction that does, an action of length 0
        assertEquals("table=77,priority=1,oxm(0x8000000400),actions=drop", text("8000000400", ""));
        assertEquals("table=77,priority=1,actions=instruction(0x0001001028000000)", text("", "0001001028000000"));
        assertEquals("table=77,priority=1,actions=action(0x0000000000000000)",
            text("", "0004001000000000" + "0000000000000000"));
    }

    @Test
    public void noInputMakesItFail() {
        final long seed = System.nanoTime();
        Logger.getLogger(WireTextTest.class.getName()).info("seed " + seed);
        final var random = new Random(seed);
        final var flows = Scenario.MANY.flows();
        for (int i = 0; i < 20_000; i++) {
            final var flow = flows.get(random.nextInt(flows.size())).wire();
            final var damaged = new WireFlow(flow.table(), flow.priority(), 0, damage(flow.match(), random),
                damage(flow.instructions(), random));
            assertTrue(damaged.toString(), WireText.of(damaged).startsWith("table="));
        }
    }

    private static byte[] damage(final byte[] octets, final Random random) {
        final var damaged = Arrays.copyOf(octets, random.nextInt(octets.length + 9));
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static String text(final String match, final String instructions) {
        return WireText.of(new WireFlow(77, 1, 0, HexFormat.of().parseHex(match),
            HexFormat.of().parseHex(instructions)));
    }
}
