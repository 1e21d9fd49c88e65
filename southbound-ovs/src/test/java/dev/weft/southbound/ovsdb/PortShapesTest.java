/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.PortRef;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

/** Limits of ports become rows of the database, one port at a time. */
public class PortShapesTest {
    private static final PortRef FW = new PortRef.Plugged("fw/eth0");
    private static final PortShape RECEIVES = new PortShape(OptionalInt.empty(), OptionalInt.of(500));
    private static final PortShape SENDS = new PortShape(OptionalInt.of(5000), OptionalInt.empty());

    private final Rows rows = new Rows();
    private final PortFacts facts = new PortFacts();
    private final PortShapes shapes = new PortShapes();

    @Before
    public void ports() {
        rows.port("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0"));
        rows.port("tap2", 6, Map.of(), Map.of("iface-id", "db/eth0"));
        rows.bridge(Map.of());
        facts.learn(rows.view(), Set.of(), true);
    }

    @Test
    public void whatAPortReceivesIsShapedByARowOfItsOwn() {
        shapes.want(Map.of(FW, RECEIVES), rows.view(), facts);
        final var transaction = difference();
        assertEquals(List.of("insert into QoS", "update Port"), Rows.describe(transaction));
        final var text = transaction.toJson().toString();
        assertTrue(text, text.contains("linux-htb") && text.contains("[\"max-rate\",\"500000\"]")
            && text.contains("[\"weft-limit\",\"tap1\"]") && text.contains(Rows.uuid("port tap1").toString()));
        assertEquals("until it is there", List.of("insert into QoS", "update Port"), Rows.describe(difference()));
    }

    @Test
    public void whatAPortSendsIsPoliced() {
        shapes.want(Map.of(FW, SENDS), rows.view(), facts);
        final var transaction = difference();
        assertEquals(List.of("mutate Interface", "update Interface"), Rows.describe(transaction));
        final var text = transaction.toJson().toString();
        assertTrue(text, text.contains("\"ingress_policing_rate\":5000")
            && text.contains("\"ingress_policing_burst\":500"));
        rows.interfaceRow("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0", Schema.POLICED, Schema.SHAPE),
            Map.of(Schema.POLICING_RATE, OvsdbValue.of(5000), Schema.POLICING_BURST, OvsdbValue.of(500)));
        assertEquals(List.of(), Rows.describe(difference()));
        shapes.want(Map.of(FW, PortShape.NONE), rows.view(), facts);
        assertEquals(List.of("update Interface", "mutate Interface"), Rows.describe(difference()));
    }

    @Test
    public void releaseTakesWhatIsMarked() {
        rows.root(Map.of("system-id", "system"));
        rows.interfaceRow("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0", Schema.POLICED, Schema.SHAPE),
            Map.of(Schema.POLICING_RATE, OvsdbValue.of(5000), Schema.POLICING_BURST, OvsdbValue.of(500)));
        rows.interfaceRow("tap2", 6, Map.of(), Map.of("iface-id", "db/eth0"),
            Map.of(Schema.POLICING_RATE, OvsdbValue.of(7)));
        assertEquals(List.of("update Interface", "mutate Interface"),
            Rows.describe(Withdrawal.all(rows.view())).subList(0, 2));
        assertEquals(1, Rows.describe(Withdrawal.all(rows.view())).stream().filter("update Interface"::equals).count());
    }

    @Test
    public void limitsOfOthersAreLeftAlone() {
        rows.interfaceRow("tap1", 5, Map.of(), Map.of("iface-id", "fw/eth0"),
            Map.of(Schema.POLICING_RATE, OvsdbValue.of(7)));
        shapes.want(Map.of(FW, PortShape.NONE), rows.view(), facts);
        assertEquals(List.of(), Rows.describe(difference()));
    }

    private Transaction difference() {
        final var transaction = Transaction.on(Schema.DATABASE);
        shapes.difference(rows.view(), facts, transaction);
        return transaction;
    }
}
