/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.net.InetAddress;
import java.util.List;

/**
 * What the engine lets others do. It calls these methods while one of its own is called, and must not be called back.
 */
public interface VarpActions {
    /** The path of stations that are beyond: frames to them go into the proxy's port (VN-5). */
    long BEYOND = 0;

    /** Sends a message to all nodes of the LAN segment, from this address of the node. */
    void multicast(InetAddress own, byte[] message);

    /** Sends a message to one node, from this address of the node. */
    void unicast(InetAddress own, InetAddress to, int port, byte[] message);

    /** Sends a message to a relay of another LAN segment, for which this node is a proxy, from this address. */
    void toRelay(InetAddress own, InetAddress relay, int port, byte[] message);

    /**
     * Makes or renews the switch's entry for a station, and then gives frames back to the switch, in order.
     *
     * @param path where the station is; may be {@link #BEYOND}
     * @param seconds how long the entry holds
     * @param frames as they came from the switch
     */
    void place(Station station, long path, int seconds, List<byte[]> frames);

    /** Changes the entry of a station that the switch may have, and makes none; may be {@link #BEYOND}, too. */
    void move(Station station, long path);

    /** A station is beyond: frames to it should go to this relay. */
    void beyond(Station station, InetAddress relay);

    /** Takes all entries of a vnet away that the switch learned from other nodes, since some ways are gone. */
    void clear(long vnet);

    /** Takes an entry away that {@link #place} made, if it is still there. */
    void remove(Station station);

    /** Gives frames back to the switch, whose own entry they will find. */
    void release(List<byte[]> frames);
}
