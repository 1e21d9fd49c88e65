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

import com.google.common.net.InetAddresses;
import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** What the switch would refuse, or do in a dangerous way, is refused when it is built. */
public class PrerequisitesTest {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final Zone ZONE = new Zone.Fixed(5);
    private static final Track FIND = Track.find(ZONE, Table.DELIVER);

    @Test
    public void portsNeedTheirProtocol() {
        assertLacks("uses TCP_DST (tcp_dst) but does not match IP_PROTO (nw_proto) = 6", ip(IPV4), Field.TCP_DST);
        assertLacks("uses UDP_SRC (udp_src) but does not match IP_PROTO (nw_proto) = 17", ip(IPV6, 6), Field.UDP_SRC);
        assertLacks("uses SCTP_SRC (sctp_src) but does not match ETH_TYPE (dl_type) = 0x0800 or 0x86dd",
            new Match.Builder(), Field.SCTP_SRC);
        assertHas(ip(IPV4, 6), Field.TCP_SRC, Field.TCP_DST);
        assertHas(ip(IPV6, 17), Field.UDP_SRC, Field.UDP_DST);
        assertHas(ip(IPV6, 132), Field.SCTP_SRC, Field.SCTP_DST);
    }

    @Test
    public void laterFragmentsHaveNoPorts() {
        assertLacks("uses TCP_DST (tcp_dst) but does not match IP_FRAG (nw_frag) = 0 or 1: later fragments have no "
            + "ports", ip(IPV4, 6).exact(Field.IP_FRAG, Value.of(3)), Field.TCP_DST);
        assertHas(ip(IPV4, 6).exact(Field.IP_FRAG, Value.of(1)), Field.TCP_DST);
        assertHas(ip(IPV4, 6).masked(Field.IP_FRAG, Value.ZERO, Value.of(2)), Field.TCP_DST);
    }

    @Test
    public void addressesAndMessagesNeedTheirFamily() {
        assertLacks("uses IPV4_SRC (nw_src) but does not match ETH_TYPE (dl_type) = 0x0800", ip(IPV6), Field.IPV4_SRC);
        assertLacks("uses IPV6_DST (ipv6_dst) but does not match ETH_TYPE (dl_type) = 0x86dd", ip(IPV4),
            Field.IPV6_DST);
        assertLacks("uses IP_FRAG (nw_frag) but does not match ETH_TYPE (dl_type) = 0x0800 or 0x86dd",
            ip(0x0806), Field.IP_FRAG);
        assertLacks("uses ICMPV6_TYPE (icmpv6_type) but does not match ETH_TYPE (dl_type) = 0x86dd", ip(IPV4, 58),
            Field.ICMPV6_TYPE);
        assertHas(ip(IPV4, 1), Field.ICMPV4_TYPE, Field.ICMPV4_CODE, Field.IPV4_DST);
        assertHas(ip(IPV6, 58), Field.ICMPV6_TYPE, Field.ICMPV6_CODE, Field.IPV6_SRC);
        assertHas(new Match.Builder(), Field.CT_MARK, Field.ETH_TYPE, Field.SEGMENT);
    }

    @Test
    public void onlyWholePacketsAreTracked() {
        assertEquals("tracks connections but does not match ETH_TYPE (dl_type) = 0x0800 or 0x86dd",
            new Prerequisites(Match.ALL).missing(FIND).orElseThrow());
        assertEquals("tracks connections but does not match IP_FRAG (nw_frag) = no",
            new Prerequisites(ip(IPV4).build()).missing(FIND).orElseThrow());
        assertEquals("tracks connections but does not match IP_FRAG (nw_frag) = no",
            new Prerequisites(ip(IPV4).exact(Field.IP_FRAG, Value.of(1)).build()).missing(FIND).orElseThrow());
        assertEquals(Optional.empty(),
            new Prerequisites(ip(IPV4).exact(Field.IP_FRAG, Value.ZERO).build()).missing(FIND));
    }

    @Test
    public void addressesAreTranslatedWithinTheirFamily() {
        final var whole = new Prerequisites(ip(IPV6).exact(Field.IP_FRAG, Value.ZERO).build());
        assertEquals("tracks connections but does not match ETH_TYPE (dl_type) = 0x0800",
            whole.missing(nat("10.0.0.1")).orElseThrow());
        assertEquals(Optional.empty(), whole.missing(nat("fd00::1")));
        assertEquals(Optional.empty(), whole.missing(
            new Track(ZONE, Optional.of(Table.DELIVER), Optional.empty(), Optional.of(new Nat.Known()))));
    }

    @Test
    public void tablesSayWhoMayDoWhat() {
        assertBroken(() -> Flow.in(Table.CONTENT, Priority.ORDINARY, ObjectKey.PIPELINE).match(Field.CONTROL, 1)
            .then(Track.commit(ZONE)).end(), "table CONTENT", "may track connections");
        assertBroken(() -> classify().then(Track.commit(ZONE)).end(), "table CLASSIFY", "does not match ETH_TYPE");
        assertBroken(() -> classify().then(new DecTtl()).end(), "table CLASSIFY", "as routers do");
        assertBroken(() -> classify().then(spread(8)).end(), "table CLASSIFY", "choose among equals");
        assertBroken(() -> classify().set(Field.CT_MARK, 1).end(), "sets CT_MARK (ct_mark)", "only connection");
        assertBroken(() -> classify().then(new Action.Move(Bits.all(Field.IP_PROTO), new Bits(Field.CONTROL, 0, 7)))
            .end(), "may not read [IP_PROTO");
    }

    @Test
    public void trackingThatGoesToATableEndsItsFlow() {
        assertBroken(() -> classify().then(FIND).goTo(Table.DELIVER), "does something after connection tracking");
        assertBroken(() -> classify().then(FIND).set(Field.CONTROL, 1).end(), "after connection tracking");
        assertBroken(() -> classify().then(new Action.Clone(List.of(FIND, new Action.Output(1)))).end(),
            "after connection tracking");
    }

    @Test
    public void actionsThatMakeNoSenseAreNotBuilt() {
        assertBroken(() -> Track.commit(ZONE, new Action.SetField(Field.CONTROL, Value.ZERO)), "notes nothing");
        assertBroken(() -> Track.commit(ZONE, new Action.Output(1)), "notes nothing");
        assertBroken(() -> new Zone.Fixed(0), "zone 0", "1 to 65535");
        assertBroken(() -> new Zone.In(Bits.all(Field.CONTROL)), "16 bits");
        assertBroken(() -> new Zone.In(new Bits(Field.NSH_C1, 0, 15)), "16 bits of a register");
        assertBroken(() -> new Track(ZONE, Optional.empty(), Optional.empty(), nat("10.0.0.1").nat()), "committed");
        assertBroken(() -> new Nat.Addresses(InetAddresses.forString("10.0.0.2"), InetAddresses.forString("10.0.0.1")),
            "10.0.0.2", "no range");
        assertBroken(() -> new Nat.Addresses(InetAddresses.forString("10.0.0.2"), InetAddresses.forString("fd00::3")),
            "no range");
        assertBroken(() -> spread(0), "0 slots");
        assertBroken(() -> spread(17), "17 slots", "NXM_NX_REG2[0..3]");
        assertBroken(() -> new Spread(Spread.Hash.ADDRESSES, 65536, Spread.Choice.MODULO, 2,
            Bits.all(Field.FAR_PATH)), "basis 65536");
    }

    @Test
    public void fieldsAreMatchedAsTheSwitchKeepsThem() {
        assertBroken(() -> new Match.Builder().exact(Field.CT_STATE, Value.of(0x21)), "by some of its flags");
        assertBroken(() -> new Match.Builder().masked(Field.IP_PROTO, Value.of(6), Value.of(7)), "as a whole");
        assertBroken(() -> new Match.Builder().masked(Field.IP_FRAG, Value.of(1), Value.of(3)), "not all bits");
        assertBroken(() -> new Match.Builder().exact(Field.IP_DSCP, Value.of(64)), "6 bits of IP_DSCP");
        assertBroken(() -> new Match.Builder().tracked(Set.of(CtState.NEW), Set.of(CtState.NEW)), "NEW");
        assertBroken(() -> new Match.Builder().tracked(Set.of(), Set.of(CtState.TRK)), "TRK");
    }

    private static Spread spread(final int slots) {
        return new Spread(Spread.Hash.CONNECTION, 0, Spread.Choice.HIGHEST_WEIGHT, slots,
            new Bits(Field.FAR_PATH, 0, 3));
    }

    private static Track nat(final String address) {
        return new Track(ZONE, Optional.empty(), Optional.of(Track.Commit.with()), Optional.of(new Nat.To(
            Nat.End.SOURCE, Nat.Addresses.of(InetAddresses.forString(address)), Optional.empty())));
    }

    private static Flow.Builder classify() {
        return Flow.in(Table.CLASSIFY, Priority.ORDINARY, ObjectKey.PIPELINE).from(1);
    }

    private static Match.Builder ip(final int type) {
        return new Match.Builder().exact(Field.ETH_TYPE, Value.of(type));
    }

    private static Match.Builder ip(final int type, final int protocol) {
        return ip(type).exact(Field.IP_PROTO, Value.of(protocol));
    }

    private static void assertLacks(final String message, final Match.Builder match, final Field field) {
        assertEquals(message, new Prerequisites(match.build()).missing(field).orElseThrow());
    }

    private static void assertHas(final Match.Builder match, final Field... fields) {
        for (var field : fields) {
            assertEquals(Optional.empty(), new Prerequisites(match.build()).missing(field));
        }
    }

    private static void assertBroken(final ThrowingRunnable building, final String... parts) {
        final var message = assertThrows(IllegalArgumentException.class, building).getMessage();
        for (var part : parts) {
            assertTrue("'" + part + "' in: " + message, message.contains(part));
        }
    }
}
