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
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.trace.Course;
import dev.weft.pipeline.trace.Frame;
import dev.weft.pipeline.trace.Sent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the interpreter makes of a frame, in words that can be compared with a switch's. */
final class Outcome {
    private static final Map<Integer, Integer> UDP = Map.of(Scenario.TUNNEL, 6081, Scenario.TUNNEL_EF, 4790);
    private static final int PRESENT = 0x1000;

    private Outcome() {
        // only functions
    }

    /** One line for each copy that leaves, in order. */
    static List<String> outputs(final Course course) {
        return course.sent().stream().map(Outcome::output).toList();
    }

    private static String output(final Sent sent) {
        final var frame = sent.frame();
        return UDP.containsKey(sent.port()) ? tunnel(frame, UDP.get(sent.port())) : sent.port() + " " + plain(frame);
    }

    private static String tunnel(final Frame frame, final int udp) {
        final boolean six = !frame.get(Field.TUNNEL_IPV6_DST).equals(Value.ZERO);
        final var options = new TreeMap<String, String>();
        if (frame.has(Field.TUNNEL_OPTION)) {
            options.put("80", hex(frame, Field.TUNNEL_OPTION));
        }
        if (frame.has(Field.VNET_OPTION)) {
            options.put("81", hex(frame, Field.VNET_OPTION));
        }
        final var source = six ? Field.TUNNEL_IPV6_SRC : Field.TUNNEL_SRC;
        final var destination = six ? Field.TUNNEL_IPV6_DST : Field.TUNNEL_DST;
        return "tunnel " + source.print(frame.get(source)) + " " + destination.print(frame.get(destination)) + " "
            + udp + " " + frame.get(Field.TUNNEL_KEY).low() + " " + options;
    }

    private static Map<String, String> plain(final Frame frame) {
        final var state = new TreeMap<>(Map.of("src", Field.ETH_SRC.print(frame.get(Field.ETH_SRC)),
            "dst", Field.ETH_DST.print(frame.get(Field.ETH_DST))));
        final long vlan = frame.get(Field.VLAN).low();
        if (vlan != 0) {
            state.put("vlan", Long.toString(vlan - PRESENT));
        }
        if (frame.get(Field.NSH_MDTYPE).low() != 0) {
            Map.of("spi", Field.NSH_SPI, "si", Field.NSH_SI, "c1", Field.NSH_C1, "c2", Field.NSH_C2,
                "c3", Field.NSH_C3, "c4", Field.NSH_C4).forEach((name, field) ->
                    state.put(name, Long.toString(frame.get(field).low())));
        }
        return state;
    }

    private static String hex(final Frame frame, final Field field) {
        return Long.toHexString(frame.get(field).low());
    }
}
