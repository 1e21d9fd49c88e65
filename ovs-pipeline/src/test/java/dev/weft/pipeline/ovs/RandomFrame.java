/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Encap;
import dev.weft.pipeline.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A frame as a switch is asked about it and as the interpreter takes it, made of values that mean something in
 * {@link Scenario#MANY}, and of some that do not.
 *
 * @param text in the notation of a trace
 * @param frame the same
 */
record RandomFrame(String text, Frame frame) {
    private static final int NSH = 0x894f;
    private static final List<String> STATIONS = List.of("02:aa:00:00:00:01", "02:aa:00:00:00:02",
        "02:aa:00:00:00:03", "02:aa:00:00:00:04", "02:bb:00:00:00:07");
    private static final List<String> SOURCES = with(STATIONS, "33:33:00:00:00:01", "02:57:00:00:00:01",
        "02:57:00:00:00:09", "02:57:00:00:00:14", "02:5d:c0:09:00:02", "02:5d:c0:09:00:03", "02:5d:c0:08:00:02");
    private static final List<String> DESTINATIONS = with(STATIONS, "ff:ff:ff:ff:ff:ff", "33:33:00:00:00:01",
        "02:57:00:00:00:00", "02:5d:c0:09:00:01", "03:5d:c0:09:ff:ff");
    private static final List<Integer> TYPES = List.of(0x0806, 0x0800, 0x88b5, 0x88cc);
    private static final List<Integer> VLANS = List.of(0, 0, 0, 100, 7);
    private static final List<String> PEERS4 = List.of("10.77.1.2", "10.77.3.3", "10.77.3.9", "10.78.1.2", "10.78.1.3",
        "10.77.1.9");
    private static final List<String> LOCAL4 = List.of("10.77.1.1", "10.77.1.1", "10.78.1.1", "10.77.1.8");
    private static final List<Long> SEGMENTS = List.of(0x1001L, 0x1002L, 0x1003L, 0x1004L, 0x2001L, 0x2002L, 0x3001L,
        0x3002L, 0x3003L, 0x3006L, 0x3007L, 0x4001L, 0x4002L, 0x5001L, 0x003001L, 0x6001L, 0x1fffL);
    private static final List<Long> WORDS = List.of(0x10400000L, 0x10800000L, 0x10c00000L, 0x10400000L, 0x10800000L,
        0x10c00000L, 0x12400000L, 0x12800000L, 0x20400000L, 0x18400001L, 0x10000000L, 0x10410000L, 0x10800001L);
    private static final List<Long> VNETS = List.of(0x81003001L, 0x3001L, 0x4001L, 0x4002L, 0x5001L, 0x2001L,
        0x6001L, 1L);

    /** Values that go together. */
    private record Sense(String source, String destination, int vlan, int context) { }

    private static final List<Sense> NODES = List.of(
        new Sense("02:5d:c0:09:00:02", "02:5d:c0:09:00:01", 0, 2),
        new Sense("02:5d:c0:09:00:02", "03:5d:c0:09:ff:ff", 0, 2),
        new Sense("02:5d:c0:09:00:03", "02:5d:c0:09:00:01", 100, 3));
    private static final List<Sense> HELPER = List.of(
        new Sense("02:57:00:00:00:14", "02:57:00:00:00:00", 0, 20));

    /** Makes one. */
    static RandomFrame of(final Random random) {
        final int port = switch (random.nextInt(8)) {
            case 0, 1, 2 -> Scenario.TUNNEL;
            case 3 -> Scenario.UNDERLAY;
            case 4 -> random.nextBoolean() ? Scenario.CONTROL : random.nextBoolean() ? Scenario.TUNNEL_EF : 99;
            default -> 1 + random.nextInt(Scenario.GUESTS.size());
        };
        return new Maker(random, port).make();
    }

    private static List<String> with(final List<String> some, final String... more) {
        final var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** What of a frame depends on what. */
    private static final class Maker {
        private final Random random;
        private final int port;
        private final FrameWriter to;

        Maker(final Random random, final int port) {
            this.random = random;
            this.port = port;
            to = new FrameWriter(random, port);
        }

        RandomFrame make() {
            if (port == Scenario.TUNNEL || port == Scenario.TUNNEL_EF) {
                outer();
            }
            final boolean nsh = port == Scenario.UNDERLAY && !to.once(4) || port == Scenario.CONTROL && to.once(2);
            if (nsh) {
                to.frame().behind(Encap.Header.NSH).behind(Encap.Header.ETHERNET);
            }
            // most of what is random would be dropped at once
            final var sense = Optional.of(to.pick(port == Scenario.UNDERLAY ? NODES : HELPER))
                .filter(any -> nsh && to.once(2));
            to.mac("dl_src", Field.ETH_SRC, sense.map(Sense::source).orElseGet(() -> to.pick(SOURCES)));
            to.mac("dl_dst", Field.ETH_DST, sense.map(Sense::destination).orElseGet(() -> to.pick(DESTINATIONS)));
            to.vlan(sense.map(Sense::vlan).orElseGet(() -> to.pick(VLANS)));
            to.type(nsh ? NSH : to.pick(TYPES));
            if (nsh) {
                header(sense);
            }
            return to.done();
        }

        private void header(final Optional<Sense> sense) {
            to.number("nsh_mdtype", Field.NSH_MDTYPE, 1);
            to.number("nsh_np", Field.NSH_NP, 3);
            to.number("nsh_spi", Field.NSH_SPI, to.once(9) ? 0x5e : 0x5d);
            to.number("nsh_si", Field.NSH_SI, to.once(9) ? 254 : 255);
            to.number("nsh_c1", Field.NSH_C1, to.pick(SEGMENTS));
            to.number("nsh_c2", Field.NSH_C2, sense.map(Sense::context).orElseGet(() -> 1 + random.nextInt(25)));
            to.number("nsh_c3", Field.NSH_C3, to.pick(WORDS));
            to.number("nsh_c4", Field.NSH_C4, to.once(9) ? 0x100 : 0);
        }

        private void outer() {
            if (to.once(5)) {
                to.address("tun_ipv6_src", Field.TUNNEL_IPV6_SRC, to.once(5) ? "fd00:77:1::9" : "fd00:77:1::2");
                to.address("tun_ipv6_dst", Field.TUNNEL_IPV6_DST, "fd00:77:1::1");
            } else {
                to.address("tun_src", Field.TUNNEL_SRC, to.pick(PEERS4));
                to.address("tun_dst", Field.TUNNEL_DST, to.pick(LOCAL4));
            }
            to.number("tun_id", Field.TUNNEL_KEY, to.pick(SEGMENTS));
            to.number("tun_metadata0", Field.TUNNEL_OPTION,
                to.pick(WORDS) << Integer.SIZE | (to.once(9) ? 0x100 : 0));
            if (to.once(3)) {
                to.number("tun_metadata1", Field.VNET_OPTION, to.pick(VNETS));
            }
        }
    }
}
