/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.util.Objects;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.link.settings.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.B;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * What a stored link says, in one spelling: defaults filled in, addresses in canonical form. Two links with equal
 * content ask for the same thing, whichever way they were written.
 *
 * @param first the first end, {@code APPLIANCE/INTERFACE}
 * @param second the second end, {@code APPLIANCE/INTERFACE} or {@code external ADDRESS:PORT}
 * @param segmentId the wanted key on the wire; null: Weft allocates one
 * @param dscp {@code inherit} or 0 to 63
 * @param outerFamily {@code ipv4} or {@code ipv6}; null: Weft chooses
 * @param liveness T1/T2/T3 in seconds, or {@code off} if the ends do not ask each other
 */
public record LinkContent(String first, String second, Integer segmentId, String dscp, String outerFamily,
        String liveness) {
    private static final String INHERIT = "inherit";
    private static final String AUTO = "auto";
    private static final String OFF = "off";
    private static final int GENEVE = 6081;

    /**
     * Reads a stored link.
     *
     * @param link the link
     * @return its content
     */
    public static LinkContent of(final Link link) {
        final var segment = link.getSegmentId();
        final var dscp = link.getDscp();
        final var family = link.getOuterFamily();
        return new LinkContent(end(link.getA()), second(link.getB()),
            segment == null ? null : segment.getValue().intValue(),
            dscp == null || dscp.getUint8() == null ? INHERIT : dscp.getUint8().toString(),
            family == null ? null : family.getName(), liveness(link.getLiveness()));
    }

    /**
     * Spells an address canonically.
     *
     * @param address an address
     * @return its text
     */
    public static String text(final IpAddressNoZone address) {
        final var text = address.stringValue();
        final var parsed = InetAddresses.forString(text);
        return parsed instanceof Inet6Address || text.indexOf(':') < 0 ? InetAddresses.toAddrString(parsed) : text;
    }

    @Override
    public String toString() {
        return "a " + first + ", b " + second + ", segment-id " + Objects.requireNonNullElse(segmentId, AUTO)
            + ", dscp " + dscp + ", outer-family " + Objects.requireNonNullElse(outerFamily, AUTO) + ", liveness "
            + liveness;
    }

    private static String second(final B end) {
        final var external = end == null ? null : end.getExternal();
        if (external == null || external.getAddress() == null) {
            return end(end);
        }
        final var address = text(external.getAddress());
        final int port = external.getUdpPort() == null ? GENEVE : external.getUdpPort().getValue().toJava();
        return "external " + (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }

    private static String end(final End end) {
        return end == null || end.getAppliance() == null || end.getInterface() == null ? "nothing"
            : end.getAppliance().getValue() + "/" + end.getInterface().getValue();
    }

    /**
     * Spells when an end is taken for dead.
     *
     * @param stored what is stored of it; null: nothing
     * @return T1/T2/T3 in seconds, or {@code off}
     */
    public static String liveness(final Liveness stored) {
        if (stored != null && Boolean.FALSE.equals(stored.getEnabled())) {
            return OFF;
        }
        return stored == null ? "15/5/45" : orElse(stored.getQueryAfter(), 15) + "/"
            + orElse(stored.getRetryAfter(), 5) + "/" + orElse(stored.getInactiveAfter(), 45);
    }

    private static int orElse(final Uint16 value, final int otherwise) {
        return value == null ? otherwise : value.toJava();
    }
}
