/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Spread;
import dev.weft.pipeline.ovs.OvsProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.Test;

/** A real Open vSwitch chooses the same of several equals (SI-8). */
public class SpreadHashOvsTest {
    private static final int FRAMES = 60;
    private static final Pattern CHOSEN = Pattern.compile("Final flow: .*reg1=0x([0-9a-f]+)");
    private static final List<Spread> SPREADS = List.of(
        spread(Spread.Hash.CONNECTION, 0, Spread.Choice.HIGHEST_WEIGHT, 64),
        spread(Spread.Hash.CONNECTION, 7, Spread.Choice.MODULO, 64),
        spread(Spread.Hash.ADDRESSES, 0, Spread.Choice.HIGHEST_WEIGHT, 5),
        spread(Spread.Hash.ADDRESSES, 65535, Spread.Choice.MODULO, 3));

    private static final Map<Integer, String> NAMES = Map.of(6, "tcp", 17, "udp", 132, "sctp");

    @Test
    public void chosenAreTheSame() throws IOException, InterruptedException {
        final long seed = Long.getLong("weft.seed", System.nanoTime());
        final var random = new Random(seed);
        try (var ovs = OvsProcess.start()) {
            ovs.vsctl("add-br", "br-h", "--", "set", "bridge", "br-h", "datapath_type=netdev", "fail_mode=secure",
                "--", "add-port", "br-h", "h1", "--", "set", "interface", "h1", "type=internal");
            for (int i = 0; i < SPREADS.size(); i++) {
                final var spread = SPREADS.get(i);
                ovs.ofctl("add-flow", "br-h", "table=0,in_port=" + (i + 1) + ",actions=multipath("
                    + spread.hash().ovsName() + "," + spread.basis() + "," + spread.choice().ovsName() + ","
                    + spread.slots() + ",0,NXM_NX_REG1[0..15]),load:1->NXM_NX_REG1[31]");
            }
            for (int i = 0; i < FRAMES; i++) {
                compare(ovs, "-Dweft.seed=" + seed, random);
            }
        }
    }

    private static void compare(final OvsProcess ovs, final String seed, final Random random)
            throws IOException, InterruptedException {
        final int which = random.nextInt(SPREADS.size());
        final boolean six = random.nextInt(3) == 0;
        final int protocol = List.of(6, 17, 132, six ? 58 : 1).get(random.nextInt(4));
        final var source = address(random, six);
        final var destination = address(random, six);
        final int first = random.nextInt(protocol == 6 || protocol == 17 || protocol == 132 ? 65536 : 256);
        final int second = random.nextInt(first < 256 ? 1 : 65536);
        final var frame = Frame.from(1).with(Field.ETH_TYPE, six ? 0x86dd : 0x0800)
            .with(six ? Field.IPV6_SRC : Field.IPV4_SRC, Value.of(source))
            .with(six ? Field.IPV6_DST : Field.IPV4_DST, Value.of(destination)).with(Field.IP_PROTO, protocol);
        Transport.set(frame, first, second);
        final var text = "in_port=" + (which + 1) + (six ? ",ipv6,ipv6_src=" : ",ip,nw_src=")
            + InetAddresses.toAddrString(source) + (six ? ",ipv6_dst=" : ",nw_dst=")
            + InetAddresses.toAddrString(destination) + ",nw_proto=" + protocol
            + rest(protocol, first, second);
        final var answer = ovs.appctl("ofproto/trace", "br-h", text);
        final var chosen = CHOSEN.matcher(answer);
        assertTrue(answer, chosen.find());
        assertEquals(seed + " " + text, Long.parseLong(chosen.group(1), 16) & 0xffff,
            SpreadHash.choose(SPREADS.get(which), frame));
    }

    private static String rest(final int protocol, final int first, final int second) {
        return switch (protocol) {
            case 1 -> ",icmp_type=" + first + ",icmp_code=" + second;
            case 58 -> ",icmpv6_type=" + first + ",icmpv6_code=" + second;
            default -> String.format(",%1$s_src=%2$d,%1$s_dst=%3$d", NAMES.get(protocol), first, second);
        };
    }

    private static InetAddress address(final Random random, final boolean six) throws UnknownHostException {
        final var octets = new byte[six ? 16 : 4];
        random.nextBytes(octets);
        // not one that stands for IPv4
        octets[0] = 0x20;
        return InetAddress.getByAddress(octets);
    }

    private static Spread spread(final Spread.Hash hash, final int basis, final Spread.Choice choice,
            final int slots) {
        return new Spread(hash, basis, choice, slots, new Bits(Field.SOURCE, 0, 15));
    }
}
