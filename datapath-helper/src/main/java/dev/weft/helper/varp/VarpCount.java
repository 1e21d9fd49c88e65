/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.util.Locale;

/**
 * What is counted. The name in reports is {@code varp-} and the constant's.
 */
public enum VarpCount {
    /** Messages that came, whatever they were. */
    RECEIVED,
    /** Of those: not well-formed. */
    MALFORMED,
    /** Of those: from an address that belongs to no node of the vnet, or in the name of such a one. */
    STRANGER,
    /** Of those: about a vnet that is not discovered here. */
    UNKNOWN_VNET,
    /** Of those: without the signature that the vnet's key asks for. */
    BAD_AUTHENTICATION,
    /** Of those: more than a node, or all of them, may send. */
    TOO_FAST,
    /** Of those: answers to no question that is open. */
    UNASKED,
    /** Of those: news that are older than what is known. */
    STALE,
    /** Of those: passed on by a relay before. */
    RELAY_DUPLICATE,
    /** Messages that came and were dropped before they were looked at, since there were too many. */
    INTAKE_OVERFLOW,
    /** Messages that could not be sent. */
    UNSENT,
    /** Messages that this relay passed on. */
    RELAYED,
    /** Questions that this proxy asked on one side for the other one. */
    PROXY_REQUESTS,
    /** Answers of this proxy with its own address for stations of the other side. */
    PROXY_ANSWERS,
    /** Announcements that this proxy made on one side of stations of the other one. */
    PROXY_ANNOUNCEMENTS,
    /** Questions that this proxy did not ask for others: too many are open. */
    PROXY_TOO_MANY,
    /** Entries that were not made: the port that leads to other LAN segments is not there. */
    PROXY_PORT_MISSING,
    /** Requests sent. */
    REQUESTS_SENT,
    /** Requests for a station that is here. */
    REQUESTS_ANSWERED,
    /** Announcements sent. */
    ANNOUNCEMENTS_SENT,
    /** Announcements heard that were good. */
    ANNOUNCEMENTS_HEARD,
    /** Stations found. */
    FOUND,
    /** Stations that moved to another node. */
    MOVED,
    /** Stations that two nodes claim; the newest claim counts. */
    CONFLICTS,
    /** Stations that nobody had. */
    NOT_FOUND,
    /** Entries that were confirmed in time, since they were in use. */
    CONFIRMED,
    /** Entries that were not used or not confirmed. */
    EXPIRED,
    /** Frames that waited. */
    FRAMES_WAITED,
    /** Frames that were given back to the switch. */
    FRAMES_RELEASED,
    /** Frames dropped: nobody had the station. */
    FRAMES_NOT_FOUND,
    /** Frames dropped: more than may wait. */
    FRAMES_OVERFLOW,
    /** Frames dropped: too many stations are looked for, or known. */
    FRAMES_TOO_MANY_STATIONS,
    /** Frames dropped: the switch sends them again and again. */
    FRAMES_RETURNED,
    /** Frames dropped: of no vnet that is discovered here, or to no station. */
    FRAMES_UNKNOWN;

    /** The name in reports. */
    @Override
    public String toString() {
        return "varp-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
