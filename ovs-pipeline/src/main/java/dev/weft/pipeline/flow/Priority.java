/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

/** The priorities of flows, so that what overlaps is seen in one place. */
public final class Priority {
    /** What no other flow wants; only this one matches everything. */
    public static final int MISS = 0;
    /** A port kept silent: less than a link, so that a new link speaks as soon as it is there (VL-14). */
    public static final int SHUT = 50;
    /** What nothing else wants, of a table that nearly all frames only pass. */
    public static final int LAST = 20;
    /** What a table leaves over: less than the ordinary case. */
    public static final int REST = 40;
    /** What of the rest is refused: before what of it is taken. */
    public static final int REFUSED = 60;
    /** The ordinary case. */
    public static final int ORDINARY = 100;
    /** A special case of an ordinary flow: one segment of a peer. */
    public static final int SPECIAL = 120;
    /** A known address, from wherever it is not expected (VN-6). */
    public static final int KNOWN = 130;
    /** A known address from its own port. */
    public static final int OWN = 140;
    /** What a policy led already and nothing is remembered of: all of it, or fragments (SI-2). */
    public static final int LED_UNTRACKED = 150;
    /** What a policy led already, before those that would lead it. */
    public static final int LED = 160;
    /** What a gateway never lets through, and what is for itself whatever its addresses are (GW-1). */
    public static final int GATEWAY = 170;
    /** What passes a firewall, whatever its addresses are (GW-1). */
    public static final int THROUGH = 180;
    /** Halves of frames, before the ordinary case. */
    public static final int FRAGMENT = 190;
    /** Control frames, before halves. */
    public static final int CONTROL = 200;
    /** Control frames that somebody takes, before all others. */
    public static final int HELPER = 210;
    /** What has an option that is not its own, before everything else. */
    public static final int FOREIGN = 220;

    /** What stations tell all others, with a gateway's number added: of several gateways one listens (GW-1). */
    public static final int HEARD = 300;
    /** Routes, with the length of their prefixes added. */
    public static final int ROUTE = 300;
    /** What stations ask all others, and a gateway answers. */
    public static final int SOUGHT = 600;
    /** The first rule of a gateway; the others follow below. */
    public static final int RULE = 60000;
    /** What is about a connection that may not go on: before all rules. */
    public static final int ABOUT = 60050;
    /** Connections that need no rule any more. */
    public static final int DECIDED = 60100;

    private Priority() {
        // only numbers
    }
}
