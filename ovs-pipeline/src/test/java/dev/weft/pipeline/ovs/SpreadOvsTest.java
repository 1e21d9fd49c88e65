/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.AnyFlow;
import dev.weft.pipeline.flow.Spread;
import dev.weft.pipeline.wire.FlowMod;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** A real Open vSwitch spreads both directions of a connection alike (SI-8), and fragments by addresses. */
public class SpreadOvsTest {
    private static final String BRIDGE = "br-spread";
    private static final int SLOTS = 16;
    private static final int CONNECTIONS = 8;
    private static final Pattern SLOT = Pattern.compile("Final flow: .*reg3=0x([0-9a-f]+)");

    /** An end of a connection. */
    private record End(String mac, String address, int port) { }

    private static OvsProcess ovs;

    private final Random random;

    public SpreadOvsTest() {
        final long seed = System.nanoTime();
        Logger.getLogger(SpreadOvsTest.class.getName()).info("seed " + seed);
        random = new Random(seed);
    }

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        ovs = OvsProcess.start();
        ovs.vsctl("add-br", BRIDGE, "--", "set", "bridge", BRIDGE, "datapath_type=netdev", "protocols=OpenFlow13",
            "fail_mode=secure");
        final var slot = new Bits(Field.LOCAL_PORT, 0, 15);
        try (var socket = new OpenFlowSocket(ovs.socket(BRIDGE))) {
            int table = 0;
            for (var hash : Spread.Hash.values()) {
                for (var choice : Spread.Choice.values()) {
                    socket.send(FlowMod.add(AnyFlow.in(0, 10).match(Field.IN_PORT, ++table)
                        .then(new Spread(hash, 7, choice, SLOTS, slot)).end()));
                }
            }
            socket.barrier();
        }
    }

    @AfterClass
    public static void stop() throws IOException {
        if (ovs != null) {
            ovs.close();
        }
    }

    @Test
    public void bothDirectionsOfAConnectionAreAlike() throws IOException, InterruptedException {
        for (var choice : Spread.Choice.values()) {
            for (var kind : List.of("tcp", "udp", "sctp", "tcp6", "udp6", "sctp6")) {
                final var found = new HashSet<Integer>();
                for (int i = 0; i < CONNECTIONS; i++) {
                    final var one = end(kind);
                    final var other = end(kind);
                    final int slot = slot(Spread.Hash.CONNECTION, choice, kind, one, other, "");
                    assertEquals(kind + " " + one + " " + other, slot,
                        slot(Spread.Hash.CONNECTION, choice, kind, other, one, ""));
                    // behind a router addresses of Ethernet differ
                    assertEquals(slot, slot(Spread.Hash.CONNECTION, choice, kind,
                        new End("02:00:00:00:00:99", one.address, one.port), other, ""));
                    found.add(slot);
                }
                assertTrue(kind + " " + choice + " spread over " + found, found.size() > 1);
            }
        }
    }

    @Test
    public void portsCount() throws IOException, InterruptedException {
        for (var kind : List.of("tcp", "udp", "udp6")) {
            final var one = end(kind);
            final var other = end(kind);
            final var byPorts = new HashSet<Integer>();
            final var byAddresses = new HashSet<Integer>();
            for (int port = 1000; port < 1020; port++) {
                final var next = new End(one.mac, one.address, port);
                byPorts.add(slot(Spread.Hash.CONNECTION, Spread.Choice.HIGHEST_WEIGHT, kind, next, other, ""));
                byAddresses.add(slot(Spread.Hash.ADDRESSES, Spread.Choice.HIGHEST_WEIGHT, kind, next, other, ""));
            }
            assertTrue(kind + " spread over " + byPorts, byPorts.size() > 4);
            assertEquals(kind, 1, byAddresses.size());
        }
    }

    @Test
    public void fragmentsAreSpreadByAddresses() throws IOException, InterruptedException {
        for (var kind : List.of("tcp", "udp", "udp6")) {
            final var differ = new HashSet<Integer>();
            for (int i = 0; i < CONNECTIONS; i++) {
                final var one = end(kind);
                final var other = end(kind);
                final var slots = new HashSet<Integer>();
                for (var fragment : List.of("", ",nw_frag=first", ",nw_frag=later")) {
                    slots.add(slot(Spread.Hash.ADDRESSES, Spread.Choice.HIGHEST_WEIGHT, kind, one, other, fragment));
                    slots.add(slot(Spread.Hash.ADDRESSES, Spread.Choice.HIGHEST_WEIGHT, kind, other, one, fragment));
                }
                assertEquals(kind + " " + one + " " + other, 1, slots.size());
                differ.add(slot(Spread.Hash.CONNECTION, Spread.Choice.HIGHEST_WEIGHT, kind, one, other, "")
                    - slot(Spread.Hash.CONNECTION, Spread.Choice.HIGHEST_WEIGHT, kind, one, other, ",nw_frag=later"));
            }
            // which is why fragments need the other hash
            assertTrue(kind + " " + differ, !differ.equals(Set.of(0)));
        }
    }

    private End end(final String kind) {
        final int low = random.nextInt(1, 255);
        final int high = random.nextInt(1, 255);
        return new End(String.format("02:00:00:00:%02x:%02x", random.nextInt(256), random.nextInt(256)),
            kind.endsWith("6") ? String.format("fd00::%x:%x", high, low) : "10.0." + high + "." + low,
            random.nextInt(1, 65536));
    }

    private static int slot(final Spread.Hash hash, final Spread.Choice choice, final String kind, final End from,
            final End to, final String more) throws IOException, InterruptedException {
        final int port = 1 + hash.ordinal() * Spread.Choice.values().length + choice.ordinal();
        final var addresses = kind.endsWith("6") ? ",ipv6_src=%s,ipv6_dst=%s" : ",nw_src=%s,nw_dst=%s";
        final var protocol = kind.replace("6", "");
        final var ports = more.endsWith("later") ? ""
            : "," + protocol + "_src=" + from.port + "," + protocol + "_dst=" + to.port;
        final var answer = ovs.appctl("ofproto/trace", BRIDGE, "in_port=" + port + "," + kind + ",dl_src=" + from.mac
            + ",dl_dst=" + to.mac + String.format(addresses, from.address, to.address) + ports + more);
        final var found = SLOT.matcher(answer);
        assertTrue(answer, answer.contains("multipath("));
        return found.find() ? Integer.parseInt(found.group(1), 16) : 0;
    }
}
