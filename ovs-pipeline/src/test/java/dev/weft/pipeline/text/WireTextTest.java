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

import com.google.common.net.InetAddresses;
import dev.weft.api.service.Ports;
import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.AnyFlow;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Spread;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.WireFlow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.Test;

/** Any flow can be shown: ours as ovs-ofctl would, what is foreign or damaged in hexadecimal. */
public class WireTextTest {
    private static final WireFlow TRACKING = AnyFlow.in(40, 1).match(Field.ETH_TYPE, 0x86dd)
        .match(Field.IP_PROTO, 6).match(Field.TCP_DST, 0, 0x8000).match(Field.CT_MARK, 0, 0xff)
        .tracked(Set.of(CtState.NEW), Set.of(CtState.INV))
        .then(new Spread(Spread.Hash.CONNECTION, 1, Spread.Choice.HIGHEST_WEIGHT, 64, Bits.all(Field.LOCAL_PORT)))
        .then(new Track(new Zone.In(Bits.all(Field.IN_PORT)), Optional.of(Table.DELIVER),
            Optional.of(new Track.Commit(true, List.of(new Action.Load(new Bits(Field.CT_MARK, 0, 7), 5)))),
            Optional.of(new Nat.To(Nat.End.SOURCE, new Nat.Addresses(InetAddresses.forString("fd00::1"),
                InetAddresses.forString("fd00::9")), Optional.of(new Ports(1, 9)))))).end();

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
    public void trackingAndSpreadingAreShown() {
        assertEquals("table=TUNNEL_OUT,priority=1,ct_state=+new-inv+trk,ct_mark=0/0xff,tcp6,tp_dst=0x0/0x8000,actions="
            + "multipath(symmetric_l3l4+udp,1,hrw,64,0,NXM_NX_REG3[]),ct(commit,force,table=DELIVER,"
            + "zone=NXM_OF_IN_PORT[],nat(src=[fd00::1]-[fd00::9]:1-9),exec(load:0x5->NXM_NX_CT_MARK[0..7]))",
            WireText.of(TRACKING));
        // a helper for a protocol; a range of addresses of which only the last is there; another way to choose
        assertEquals("table=77,priority=1,actions=action(0xffff00180000232000230000000000000005ff0000000015)",
            text("", "0004002000000000" + "ffff00180000232000230000000000000005ff0000000015"));
        assertEquals("table=77,priority=1,actions=action(0xffff00300000232000230001000000000005ff0000000000"
            + "ffff00180000232000240000000100020a00000900000000)", text("", "0004003800000000"
            + "ffff00300000232000230001000000000005ff0000000000" + "ffff00180000232000240000000100020a00000900000000"));
        assertEquals("table=77,priority=1,actions=action(0xffff002000002320000a00030032000000030007000000000000000f"
            + "00010404)", text("", "0004002800000000"
            + "ffff002000002320000a00030032000000030007000000000000000f00010404"));
    }

    @Test
    public void unknownPartsAreShownInHexadecimal() {
        // ip_ecn=1; write_actions; a group action; a table without a name
        assertEquals("table=77,priority=1,oxm(0x8000120101),actions=instruction(0x0003000800000000)",
            text("8000120101", "0003000800000000"));
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
        final var flows = new ArrayList<>(Scenario.MANY.flows().stream().map(Flow::wire).toList());
        for (int i = 0; i < flows.size() / 2; i += 2) {
            flows.set(i, TRACKING);
        }
        for (int i = 0; i < 20_000; i++) {
            final var flow = flows.get(random.nextInt(flows.size()));
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
