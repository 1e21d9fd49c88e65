/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Sends numbered frames between two nodes and follows them. A link between la and lb tells when all is over. */
final class FrameCourse {
    /** Stands for the wire between the nodes, besides the names of devices. */
    static final String WIRE = "wire";
    static final long ALL = 0xffff_ffff_ffffL;
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final long MARKER = 0x02cc_0000_0001L;
    /**
     * What is before a frame on the wire: nothing, or a tag; Ethernet and NSH, or a tag, too; Ethernet, IPv4, UDP,
     * Geneve and its option, or the second one of vnets, too.
     */
    private static final List<Integer> BEFORE = List.of(0, 4, 38, 42, 62, 70);
    private static final int ETHER_TYPE = 0x88b6;
    private static final int NUMBER_OFFSET = 14;

    private final NetworkNode here;
    private final NetworkNode there;
    private int serial;

    FrameCourse(final NetworkNode here, final NetworkNode there) {
        this.here = here;
        this.there = there;
    }

    /** Sends a frame of a type of its own and returns its number. */
    int send(final NetworkNode node, final String device, final long source, final long destination, final int type)
            throws IOException {
        node.guests().send(device, frame(source, destination, type, ++serial));
        return serial;
    }

    /** Sends an ordinary frame and returns its number. */
    int send(final NetworkNode node, final String device, final long source, final long destination)
            throws IOException {
        return send(node, device, source, destination, ETHER_TYPE);
    }

    /** Sends a frame and tells who got it how often, and how often it was on the wire. */
    Map<String, Integer> reached(final NetworkNode node, final String guest, final long source,
            final long destination) throws IOException {
        return reached(send(node, guest, source, destination));
    }

    /** Tells who got a frame how often, when no copy of it is on its way any more. */
    Map<String, Integer> reached(final int sent) throws IOException {
        // frames on one way do not overtake each other, but ports and devices are served in any order: so several times
        for (int i = 0; i < 3; i++) {
            mark(here, "la", there, "lb");
            mark(there, "lb", here, "la");
        }
        return seen(sent);
    }

    private void mark(final NetworkNode from, final String guest, final NetworkNode to, final String other)
            throws IOException {
        await(to, other, send(from, guest, MARKER, ALL));
    }

    /** Who got a frame how often, until now. */
    Map<String, Integer> seen(final int number) {
        final var found = new TreeMap<String, Integer>();
        for (var node : new NetworkNode[] {here, there}) {
            for (var seen : node.guests().seen()) {
                final boolean wire = seen.device().equals(NetworkNode.UNDERLAY);
                if (wire ? BEFORE.stream().anyMatch(octets -> isNumbered(seen.frame(), octets, number))
                        : isNumbered(seen.frame(), 0, number)) {
                    found.merge(wire ? WIRE : seen.device(), 1, Integer::sum);
                }
            }
        }
        return found;
    }

    /** Waits until a device received a frame. */
    void await(final NetworkNode node, final String device, final int number) {
        final var deadline = Instant.now().plus(LIMIT);
        while (node.guests().seen().stream().noneMatch(seen -> seen.device().equals(device)
                && isNumbered(seen.frame(), 0, number))) {
            assertTrue("frame " + number + " did not reach " + device, Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static boolean isNumbered(final byte[] octets, final int start, final int number) {
        return octets.length >= start + NUMBER_OFFSET + Integer.BYTES
            && ByteBuffer.wrap(octets).getInt(start + NUMBER_OFFSET) == number;
    }

    private static byte[] frame(final long source, final long destination, final int type, final int number) {
        return ByteBuffer.allocate(60).putShort((short) (destination >> 32)).putInt((int) destination)
            .putShort((short) (source >> 32)).putInt((int) source).putShort((short) type).putInt(number).array();
    }
}
