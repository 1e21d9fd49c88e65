/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.template.Words;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
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

/** A command with what a service is as options. */
abstract class ServiceOptions extends NamedCommand {
    private static final String NONE = "none";

    @Option(name = "--network", description = "The network whose traffic it gets")
    @Completion(NetworkNameCompleter.class)
    private String network;

    @Option(name = "--without-instance", description = "What becomes of traffic while no instance is in service: open "
        + "(it passes by) or closed (it is dropped)")
    @Completion(value = StringsCompleter.class, values = {"open", "closed"})
    private String withoutInstance;

    @Option(name = "--firewall", description = "Switches are the service, as a firewall that remembers connections: "
        + "what becomes of those that none of its rules fits, allow or drop; rules are added with "
        + "weft:service-rule-add, and nodes with weft:service-instance-add --node; none: it is no firewall")
    @Completion(value = StringsCompleter.class, values = {"allow", "drop", NONE})
    private String firewall;

    @Option(name = "--gateway", description = "A gateway is the service, which has no instances then and is the last "
        + "of a chain; it has an interface in the network; none: no gateway is")
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
    final Map<String, Consumer<String>> options() {
        return Map.of("--network", value -> network = value, "--without-instance", value -> withoutInstance = value,
            "--firewall", value -> firewall = value, "--gateway", value -> gateway = value,
            "--header", value -> header = value, "--load-sharing", value -> loadSharing = value,
            "--drain-time", value -> drainTime = value, "--probe", value -> probe = value,
            "--interval", value -> interval = value, "--misses", value -> misses = value);
    }

    /** Says whether no option was given. */
    final boolean isEmpty() {
        return Stream.of(network, withoutInstance, firewall, gateway, header, loadSharing, drainTime, probe, interval,
            misses).allMatch(Objects::isNull);
    }

    /** Sets what was given; what was not stays. */
    final ServiceBuilder apply(final ServiceBuilder service) {
        if (network != null) {
            service.setNetwork(Words.name("network", network));
        }
        if (withoutInstance != null) {
            service.setWithoutInstance(ServiceWords.one("--without-instance", WithoutInstance.values(),
                withoutInstance));
        }
        if (header != null) {
            service.setHeader(ServiceWords.one("--header", Header.values(), header));
        }
        if (loadSharing != null) {
            service.setLoadSharing(ServiceWords.one("--load-sharing", LoadSharing.values(), loadSharing));
        }
        if (drainTime != null) {
            service.setDrainTime(Uint32.valueOf(ServiceWords.number("--drain-time", 1, 86_400, drainTime)));
        }
        return health(work(service));
    }

    private ServiceBuilder work(final ServiceBuilder service) {
        if (Stream.of(firewall, gateway).allMatch(given -> given != null && !NONE.equals(given))) {
            throw new IllegalArgumentException("give --firewall or --gateway, not both: one of them does the work");
        }
        if (firewall != null) {
            service.setFirewall(NONE.equals(firewall) ? null : firewall(service.getFirewall()));
        }
        if (gateway != null) {
            service.setGateway(NONE.equals(gateway) ? null : Words.name("gateway", gateway));
        }
        return service;
    }

    private Firewall firewall(final Firewall present) {
        return (present == null ? new FirewallBuilder() : new FirewallBuilder(present))
            .setDefaultAction(ServiceWords.one("--firewall", DefaultAction.values(), firewall)).build();
    }

    private ServiceBuilder health(final ServiceBuilder service) {
        if (probe == null && interval == null && misses == null) {
            return service;
        }
        final var health = service.getHealth() == null ? new HealthBuilder() : new HealthBuilder(service.getHealth());
        if (probe != null) {
            health.setProbe(ServiceWords.one("--probe", Health.Probe.values(), probe));
        }
        if (interval != null) {
            health.setInterval(Uint32.valueOf(ServiceWords.number("--interval", 100, 3_600_000, interval)));
        }
        if (misses != null) {
            health.setMisses(Uint8.valueOf(ServiceWords.number("--misses", 1, 100, misses)));
        }
        return service.setHealth(health.build());
    }
}
