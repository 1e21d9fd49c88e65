/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.trace;

import com.google.common.net.InetAddresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.EtherType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Headers.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.IcmpNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Tag;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInputBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Reads what people type into what the RPC takes; the options are named as its leaves. */
public final class TraceOptions {
    private static final int BYTE = 0xff;
    private static final int WORD = 0xffff;
    private static final Map<String, BiConsumer<TraceInputBuilder, String>> HEADERS = Map.ofEntries(
        Map.entry("eth-src", (to, text) -> to.setEthSrc(mac("eth-src", text))),
        Map.entry("eth-dst", (to, text) -> to.setEthDst(mac("eth-dst", text))),
        Map.entry("ether-type", (to, text) -> to.setEtherType(new EtherType(word("ether-type", text)))),
        Map.entry("vlan", (to, text) -> to.setVlan(new Tag(Uint16.valueOf(number("vlan", text, 4095))))),
        Map.entry("ip-src", (to, text) -> to.setIpSrc(address("ip-src", text))),
        Map.entry("ip-dst", (to, text) -> to.setIpDst(address("ip-dst", text))),
        Map.entry("protocol", (to, text) -> to.setProtocol(protocol(text))),
        Map.entry("src-port", (to, text) -> to.setSrcPort(new PortNumber(word("src-port", text)))),
        Map.entry("dst-port", (to, text) -> to.setDstPort(new PortNumber(word("dst-port", text)))),
        Map.entry("icmp-type", (to, text) -> to.setIcmpType(new IcmpNumber(octet("icmp-type", text)))),
        Map.entry("icmp-code", (to, text) -> to.setIcmpCode(new IcmpNumber(octet("icmp-code", text)))));

    private final Map<String, String> typed = new LinkedHashMap<>();

    private boolean reply;

    /**
     * Takes note of an option.
     *
     * @param name its name without dashes
     * @return what to do with its value
     */
    public Consumer<String> taking(final String name) {
        return value -> typed.put(name, value);
    }

    /** Takes note that the packet is a reply. */
    public void reply() {
        reply = true;
    }

    /**
     * Reads it all.
     *
     * @param interfaces the source, and the destination if there is one
     * @return what the RPC takes
     * @throws IllegalArgumentException when something cannot be read, with what would be right
     */
    public TraceInput read(final List<String> interfaces) {
        if (interfaces.isEmpty() || interfaces.size() > 2) {
            throw new IllegalArgumentException("give the interface that sends the packet, and the one it is meant for, "
                + "as APPLIANCE/INTERFACE");
        }
        final var input = new TraceInputBuilder().setSource(port(interfaces.get(0))).setReply(reply);
        if (interfaces.size() > 1) {
            input.setDestination(port(interfaces.get(1)));
        }
        typed.forEach((name, text) -> {
            if (text != null) {
                HEADERS.get(name).accept(input, text);
            }
        });
        return input.build();
    }

    private static InterfaceName port(final String text) {
        return guarded(() -> new InterfaceName(text), "'" + text + "' is no interface; give APPLIANCE/INTERFACE");
    }

    private static MacAddress mac(final String name, final String text) {
        return guarded(() -> new MacAddress(text), name + " '" + text + "' is no MAC address, such as "
            + "02:00:00:00:00:01");
    }

    private static IpAddressNoZone address(final String name, final String text) {
        return guarded(() -> IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString(text)),
            name + " '" + text + "' is no IP address");
    }

    private static Protocol protocol(final String text) {
        final var named = Protocol.Enumeration.forName(text);
        return named != null ? new Protocol(named) : new Protocol(guarded(() -> octet("protocol", text),
            "protocol '" + text + "' is none of icmp, tcp, udp, sctp and 0 to 255"));
    }

    private static Uint8 octet(final String name, final String text) {
        return Uint8.valueOf(number(name, text, BYTE));
    }

    private static Uint16 word(final String name, final String text) {
        return Uint16.valueOf(number(name, text, WORD));
    }

    private static int number(final String name, final String text, final int most) {
        final int value = guarded(() -> Integer.decode(text), name + " '" + text + "' is no number");
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not within 0 to " + most);
        }
        return value;
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T guarded(final Reading<T> reading, final String message) {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(message, e);
        }
    }
}
