/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import com.google.common.net.HostAndPort;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import java.util.Optional;

/** Reads what a user types for a link. All errors are {@link IllegalArgumentException}s with a text for the user. */
public final class Options {
    private static final String NUMBER = "[0-9]{1,9}";
    private static final String ENDS = "a link needs a second end: give --b APPLIANCE/INTERFACE or --b-external "
        + "ADDRESS[:PORT]";

    private Options() {
        // only functions
    }

    /**
     * Reads an interface.
     *
     * @param text {@code APPLIANCE/INTERFACE}
     * @return the interface
     */
    public static InterfaceId port(final String text) {
        final int slash = text.indexOf('/');
        if (slash < 0 || slash != text.lastIndexOf('/')) {
            throw new IllegalArgumentException("'" + text + "' is no interface: write APPLIANCE/INTERFACE");
        }
        return new InterfaceId(text.substring(0, slash), text.substring(slash + 1));
    }

    /**
     * Reads the first end.
     *
     * @param text {@code APPLIANCE/INTERFACE}, or null
     * @return the interface
     */
    public static InterfaceId first(final String text) {
        if (text == null) {
            throw new IllegalArgumentException("a link needs a first end: give --a APPLIANCE/INTERFACE");
        }
        return port(text);
    }

    /**
     * Reads the second end.
     *
     * @param managed {@code APPLIANCE/INTERFACE}, or null
     * @param external {@code ADDRESS}, {@code IPV4:PORT} or {@code [IPV6]:PORT}, or null
     * @return the end
     */
    public static FarEnd second(final String managed, final String external) {
        if (managed == null && external == null) {
            throw new IllegalArgumentException(ENDS);
        }
        if (managed != null && external != null) {
            throw new IllegalArgumentException(ENDS + ", not both");
        }
        return managed != null ? new FarEnd.Managed(port(managed)) : external(external);
    }

    /**
     * Reads a segment id.
     *
     * @param text {@code 1} to {@code 16776959}
     * @return the segment id
     */
    public static SegmentId segment(final String text) {
        if (!text.matches(NUMBER)) {
            throw new IllegalArgumentException("segment id '" + text + "' is no number from " + SegmentId.MIN + " to "
                + SegmentId.MAX);
        }
        return new SegmentId(Integer.parseInt(text));
    }

    /**
     * Reads an outer DSCP.
     *
     * @param text {@code inherit} or 0 to 63
     * @return the DSCP
     */
    public static Dscp dscp(final String text) {
        if (Dscp.INHERIT.toString().equals(text)) {
            return Dscp.INHERIT;
        }
        if (!text.matches(NUMBER)) {
            throw new IllegalArgumentException("DSCP '" + text + "' is neither inherit nor 0 to 63");
        }
        return new Dscp.Fixed(Integer.parseInt(text));
    }

    /**
     * Reads an address family.
     *
     * @param text {@code ipv4} or {@code ipv6}
     * @return the family
     */
    public static Family family(final String text) {
        for (var family : Family.values()) {
            if (family.toString().equals(text)) {
                return family;
            }
        }
        throw new IllegalArgumentException("outer family '" + text + "' is neither ipv4 nor ipv6");
    }

    private static FarEnd external(final String text) {
        final HostAndPort parts;
        try {
            parts = HostAndPort.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no far end: write ADDRESS, IPV4:PORT or [IPV6]:PORT",
                e);
        }
        return new FarEnd.External(parts.getHost(),
            parts.hasPort() ? Optional.of(new UdpPort(parts.getPort())) : Optional.empty());
    }
}
