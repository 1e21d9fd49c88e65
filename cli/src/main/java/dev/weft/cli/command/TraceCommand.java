/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.trace.TraceOptions;
import dev.weft.cli.view.TraceView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code weft:trace} (SI-12). */
@Service
@Command(scope = "weft", name = "trace", description = "Shows what a packet would pass and what becomes of it",
    detailedDescription = "Follows a packet from the interface SOURCE, as APPLIANCE/INTERFACE, through tables, nodes "
        + "and services, and says what becomes of it and why. Nothing is sent. Give the interface it is meant for "
        + "behind SOURCE, or addresses; without options it is a ping. A connection counts as new; with --reply the "
        + "packet answers one that the destination sent before. Examples: weft:trace web/eth0 db/eth0 --dst-port 5432; "
        + "weft:trace web/eth0 --eth-dst ff:ff:ff:ff:ff:ff --ether-type 0x0806")
public final class TraceCommand extends NamedCommand {
    private static final String REPLY = "--reply";

    @Argument(index = 0, name = "SOURCE", description = "The interface that sends the packet", required = true)
    @Completion(PortCompleter.class)
    private String source;

    @Option(name = "--eth-src", description = "The Ethernet source; by default that of the source")
    private String ethSrc;

    @Option(name = "--eth-dst", description = "The Ethernet destination; by default that of the destination")
    private String ethDst;

    @Option(name = "--ether-type", description = "What it holds, such as 0x0806; by default IPv4 or IPv6")
    private String etherType;

    @Option(name = "--vlan", description = "The number in its own VLAN tag")
    private String vlan;

    @Option(name = "--ip-src", description = "The IP source; by default that of the source")
    private String ipSrc;

    @Option(name = "--ip-dst", description = "The IP destination; by default that of the destination")
    private String ipDst;

    @Option(name = "--protocol", description = "icmp, tcp, udp, sctp or a number; by default tcp with a port")
    @Completion(value = StringsCompleter.class, values = {"icmp", "tcp", "udp", "sctp"})
    private String protocol;

    @Option(name = "--src-port", description = "The source port; 49152 by default")
    private String sourcePort;

    @Option(name = "--dst-port", description = "The destination port")
    private String destinationPort;

    @Option(name = "--icmp-type", description = "The type of ICMP; by default that of a ping")
    private String icmpType;

    @Option(name = "--icmp-code", description = "The code of ICMP; 0 by default")
    private String icmpCode;

    @Option(name = REPLY, description = "It answers a packet that the destination sent before")
    private boolean reply;

    private final Map<String, String> late = new HashMap<>();

    @Override
    String name() {
        return source;
    }

    @Override
    Map<String, Consumer<String>> options() {
        final var options = new HashMap<String, Consumer<String>>();
        early().keySet().forEach(name -> options.put("--" + name, value -> late.put(name, value)));
        return options;
    }

    @Override
    Map<String, Runnable> flags() {
        return Map.of(REPLY, () -> reply = true);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var options = new TraceOptions();
        early().forEach((name, value) -> options.taking(name).accept(late.getOrDefault(name, value)));
        if (reply) {
            options.reply();
        }
        return new Answer<>(TraceView.of(services().traces().ask(options.read(arguments))), TraceView::text);
    }

    /** What Karaf took; null: not given. */
    private Map<String, String> early() {
        final var early = new HashMap<String, String>();
        early.put("eth-src", ethSrc);
        early.put("eth-dst", ethDst);
        early.put("ether-type", etherType);
        early.put("vlan", vlan);
        early.put("ip-src", ipSrc);
        early.put("ip-dst", ipDst);
        early.put("protocol", protocol);
        early.put("src-port", sourcePort);
        early.put("dst-port", destinationPort);
        early.put("icmp-type", icmpType);
        early.put("icmp-code", icmpCode);
        return early;
    }
}
