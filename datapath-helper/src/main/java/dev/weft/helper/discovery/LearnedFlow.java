/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.openflow.Field;
import dev.weft.helper.openflow.FlowRequest;
import dev.weft.helper.openflow.FlowRequest.Command;
import dev.weft.helper.varp.Station;
import dev.weft.helper.vnet.Mac;
import java.nio.ByteBuffer;

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

    private static final long TO_PORT = 1L << 32;
    private static final long COOKIE = 0x5807L << 48;
    private static final long FROM_FAR = 0x5806L << 48;

    private LearnedFlow() {
        // static access only
    }

    /** In place of a path: the port of this node with that OpenFlow number. */
    static long port(final int ofport) {
        return TO_PORT | ofport;
    }

    /** Puts the request to make or replace a station's flow. */
    static void put(final ByteBuffer out, final int xid, final Station station, final long path, final int seconds) {
        toPath(of(FlowRequest.lease(out, xid, TABLE, cookie(station), seconds), station), path);
    }

    /** Puts the request to change a station's flow, whoever made it, if there is one. */
    static void move(final ByteBuffer out, final int xid, final Station station, final long path) {
        toPath(of(FlowRequest.change(out, xid, Command.MODIFY_STRICT, TABLE, 0, 0), station), path);
    }

    /** Puts the request to delete a station's flow, if the helper made it. */
    static void remove(final ByteBuffer out, final int xid, final Station station) {
        of(FlowRequest.change(out, xid, Command.DELETE_STRICT, TABLE, cookie(station), FlowRequest.EXACTLY), station)
            .end();
    }

    /** Puts the request to delete all stations of a vnet that the switch learned from other nodes. */
    static void clear(final ByteBuffer out, final int xid, final long vnet) {
        FlowRequest.change(out, xid, Command.DELETE, TABLE, FROM_FAR, ~FlowRequest.NUMBER_MASK)
            .match(Field.METADATA, VNET + vnet).end();
    }

    /** Puts the question for the counters of a station's flow that the helper made. */
    static void ask(final ByteBuffer out, final int xid, final Station station) {
        FlowRequest.question(out, xid, TABLE, cookie(station), FlowRequest.EXACTLY).end();
    }

    /** The cookie of a station's flow. */
    static long cookie(final Station station) {
        return FlowRequest.cookie(COOKIE, "vnet " + station.vnet() + " " + Mac.text(station.mac()));
    }

    private static FlowRequest of(final FlowRequest request, final Station station) {
        return request.match(Field.ETH_DST, station.mac()).match(Field.METADATA, VNET + station.vnet());
    }

    private static void toPath(final FlowRequest request, final long path) {
        final boolean port = (path & TO_PORT) != 0;
        request.load(port ? Field.PORT : Field.PATH, port ? Short.SIZE : Integer.SIZE, path & ~TO_PORT).end();
    }
}
