/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import java.util.Locale;

/**
 * What is counted of frames between proxies. The name in reports is {@code proxy-} and the constant's.
 */
public enum ProxyCount {
    /** Frames that were sent, once for each relay that they went to. */
    SENT,
    /** Of those: in two halves. */
    SENT_IN_HALVES,
    /** Frames that came and were given to the switch. */
    RECEIVED,
    /** Of those: in two halves. */
    JOINED,
    /** Frames for a station of which it was not known beyond which relay it is: they went to all. */
    UNKNOWN_STATION,
    /** Frames dropped: more than two datagrams would be needed. */
    TOO_LARGE,
    /** Frames dropped: a datagram could not be sent. */
    UNSENT,
    /** Frames dropped: of no vnet for which this node is a proxy. */
    UNKNOWN_VNET,
    /** Datagrams dropped: not well-formed. */
    MALFORMED,
    /** Datagrams dropped: not from the address and port of a relay that is a peer. */
    STRANGER,
    /** Datagrams dropped: without the signature that the vnet's key asks for. */
    BAD_AUTHENTICATION,
    /** Datagrams dropped: signed, but came before, or too long ago to know. */
    REPLAYED,
    /** Frames dropped: their source is no station's address. */
    BAD_SOURCE,
    /** Halves dropped: the other one did not come in time, or too many waited. */
    HALVES_LOST,
    /** Frames dropped: the switch does not take them. */
    UNDELIVERED,
    /** Frames of the switch that came faster than they could be sent. */
    OVERFLOW;

    /** The name in reports. */
    @Override
    public String toString() {
        return "proxy-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
