/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * An instance of a service (SI-8).
 *
 * @param name its name
 * @param node the node it is on
 * @param number its number there, of a firewall that the switch is (GW-1)
 * @param in the interface that gets what workloads send, {@code APPLIANCE/INTERFACE}
 * @param out the interface on the other side
 * @param weight its share of connections
 * @param adminState what it shall do
 * @param status its state
 * @param health what the helper of its node said last
 * @param reason why the status is not up
 */
public record InstanceView(String name, String node, Integer number, String in, String out, Integer weight,
        String adminState, String status, String health, String reason) {
    private static final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state
        .Instance NOTHING = new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state
            .InstanceBuilder().withKey(new InstanceKey(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name("none"))).build();

    /** A gateway that does the work counts as the only instance. */
    static List<InstanceView> of(final Service service, final State state) {
        final var led = service.getGateway() != null
            ? Stream.of(new InstanceBuilder().setName(service.getGateway()).build()) : Stream.<Instance>of();
        return Stream.concat(service.nonnullInstance().values().stream(), led)
            .map(instance -> of(instance, state)).sorted(Comparator.comparing(InstanceView::name)).toList();
    }

    private static InstanceView of(final Instance intent, final State known) {
        final var state = known.nonnullInstance().getOrDefault(new InstanceKey(intent.getName()), NOTHING);
        return new InstanceView(intent.getName().getValue(),
            Texts.name(state.getNode() == null ? intent.getNode() : state.getNode()),
            state.getNumber() == null ? null : (int) state.getNumber().getValue().toJava(),
            port(intent, Texts.name(intent.getIn())),
            port(intent, Texts.name(intent.getOut() == null ? intent.getIn() : intent.getOut())),
            intent.getWeight() == null ? 1 : intent.getWeight().intValue(),
            Optional.ofNullable(intent.getAdminState()).orElse(Instance.AdminState.Up).getName(),
            Texts.status(state.getStatus()), Texts.word(state.getHealth()), state.getReason());
    }

    private static String port(final Instance intent, final String name) {
        return name == null ? null : Texts.name(intent.getAppliance()) + "/" + name;
    }

    boolean isUp() {
        return Status.Up.getName().equals(status);
    }

    static TextTable table(final List<InstanceView> instances) {
        final var table = new TextTable("INSTANCE", "NODE", "IN", "OUT", "WEIGHT", "ADMIN", "STATUS", "HEALTH",
            "REASON");
        instances.forEach(instance -> table.row(instance.name, instance.node, instance.in, instance.out,
            instance.weight, instance.adminState, instance.status, instance.health, instance.reason));
        return table;
    }

    /** Instances that are no appliances. */
    static TextTable builtIn(final List<InstanceView> instances) {
        final var table = new TextTable("INSTANCE", "NODE", "NUMBER", "WEIGHT", "ADMIN", "STATUS", "REASON");
        instances.forEach(instance -> table.row(instance.name, instance.node, instance.number, instance.weight,
            instance.adminState, instance.status, instance.reason));
        return table;
    }
}
