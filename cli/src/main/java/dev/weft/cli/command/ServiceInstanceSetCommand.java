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
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Drains an instance of a service, shuts it, moves it or changes its weight. */
@Service
@Command(scope = "weft", name = "service-instance-set",
    description = "Drains an instance of a service, shuts it, moves it or changes its weight",
    detailedDescription = "With --admin-state draining the instance gets no new connections, and open ones stay for "
        + "the service's drain-time; with down it is out of service at once. What is not given stays. Example: "
        + "weft:service-instance-set fw one --admin-state draining")
public final class ServiceInstanceSetCommand extends InstanceCommand {
    @Option(name = "--admin-state", description = "up, draining or down")
    @Completion(value = StringsCompleter.class, values = {"up", "draining", "down"})
    private String adminState;

    @Option(name = "--weight", description = "Its share of connections against those of the others, 1 to 100")
    private String weight;

    @Option(name = "--in", description = "The interface that gets what workloads send, as APPLIANCE/INTERFACE; its "
        + "appliance takes over")
    @Completion(ServicePortCompleter.class)
    private String in;

    @Option(name = "--out", description = "The interface on the other side, of the same appliance; none: the same one "
        + "(one-armed)")
    @Completion(ServicePortCompleter.class)
    private String out;

    @Option(name = "--node", description = "The node that takes over, of a built-in firewall")
    @Completion(NodeNameCompleter.class)
    private String node;

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--admin-state", value -> adminState = value, "--weight", value -> weight = value,
            "--in", value -> in = value, "--out", value -> out = value, "--node", value -> node = value);
    }

    @Override
    Answer<?> run(final Name ofService, final Name name) throws Refusal {
        if (adminState == null && weight == null && place().isEmpty()) {
            throw new IllegalArgumentException("nothing to change: give --admin-state, --weight, --in, --out or"
                + " --node");
        }
        return IntentOutcome.changed("instance", label(ofService, name),
            services().steering().services().setInstance(ofService, name, this::change));
    }

    private InstanceBuilder change(final InstanceBuilder instance) {
        if (adminState != null) {
            instance.setAdminState(ServiceWords.one("--admin-state", AdminState.values(), adminState));
        }
        if (weight != null) {
            instance.setWeight(Uint8.valueOf(ServiceWords.number("--weight", 1, 100, weight)));
        }
        return place().apply(instance);
    }

    private PlaceOptions place() {
        return new PlaceOptions(in, out, node);
    }
}
