/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.store.Refusal;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Adds an instance to a service. */
@Service
@Command(scope = "weft", name = "service-instance-add", description = "Adds an instance to a service",
    detailedDescription = "The instance's interfaces are in no link, in no network and in no other instance. New "
        + "connections are shared with it as soon as all nodes know it; open ones stay where they are. Example: "
        + "weft:service-instance-add fw one --in fw1/eth0 --out fw1/eth1. Of a built-in firewall an instance is a "
        + "node: weft:service-instance-add wall one --node host1")
public final class ServiceInstanceAddCommand extends InstanceCommand {
    @Option(name = "--in", description = "The interface that gets what workloads send, as APPLIANCE/INTERFACE; needed "
        + "unless --node is given")
    @Completion(ServicePortCompleter.class)
    private String in;

    @Option(name = "--out", description = "The interface on the other side, of the same appliance; by default the same "
        + "one (one-armed)")
    @Completion(ServicePortCompleter.class)
    private String out;

    @Option(name = "--node", description = "The node whose switch does the work, of a built-in firewall")
    @Completion(NodeNameCompleter.class)
    private String node;

    @Option(name = "--weight", description = "Its share of connections against those of the others, 1 to 100; 1 by "
        + "default")
    private String weight;

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--in", value -> in = value, "--out", value -> out = value, "--node", value -> node = value,
            "--weight", value -> weight = value);
    }

    @Override
    Answer<?> run(final Name ofService, final Name name) throws Refusal {
        if (in == null && node == null || node != null && (in != null || out != null)) {
            throw new IllegalArgumentException("an instance is an appliance or a node: give --in APPLIANCE/INTERFACE,"
                + " or --node NODE for a built-in firewall");
        }
        final var wanted = new PlaceOptions(in, out, node).apply(new InstanceBuilder()).setName(name)
            .setWeight(weight == null ? null : Uint8.valueOf(ServiceWords.number("--weight", 1, 100, weight))).build();
        return IntentOutcome.created("instance", label(ofService, name),
            services().steering().services().addInstance(ofService, wanted));
    }
}
