/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.openflow.SwitchSocket;
import dev.weft.helper.varp.Station;
import dev.weft.helper.vnet.Mac;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The bytes of OpenFlow 1.3 about the pipeline's table of stations that were learned or found: one flow for each, with
 * the vnet and the address as match. Its cookie is that of a known address of the vnet, marked as learned, so that a
 * flow is found by it at no cost.
 */
final class LearnedFlow {
    /** The table's number. */
    static final int TABLE = 32;
    /** What the metadata of vnets have beside the id. */
    static final long VNET = 1L << 32;
    /** Length of a flow modification. */
    static final int MOD_LENGTH = 48 + 32 + 32;
    /** Length of the question for the counters of a flow. */
    static final int STATS_LENGTH = 56;

    /** The register with the path of a frame, all of it. */
    static final int PATH = 0x00010404;
    /** The register with the port of a frame. */
    static final int PORT = 0x00010604;

    private static final long TO_PORT = 1L << 32;
    private static final int FLOW_MOD = 14;
    private static final int ADD = 0;
    private static final int MODIFY_STRICT = 2;
    private static final int DELETE = 3;
    private static final int DELETE_STRICT = 4;
    private static final int RESET_COUNTS = 4;
    private static final int PRIORITY = 100;
    private static final int ANY = -1;
    private static final int ETH_DST = 0x80000606;
    private static final int METADATA = 0x80000408;
    private static final int MATCH_LENGTH = 26;
    private static final int STATS_FLOW = 1;
    private static final long COOKIE = 0x5807L << 48;
    private static final long FROM_FAR = 0x5806L << 48;
    private static final long NUMBER_MASK = (1L << 48) - 1;

    private LearnedFlow() {
        // static access only
    }

    /** In place of a path: the port of this node with that OpenFlow number. */
    static long port(final int ofport) {
        return TO_PORT | ofport;
    }

    /** Puts the request to make or replace a station's flow. */
    static void put(final ByteBuffer out, final int xid, final Station station, final long path, final int seconds) {
        mod(out, xid, ADD, station, cookie(station), 0, seconds);
        toPath(out, path);
    }

    /** Puts the request to change a station's flow, whoever made it, if there is one. */
    static void move(final ByteBuffer out, final int xid, final Station station, final long path) {
        mod(out, xid, MODIFY_STRICT, station, 0, 0, 0);
        toPath(out, path);
    }

    /** Puts the request to delete a station's flow, if the helper made it. */
    static void remove(final ByteBuffer out, final int xid, final Station station) {
        mod(out, xid, DELETE_STRICT, station, cookie(station), -1, 0);
    }

    /** Puts the request to delete all stations of a vnet that the switch learned from other nodes. */
    static void clear(final ByteBuffer out, final int xid, final long vnet) {
        header(out, FLOW_MOD, MOD_LENGTH - 48, xid);
        out.putLong(FROM_FAR).putLong(~NUMBER_MASK).put((byte) TABLE).put((byte) DELETE).putShort((short) 0)
            .putShort((short) 0).putShort((short) 0).putInt(ANY).putInt(ANY).putInt(ANY).putInt(0)
            .putShort((short) 1).putShort((short) 16).putInt(METADATA).putLong(VNET + vnet);
    }

    /** Puts the question for the counters of a station's flow that the helper made. */
    static void ask(final ByteBuffer out, final int xid, final Station station) {
        header(out, SwitchSocket.MULTIPART_REQUEST, STATS_LENGTH, xid);
        out.putShort((short) STATS_FLOW).putShort((short) 0).putInt(0)
            .put((byte) TABLE).put((byte) 0).putShort((short) 0).putInt(ANY).putInt(ANY).putInt(0)
            .putLong(cookie(station)).putLong(-1).putInt(0x0001_0004).putInt(0);
    }

    /** The cookie of a station's flow. */
    static long cookie(final Station station) {
        final String text = "vnet " + station.vnet() + " " + Mac.text(station.mac());
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return COOKIE | ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong() & NUMBER_MASK;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void mod(final ByteBuffer out, final int xid, final int command, final Station station,
            final long cookie, final long cookieMask, final int seconds) {
        header(out, FLOW_MOD, command == DELETE_STRICT ? MOD_LENGTH - 32 : MOD_LENGTH, xid);
        out.putLong(cookie).putLong(cookieMask).put((byte) TABLE).put((byte) command).putShort((short) 0)
            .putShort((short) seconds).putShort((short) PRIORITY).putInt(ANY).putInt(ANY).putInt(ANY)
            .putShort((short) (command == ADD ? RESET_COUNTS : 0)).putShort((short) 0)
            .putShort((short) 1).putShort((short) MATCH_LENGTH)
            .putInt(ETH_DST).putShort((short) (station.mac() >>> Integer.SIZE)).putInt((int) station.mac())
            .putInt(METADATA).putLong(VNET + station.vnet()).putInt(0).putShort((short) 0);
    }

    private static void toPath(final ByteBuffer out, final long path) {
        final boolean port = (path & TO_PORT) != 0;
        out.putShort((short) 4).putShort((short) 32).putInt(0)
            .putShort((short) 0xffff).putShort((short) 24).putInt(0x2320).putShort((short) 7)
            .putShort((short) ((port ? Short.SIZE : Integer.SIZE) - 1)).putInt(port ? PORT : PATH)
            .putLong(path & ~TO_PORT);
    }

    private static void header(final ByteBuffer out, final int type, final int length, final int xid) {
        out.put((byte) SwitchSocket.VERSION).put((byte) type).putShort((short) length).putInt(xid);
    }
}
