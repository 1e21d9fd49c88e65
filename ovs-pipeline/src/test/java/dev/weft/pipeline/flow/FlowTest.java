/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.Learning;
import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.text.FlowText;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** A flow that breaks the declaration of its table cannot be built, and says why. */
public class FlowTest {
    @Test
    public void foreignFieldsAreNotMatched() {
        assertBroken(() -> in(Table.CLASSIFY).from(1).match(Field.SEGMENT, 1).end(),
            "table CLASSIFY", "may not match [SEGMENT (metadata)]",
            "METERED (reg9), ETH_SRC (dl_src), ETH_TYPE (dl_type), IP_FRAG (nw_frag)] are allowed");
    }

    @Test
    public void requiredFieldsAreMatched() {
        assertBroken(() -> in(Table.DELIVER).match(Field.SEGMENT, 1).match(Field.FROM_PATH, 2)
                .match(Field.CONTROL, 0x400000, 0x1c00000).then(new Action.Output(1)).end(),
            "table DELIVER", "does not match [POLICY (reg8)]", "must match");
    }

    @Test
    public void foreignFieldsAreNotSet() {
        assertBroken(() -> in(Table.CLASSIFY).from(1).set(Field.FROM_PATH, 1).goTo(Table.DELIVER),
            "table CLASSIFY", "may not set [FROM_PATH (reg4)]", "are allowed");
        assertBroken(() -> in(Table.CLASSIFY).from(1).then(new Action.Load(Bits.all(Field.IN_PORT), 0)).end(),
            "table CLASSIFY", "may not set [IN_PORT (in_port)]");
    }

    @Test
    public void foreignFieldsAreNotRead() {
        assertBroken(() -> in(Table.CLASSIFY).from(1)
                .move(Bits.all(Field.POLICY), Bits.all(Field.CONTROL)).goTo(Table.DELIVER),
            "table CLASSIFY", "may not read [POLICY (reg8)]");
    }

    @Test
    public void onlyDeclaredTablesFollow() {
        assertBroken(() -> in(Table.CONTENT).match(Field.CONTROL, 1).goTo(Table.TUNNEL_OUT),
            "table CONTENT", "goes to TUNNEL_OUT", "[VNET_IN, STEERED, DELIVER, TO_HELPER] are allowed");
        assertBroken(() -> in(Table.CONTENT).match(Field.CONTROL, 1).then(new Action.Resubmit(Table.CLASSIFY)).end(),
            "table CONTENT", "goes to CLASSIFY");
        assertBroken(() -> in(Table.FROM_HELPER).match(Field.ETH_SRC, 1).match(Field.ETH_DST, 2)
                .match(Field.ETH_TYPE, 3).goTo(Table.CLASSIFY),
            "table FROM_HELPER", "goes to CLASSIFY");
    }

    @Test
    public void partsOfClonesAreChecked() {
        assertBroken(() -> in(Table.FLOOD).match(Field.SEGMENT, 1)
                .then(new Action.Clone(List.of(new Action.Output(1)))).goTo(Table.MEMBERS),
            "table FLOOD", "no flow of this table may send");
        assertBroken(() -> in(Table.FLOOD).match(Field.SEGMENT, 1)
                .then(new Action.Clone(List.of(new Action.Resubmit(Table.DELIVER)))).goTo(Table.MEMBERS),
            "table FLOOD", "goes to DELIVER");
    }

    @Test
    public void learnedFlowsAreChecked() {
        final var segment = new Learn.Equal(Bits.all(Field.SEGMENT), Bits.all(Field.SEGMENT));
        final var station = new Learn.Equal(Bits.all(Field.ETH_DST), Bits.all(Field.ETH_SRC));
        final var path = new Learn.Copy(Bits.all(Field.FROM_PATH), Bits.all(Field.FAR_PATH));
        assertBroken(() -> learns(Table.GUARD, Table.LEARNED, station, path),
            "table LEARNED", "does not match [SEGMENT (metadata)]");
        assertBroken(() -> learns(Table.GUARD, Table.LEARNED, segment, station,
                new Learn.Copy(Bits.all(Field.FROM_PATH), Bits.all(Field.TUNNEL_PORT))),
            "table LEARNED", "may not set [TUNNEL_PORT (reg5)]");
        assertBroken(() -> learns(Table.GUARD, Table.MEMBERS, segment, station, path),
            "table GUARD", "learns into MEMBERS", "[LEARNED] are allowed");
        assertBroken(() -> learns(Table.GUARD, Table.LEARNED, segment, station,
                new Learn.Copy(Bits.all(Field.TUNNEL_PORT), Bits.all(Field.FAR_PATH))),
            "table GUARD", "may not read [TUNNEL_PORT (reg5)]");
        assertBroken(() -> new Learn.Put(new Bits(Field.LOCAL_PORT, 0, 15), 0x10000), "0x10000", "16 bits");
        assertBroken(() -> new Learn.Equal(Bits.all(Field.SEGMENT), Bits.all(Field.ETH_SRC)), "widths");
    }

    private static Flow learns(final Table table, final Table into, final Learn.Part... parts) {
        return in(table).match(Field.SEGMENT, 1)
            .then(new Learn(into, ObjectKey.PIPELINE, Learning.DEFAULT, List.of(parts), Optional.empty()))
            .goTo(Table.LOOKUP);
    }

    @Test
    public void onlySomeTablesWrap() {
        assertBroken(() -> in(Table.FLOOD).match(Field.SEGMENT, 1)
                .then(new Action.Clone(List.of(new Encap(Encap.Header.NSH)))).goTo(Table.MEMBERS),
            "table FLOOD", "no flow of this table may put on or take off headers");
        assertBroken(() -> in(Table.CONTENT).match(Field.CONTROL, 1).then(new Decap()).goTo(Table.GUARD),
            "table CONTENT", "no flow of this table may put on or take off headers");
    }

    @Test
    public void onlyOptionsCanBeAbsent() {
        assertEquals("table=CONTENT,priority=100,reg7=0x1,tun_metadata1,actions=drop", FlowText.of(
            in(Table.CONTENT).match(Field.CONTROL, 1).present(Field.VNET_OPTION).drop()));
        assertBroken(() -> in(Table.CONTENT).present(Field.CONTROL), "CONTROL", "is no option");
        assertBroken(() -> in(Table.CONTENT).match(Field.VNET_OPTION, 0, 0), "must have some");
    }

    @Test
    public void onlyLastTablesSend() {
        assertBroken(() -> in(Table.CLASSIFY).from(1).then(new Action.Output(2)).end(),
            "table CLASSIFY", "no flow of this table may send");
    }

    @Test
    public void priorityZeroIsForTheMiss() {
        assertTrue(flow(Table.CLASSIFY, Priority.MISS).drop().isDrop());
        assertBroken(() -> flow(Table.CLASSIFY, Priority.MISS).from(1).drop(), "table CLASSIFY", "priority 0");
        assertBroken(() -> flow(Table.CLASSIFY, Priority.MISS).goTo(Table.DELIVER), "table CLASSIFY", "must match");
        assertBroken(() -> flow(Table.CLASSIFY, 65536).from(1).drop(), "table CLASSIFY", "priority 65536");
    }

    @Test
    public void valuesFitTheirFields() {
        assertBroken(() -> in(Table.CLASSIFY).from(0), "port 0", "1 to 65279");
        assertBroken(() -> in(Table.CLASSIFY).from(0xff00), "port 65280");
        assertBroken(() -> in(Table.CLASSIFY).from(1).from(2), "IN_PORT (in_port)", "twice");
        assertBroken(() -> in(Table.CLASSIFY).set(Field.CONTROL, 1L << 32), "0x100000000", "32 bits of CONTROL");
        assertBroken(() -> in(Table.CONTENT).match(Field.CONTROL, 3, 1), "mask 0x1", "value 0x3");
        assertBroken(() -> in(Table.CONTENT).match(Field.CONTROL, 0, 0), "mask 0");
        assertBroken(() -> in(Table.CONTENT).match(Field.CONTROL, 0, 0xffffffffL), "not all bits");
        assertBroken(() -> new Bits(Field.CONTROL, 0, 32), "bits 0 to 32", "CONTROL");
        assertBroken(() -> new Action.Move(Bits.all(Field.CONTROL), new Bits(Field.SEGMENT, 0, 23)), "widths");
        assertBroken(() -> new Action.Load(new Bits(Field.CONTROL, 0, 3), 16), "0x10", "NXM_NX_REG7[0..3]");
    }

    @Test
    public void dropHasNoActions() {
        assertThrows(IllegalStateException.class, () -> in(Table.CLASSIFY).from(1).set(Field.SEGMENT, 1).drop());
    }

    @Test
    public void equalFlowsAreEqual() {
        final var one = in(Table.CLASSIFY).from(1).set(Field.SEGMENT, 7).goTo(Table.DELIVER);
        assertEquals(one, in(Table.CLASSIFY).from(1).set(Field.SEGMENT, 7).goTo(Table.DELIVER));
        assertEquals(one.wire(), new Flow(one.table(), one.priority(), one.cookie(), one.match(),
            List.copyOf(one.actions()), one.next()).wire());
    }

    private static Flow.Builder in(final Table table) {
        return flow(table, Priority.ORDINARY);
    }

    private static Flow.Builder flow(final Table table, final int priority) {
        return Flow.in(table, priority, ObjectKey.PIPELINE);
    }

    private static void assertBroken(final ThrowingRunnable building, final String... parts) {
        final var message = assertThrows(IllegalArgumentException.class, building).getMessage();
        for (var part : parts) {
            assertTrue("'" + part + "' in: " + message, message.contains(part));
        }
    }
}
