/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.GatewayWords;
import dev.weft.cli.service.RuleWords;
import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.template.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway.DefaultAction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayBuilder;

/** A command with what a gateway consists of as options. */
abstract class GatewayOptions extends NamedCommand {
    @Option(name = "--node", description = "The node that does the work; none: the gateway is parked")
    @Completion(NodeNameCompleter.class)
    private String node;

    @Option(name = "--interface", description = "A network that it is in and its addresses there, as "
        + "NETWORK=ADDRESS/LENGTH[,ADDRESS/LENGTH][,outside][,mac=ADDRESS]; once for each network", multiValued = true)
    private List<String> interfaces = new ArrayList<>();

    @Option(name = "--route", description = "A route, as PREFIX=ROUTER; can be given several times",
        multiValued = true)
    private List<String> routes = new ArrayList<>();

    @Option(name = "--source-nat", description = "Own addresses of the outside interface that packets have as source "
        + "when they leave there, with a comma between those of two families")
    private String translation;

    @Option(name = "--inside-prefix", description = "Which sources are translated, with commas between prefixes; none: "
        + "all of the addresses' families")
    private String inside;

    @Option(name = "--forward", description = "A port of the outside interface that leads to a server, as "
        + "PROTOCOL:PORT[@ADDRESS]=SERVER[,PORT], with ADDRESS for one of its addresses only and all for all; can be "
        + "given several times", multiValued = true)
    private List<String> forwards = new ArrayList<>();

    @Option(name = "--rule", description = "A rule of the firewall, the first that fits applies; can be given several "
        + "times. Words with commas between them: allow or drop, and from=NETWORK, to=NETWORK, ipv4, ipv6, tcp, udp, "
        + "sctp, icmp, icmpv6, protocol=N, source=PREFIX, destination=PREFIX, source-port=N[-M], "
        + "destination-port=N[-M]", multiValued = true)
    private List<String> rules = new ArrayList<>();

    @Option(name = "--default-action", description = "What becomes of connections that no rule fits")
    @Completion(value = StringsCompleter.class, values = {"allow", "drop"})
    private String defaultAction;

    @Override
    final Map<String, Consumer<String>> options() {
        return Map.of("--node", value -> node = value, "--interface", value -> interfaces.add(value),
            "--route", value -> routes.add(value), "--source-nat", value -> translation = value,
            "--inside-prefix", value -> inside = value, "--forward", value -> forwards.add(value),
            "--rule", value -> rules.add(value), "--default-action", value -> defaultAction = value);
    }

    /** Says whether no option was given. */
    final boolean isEmpty() {
        return node == null && interfaces.isEmpty() && routes.isEmpty() && translation == null && inside == null
            && forwards.isEmpty() && rules.isEmpty() && defaultAction == null;
    }

    /** Sets what was given; what was not stays. */
    final GatewayBuilder apply(final GatewayBuilder gateway) {
        if (node != null) {
            gateway.setNode("none".equals(node) ? null : Words.name("node", node));
        }
        if (!interfaces.isEmpty()) {
            gateway.setInterface(GatewayWords.interfaces(interfaces));
        }
        if (!routes.isEmpty()) {
            gateway.setRoute(GatewayWords.routes(routes));
        }
        if (translation != null || inside != null) {
            gateway.setSourceNat(GatewayWords.translation(gateway.getSourceNat(), translation, inside));
        }
        if (!forwards.isEmpty()) {
            gateway.setForward(GatewayWords.forwards(forwards, gateway.getForward()));
        }
        if (!rules.isEmpty()) {
            gateway.setRule(RuleWords.read(rules));
        }
        if (defaultAction != null) {
            gateway.setDefaultAction(ServiceWords.one("--default-action", DefaultAction.values(), defaultAction));
        }
        return gateway;
    }
}
