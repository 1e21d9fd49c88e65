/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.link;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.overlay.UdpPort;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.B;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.b.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

/** The second end of a link that a user asks for. */
public sealed interface FarEnd {
    /**
     * Returns the end as the model has it.
     *
     * @return the end
     */
    B toEnd();

    /**
     * An interface of an appliance.
     *
     * @param port the interface
     */
    record Managed(InterfaceId port) implements FarEnd {
        @Override
        public B toEnd() {
            return new BBuilder().setAppliance(new Name(port.appliance())).setInterface(new Name(port.name())).build();
        }
    }

    /**
     * An end under another controller (VL-18).
     *
     * @param address the far outer address, IPv4 or IPv6, never a host name
     * @param port the UDP port on which it receives; empty: the model's default
     */
    record External(String address, Optional<UdpPort> port) implements FarEnd {
        public External {
            if (!InetAddresses.isInetAddress(address) || address.indexOf('%') >= 0) {
                throw new IllegalArgumentException("'" + address + "' is no IPv4 or IPv6 address");
            }
        }

        @Override
        public B toEnd() {
            // The text decides on the family: Java would turn an IPv4-mapped IPv6 address into an IPv4 one.
            final var ip = address.indexOf(':') < 0 ? new IpAddressNoZone(new Ipv4AddressNoZone(address))
                : new IpAddressNoZone(new Ipv6AddressNoZone(address));
            return new BBuilder().setExternal(new ExternalBuilder()
                .setAddress(ip)
                .setUdpPort(port.map(number -> new PortNumber(Uint16.valueOf(number.value()))).orElse(null))
                .build()).build();
        }
    }
}
