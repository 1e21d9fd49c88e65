/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.it.harness.Intent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** A link that ends under another controller (VL-18). The router of the lab plays the far node. */
public class ExternalEndIT extends SystemTestCase {
    private static final String FAR = "10.77.1.254";
    private static final int FAR_PORT = 6090;
    private static final int SEGMENT = 15_999_999;
    private static final String MAC = "02:00:00:00:09:01";
    private static final String FAR_MAC = "02:00:00:00:09:99";

    @BeforeClass
    public static void makeGuests() {
        bed().makeSpareGuests();
    }

    @Before
    public void makeLink() {
        intent().add(List.of(Intent.appliance("it-a", "host1")),
            List.of(Intent.external("it-abroad", "it-a", FAR, FAR_PORT, SEGMENT)));
        intent().await("link", "it-abroad", "up");
    }

    @After
    public void leaveNothing() {
        bed().restore();
    }

    @Test
    public void framesGoToTheAddressPortAndKeyThatWereGiven() {
        final String[] inner = {"--inner-src-mac", MAC, "--inner-dst-mac", FAR_MAC, "--inner-src", "10.9.0.1",
            "--inner-dst", "10.9.0.99"};
        // The first frame may be spent on resolving the far address.
        send("send", "it-a", 1, inner);
        final var capture = lab().capture("router", "--filter", "udp port " + FAR_PORT);
        send("send", "it-a", 3, inner);
        final var frames = capture.frames();
        assertEquals("frames on the wire: " + frames, 3, frames.size());
        for (var frame : frames) {
            assertEquals("10.77.1.1", frame.get("src").getAsString());
            assertEquals(FAR, frame.get("dst").getAsString());
            final byte[] header = HexFormat.of().parseHex(frame.get("payload").getAsString().substring(0, 16));
            assertEquals("VNI", SEGMENT, (header[4] & 0xff) << 16 | (header[5] & 0xff) << 8 | header[6] & 0xff);
        }
        saw("3 frames to {}:{} with VNI {}", FAR, FAR_PORT, SEGMENT);
    }

    @Test
    public void onlyTheFarEndIsHeard() {
        final var capture = lab().capture("it-a", "--in", "--filter", "icmp");
        forge("router", 1, "--vni", Integer.toString(SEGMENT));
        forge("router", 2, "--vni", Integer.toString(SEGMENT), "--outer-src", "10.77.1.253");
        forge("router", 3, "--vni", Integer.toString(SEGMENT - 1));
        forge("router", 4, "--vni", Long.toString(intent().segment("red")));
        forge("host2", 5, "--vni", Integer.toString(SEGMENT));
        forge("router", 6, "--vni", Integer.toString(SEGMENT), "--no-option");
        forge("router", 7, "--vni", Integer.toString(SEGMENT), "--control", "0x20400000");
        final List<String> sources = new ArrayList<>();
        capture.frames().forEach(frame -> sources.add(frame.get("src").getAsString()));
        assertEquals("only the frames that came from the far end", List.of("10.9.0.101", "10.9.0.101", "10.9.0.101"),
            sources);
        saw("3 frames of the far end delivered; 6 kinds of others dropped");
    }

    @Test
    public void thePeerIsHeardInItsOwnLinkOnly() {
        intent().add(List.of(Intent.appliance("it-c", "host1")),
            List.of(Intent.external("it-abroad2", "it-c", FAR, FAR_PORT, SEGMENT - 1)));
        intent().await("link", "it-abroad2", "up");
        final var first = lab().capture("it-a", "--in", "--filter", "icmp");
        final var second = lab().capture("it-c", "--in", "--filter", "icmp");
        forge("router", 8, "--vni", Integer.toString(SEGMENT - 1));
        final var atSecond = second.frames();
        assertEquals("it-c: " + atSecond, 3, atSecond.size());
        assertTrue("it-a hears nothing of it-c's link", first.frames().isEmpty());
        saw("two links to one external address do not mix");
    }

    private static void forge(final String where, final int number, final String... options) {
        final List<String> arguments = new ArrayList<>(List.of("forge", where, "--to", "host1", "--count", "3",
            "--inner-src-mac", FAR_MAC, "--inner-dst-mac", MAC, "--inner-src", "10.9.0." + (100 + number),
            "--inner-dst", "10.9.0.1"));
        arguments.addAll(List.of(options));
        lab().run(arguments.toArray(String[]::new));
    }

    private static void send(final String command, final String guest, final int count, final String... options) {
        final List<String> arguments = new ArrayList<>(List.of(command, guest, "--count", Integer.toString(count)));
        arguments.addAll(List.of(options));
        lab().run(arguments.toArray(String[]::new));
    }
}
