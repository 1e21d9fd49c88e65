/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.Words;
import dev.weft.cli.store.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.Header;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.LoadSharing;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.WithoutInstance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Firewall;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Firewall.DefaultAction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.FirewallBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.HealthBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Makes a service. */
@Service
@Command(scope = "weft", name = "service-add", description = "Makes a service",
    detailedDescription = "Makes a service for one network; instances are added with weft:service-instance-add, and "
        + "policies made with weft:policy-add lead traffic through it. What is impossible is refused with the same "
        + "text as by RESTCONF, and nothing changes. Example: weft:service-add fw --network red --without-instance "
        + "closed --probe ethernet")
public final class ServiceAddCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The service's name", required = true)
    private String name;

    @Option(name = "--network", description = "The network whose traffic it gets; always needed")
    @Completion(NetworkNameCompleter.class)
    private String network;

    @Option(name = "--without-instance", description = "What becomes of traffic while no instance is in service: open "
        + "(it passes by) or closed (it is dropped); always needed")
    @Completion(value = StringsCompleter.class, values = {"open", "closed"})
    private String withoutInstance;

    @Option(name = "--firewall", description = "Switches are the service, as a firewall that remembers connections: "
        + "what becomes of those that none of its rules fits, allow or drop; rules are added with "
        + "weft:service-rule-add, and nodes with weft:service-instance-add --node")
    @Completion(value = StringsCompleter.class, values = {"allow", "drop"})
    private String firewall;

    @Option(name = "--gateway", description = "A gateway is the service, which has no instances then and is the last "
        + "of a chain; it has an interface in the network")
    @Completion(GatewayNameCompleter.class)
    private String gateway;

    @Option(name = "--header", description = "What the service sees before frames: none (by default) or nsh")
    @Completion(value = StringsCompleter.class, values = {"none", "nsh"})
    private String header;

    @Option(name = "--load-sharing", description = "By connection (by default) or host-pair")
    @Completion(value = StringsCompleter.class, values = {"connection", "host-pair"})
    private String loadSharing;

    @Option(name = "--drain-time", description = "How many seconds open connections stay with their instances after "
        + "these changed; 300 by default")
    private String drainTime;

    @Option(name = "--probe", description = "What is sent through instances: none (by default), ethernet or ip")
    @Completion(value = StringsCompleter.class, values = {"none", "ethernet", "ip"})
    private String probe;

    @Option(name = "--interval", description = "How often, in milliseconds; 1000 by default")
    private String interval;

    @Option(name = "--misses", description = "How many in a row change the health; 3 by default")
    private String misses;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--network", value -> network = value, "--without-instance", value -> withoutInstance = value,
            "--firewall", value -> firewall = value, "--gateway", value -> gateway = value,
            "--header", value -> header = value, "--load-sharing", value -> loadSharing = value,
            "--drain-time", value -> drainTime = value, "--probe", value -> probe = value,
            "--interval", value -> interval = value, "--misses", value -> misses = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var service = only(arguments, "service");
        if (firewall != null && gateway != null) {
            throw new IllegalArgumentException("give --firewall or --gateway, not both: one of them does the work");
        }
        final var wanted = new ServiceBuilder().setName(dev.weft.cli.template.Words.name("service", service))
            .setNetwork(dev.weft.cli.template.Words.name("network", network))
            .setWithoutInstance(Words.one("--without-instance", WithoutInstance.values(), withoutInstance))
            .setFirewall(firewall())
            .setGateway(gateway == null ? null : dev.weft.cli.template.Words.name("gateway", gateway))
            .setHeader(Words.one("--header", Header.values(), header))
            .setLoadSharing(Words.one("--load-sharing", LoadSharing.values(), loadSharing))
            .setDrainTime(drainTime == null ? null
                : Uint32.valueOf(Words.number("--drain-time", 1, 86_400, drainTime)))
            .setHealth(health()).build();
        return IntentOutcome.created("service", service, services().steering().services().add(wanted));
    }

    private Firewall firewall() {
        return firewall == null ? null : new FirewallBuilder()
            .setDefaultAction(Words.one("--firewall", DefaultAction.values(), firewall)).build();
    }

    private Health health() {
        return probe == null && interval == null && misses == null ? null : new HealthBuilder()
            .setProbe(Words.one("--probe", Health.Probe.values(), probe))
            .setInterval(interval == null ? null
                : Uint32.valueOf(Words.number("--interval", 100, 3_600_000, interval)))
            .setMisses(misses == null ? null : Uint8.valueOf(Words.number("--misses", 1, 100, misses))).build();
    }
}
