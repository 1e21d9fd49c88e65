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
import java.util.List;
import java.util.Random;

/**
 * Makes frames of values that mean something in {@link Scenario#SERVICES} or {@link Scenario#BUILT_IN}, and of some
 * that do not.
 */
final class ServiceFrame {
    private static final List<String> PORTS = List.of("shop-1", "shop-1", "filter-1", "filter-2", "ids-1", "scrub-1",
        "scrub-2", "gnv", "gnv", "gnv");
    private static final List<String> STATIONS = List.of("02:aa:00:00:00:01", "02:aa:00:00:00:01",
        "02:aa:00:00:00:02", "02:57:50:00:00:01", "ff:ff:ff:ff:ff:ff");
    private static final List<String> ADDRESSES = List.of("10.1.0.1", "10.1.0.2", "10.3.3.3", "192.0.2.7");
    private static final List<String> ADDRESSES6 = List.of("2001:db8::1", "2001:db8::2", "fd00::9");
    private static final List<Integer> PORT_NUMBERS = List.of(443, 444, 80, 50000);
    // of policies 7, 8 and 9 with their generations, both directions, all hops; and of unknown ones
    private static final List<Long> WORDS = List.of(0L, 0x70604L, 0x70603L, 0x70602L, 0x70601L, 0x70600L, 0x70704L,
        0x70702L, 0x70700L, 0x70402L, 0x70401L, 0x80202L, 0x80201L, 0x80302L, 0x90a01L, 0x90a00L, 0x70801L, 0xa0201L);
    private static final List<Long> SEGMENTS = List.of(0x3008L, 0x3008L, 0x3008L, 0x3009L);
    private static final List<String> BUILT_IN_PORTS = List.of("shop-1", "shop-1", "shop-1", "ids-1", "gnv", "gnv",
        "gnv");
    // of policies 12, 13 and 14
    private static final List<Long> BUILT_IN_WORDS = List.of(0L, 0xc0204L, 0xc0203L, 0xc0202L, 0xc0201L, 0xc0200L,
        0xc0304L, 0xc0303L, 0xc0302L, 0xc0301L, 0xc0300L, 0xd0402L, 0xd0401L, 0xd0502L, 0xd0501L, 0xe0201L, 0xa0201L);
    private static final List<Long> BUILT_IN_SEGMENTS = List.of(0x300aL, 0x300aL, 0x300aL, 0x3009L);
    private static final int NSH = 0x894f;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int FENCE = 0x10800000;

    private ServiceFrame() {
        // only functions
    }

    static RandomFrame builtIn(final Random random) {
        return of(random, BUILT_IN_PORTS, BUILT_IN_SEGMENTS, BUILT_IN_WORDS);
    }

    static RandomFrame of(final Random random) {
        return of(random, PORTS, SEGMENTS, WORDS);
    }

    private static RandomFrame of(final Random random, final List<String> ports, final List<Long> segments,
            final List<Long> words) {
        final var name = ports.get(random.nextInt(ports.size()));
        final boolean tunnel = name.equals("gnv");
        final var to = new FrameWriter(random, tunnel ? Scenario.TUNNEL : Scenario.GUESTS.indexOf(name) + 1);
        // nobody leads what is not IP
        final boolean arp = to.once(8);
        if (tunnel) {
            to.address("tun_src", Field.TUNNEL_SRC, "10.77.1.2");
            to.address("tun_dst", Field.TUNNEL_DST, "10.77.1.1");
            to.number("tun_id", Field.TUNNEL_KEY, to.pick(segments));
            to.number("tun_metadata0", Field.TUNNEL_OPTION, (long) FENCE << Integer.SIZE
                | (arp ? 0 : to.pick(words)));
        }
        final boolean nsh = name.startsWith("scrub") && !to.once(4);
        if (nsh) {
            to.frame().behind(Encap.Header.NSH).behind(Encap.Header.ETHERNET);
        }
        to.mac("dl_src", Field.ETH_SRC, to.pick(STATIONS));
        to.mac("dl_dst", Field.ETH_DST, to.pick(STATIONS));
        if (nsh) {
            to.type(NSH);
            header(to);
        } else if (arp) {
            to.type(0x0806);
        } else {
            packet(to, to.once(3), name.startsWith("shop"));
        }
        return to.done();
    }

    private static void header(final FrameWriter to) {
        final long word = to.pick(WORDS);
        to.number("nsh_mdtype", Field.NSH_MDTYPE, 1);
        to.number("nsh_np", Field.NSH_NP, 3);
        to.number("nsh_spi", Field.NSH_SPI, word >> 8);
        to.number("nsh_si", Field.NSH_SI, word & 0xff);
    }

    private static void packet(final FrameWriter to, final boolean six, final boolean discovers) {
        to.type(six ? IPV6 : IPV4);
        final var addresses = six ? ADDRESSES6 : ADDRESSES;
        to.address(six ? "ipv6_src" : "nw_src", six ? Field.IPV6_SRC : Field.IPV4_SRC, to.pick(addresses));
        to.address(six ? "ipv6_dst" : "nw_dst", six ? Field.IPV6_DST : Field.IPV4_DST, to.pick(addresses));
        final int protocol = to.pick(List.of(6, 6, 17, six ? 58 : 1));
        to.number("nw_proto", Field.IP_PROTO, protocol);
        final int fragment = to.once(6) ? to.pick(List.of(1, 3)) : 0;
        if (fragment != 0) {
            to.word("nw_frag", fragment == 1 ? "first" : "later", Field.IP_FRAG, fragment);
        }
        if (fragment != 3) {
            transport(to, protocol, discovers);
        }
    }

    private static void transport(final FrameWriter to, final int protocol, final boolean discovers) {
        switch (protocol) {
            case 6 -> {
                to.number("tcp_src", Field.TCP_SRC, to.pick(PORT_NUMBERS));
                to.number("tcp_dst", Field.TCP_DST, to.pick(PORT_NUMBERS));
            }
            case 17 -> {
                to.number("udp_src", Field.UDP_SRC, to.pick(PORT_NUMBERS));
                to.number("udp_dst", Field.UDP_DST, to.pick(PORT_NUMBERS));
            }
            // a trace of Open vSwitch takes whatever is tracked for a beginning: only what can be one
            case 1 -> to.number("icmp_type", Field.ICMPV4_TYPE, 8);
            default -> to.number("icmpv6_type", Field.ICMPV6_TYPE, discovers && to.once(2) ? 135 : 128);
        }
    }
}
