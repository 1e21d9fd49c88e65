/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import java.util.Optional;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class OptionsTest {
    @Test
    public void interfaces() {
        assertEquals(new InterfaceId("fw", "eth0"), Options.port("fw/eth0"));
        refused("'fw' is no interface: write APPLIANCE/INTERFACE", () -> Options.port("fw"));
        refused("'a/b/c' is no interface: write APPLIANCE/INTERFACE", () -> Options.port("a/b/c"));
        refused("interface name '' is not 1 to 64 letters, digits, '.', '_' or '-' starting with a letter or digit",
            () -> Options.port("fw/"));
    }

    @Test
    public void farEnds() {
        assertEquals(external("192.0.2.9", null), Options.second(null, "192.0.2.9"));
        assertEquals(external("192.0.2.9", 6082), Options.second(null, "192.0.2.9:6082"));
        assertEquals(external("2001:db8::9", null), Options.second(null, "2001:db8::9"));
        assertEquals(external("2001:db8::9", 6082), Options.second(null, "[2001:db8::9]:6082"));
        assertEquals(new FarEnd.Managed(new InterfaceId("fw", "eth0")), Options.second("fw/eth0", null));
    }

    @Test
    public void badFarEnds() {
        final var form = "a link needs a second end: give --b APPLIANCE/INTERFACE or --b-external ADDRESS[:PORT]";
        refused(form, () -> Options.second(null, null));
        refused(form + ", not both", () -> Options.second("fw/eth0", "192.0.2.9"));
        refused("'far.example' is no IPv4 or IPv6 address", () -> Options.second(null, "far.example"));
        refused("'fe80::1%eth0' is no IPv4 or IPv6 address", () -> Options.second(null, "fe80::1%eth0"));
        refused("'192.0.2.9:x' is no far end: write ADDRESS, IPV4:PORT or [IPV6]:PORT",
            () -> Options.second(null, "192.0.2.9:x"));
        refused("UDP port 0 is not within 1 to 65535", () -> Options.second(null, "192.0.2.9:0"));
    }

    @Test
    public void numbersAndFamilies() {
        assertEquals(Dscp.INHERIT, Options.dscp("inherit"));
        assertEquals(new Dscp.Fixed(46), Options.dscp("46"));
        refused("DSCP 64 is not within 0 to 63", () -> Options.dscp("64"));
        refused("DSCP 'ef' is neither inherit nor 0 to 63", () -> Options.dscp("ef"));
        refused("DSCP '99999999999' is neither inherit nor 0 to 63", () -> Options.dscp("99999999999"));
        assertEquals(Family.IPV6, Options.family("ipv6"));
        assertEquals(new SegmentId(77), Options.segment("77"));
        refused("segment id '7x' is no number from 1 to 16776959", () -> Options.segment("7x"));
        refused("a link needs a first end: give --a APPLIANCE/INTERFACE", () -> Options.first(null));
        refused("outer family 'inet' is neither ipv4 nor ipv6", () -> Options.family("inet"));
    }

    private static FarEnd external(final String address, final Integer port) {
        return new FarEnd.External(address, Optional.ofNullable(port).map(UdpPort::new));
    }

    private static void refused(final String message, final ThrowingRunnable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}
