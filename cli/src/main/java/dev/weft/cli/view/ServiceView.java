/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.HealthBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/**
 * A service, as asked for and as it is (SI-1, SI-8).
 *
 * @param name its name
 * @param status its state, a status of weft-types.yang
 * @param network the network whose traffic it gets
 * @param header what it sees before frames
 * @param withoutInstance what becomes of traffic while no instance is in service
 * @param loadSharing how instances share the load
 * @param drainTime seconds that open connections stay after a change
 * @param probe what is sent through instances to see whether they pass it on
 * @param interval how often, in milliseconds
 * @param misses how many in a row change the health
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param policies whose chains visit it
 * @param instances its instances
 * @param history the last changes of the status
 */
public record ServiceView(String name, String status, String network, String header, String withoutInstance,
        String loadSharing, Long drainTime, String probe, Long interval, Integer misses, String lastChange,
        String reason, @SerializedName("policy") List<String> policies,
        @SerializedName("instance") List<OfInstance> instances, List<ChangeView> history) {
    /**
     * An instance of a service.
     *
     * @param name its name
     * @param node the node it is on
     * @param in the interface that gets what workloads send, {@code APPLIANCE/INTERFACE}
     * @param out the interface on the other side
     * @param weight its share of connections
     * @param adminState what it shall do
     * @param status its state
     * @param health what the helper of its node said last
     * @param reason why the status is not up
     */
    public record OfInstance(String name, String node, String in, String out, Integer weight, String adminState,
            String status, String health, String reason) {
        private static final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state
            .Instance NOTHING = new InstanceBuilder().withKey(new InstanceKey(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name("none"))).build();

        private static OfInstance of(final Instance intent, final State known) {
            final var state = known.nonnullInstance().getOrDefault(new InstanceKey(intent.getName()), NOTHING);
            return new OfInstance(intent.getName().getValue(), Texts.name(state.getNode()),
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
    }

    private static final State NOTHING = new StateBuilder().build();
    private static final Health NO_HEALTH = new HealthBuilder().build();
    private static final long DRAIN_TIME = 300;
    private static final long INTERVAL = 1000;
    private static final int MISSES = 3;

    static ServiceView of(final Service intent, final Service known, final Map<String, List<String>> users) {
        final var state = Optional.ofNullable(known).map(Service::getState).orElse(NOTHING);
        final var health = Optional.ofNullable(intent.getHealth()).orElse(NO_HEALTH);
        final var probe = Optional.ofNullable(health.getProbe()).orElse(Health.Probe.None);
        final boolean probes = probe != Health.Probe.None;
        final var name = intent.getName().getValue();
        return new ServiceView(name, Texts.status(state.getStatus()), Texts.name(intent.getNetwork()),
            Optional.ofNullable(intent.getHeader()).orElse(Service.Header.None).getName(),
            Texts.word(intent.getWithoutInstance()),
            Optional.ofNullable(intent.getLoadSharing()).orElse(Service.LoadSharing.Connection).getName(),
            intent.getDrainTime() == null ? DRAIN_TIME : intent.getDrainTime().toJava(), probe.getName(),
            probes ? health.getInterval() == null ? INTERVAL : health.getInterval().toJava() : null,
            probes ? health.getMisses() == null ? MISSES : health.getMisses().intValue() : null,
            Texts.time(state.getLastChange()), state.getReason(), users.getOrDefault(name, List.of()),
            intent.nonnullInstance().values().stream().map(instance -> OfInstance.of(instance, state))
                .sorted(Comparator.comparing(OfInstance::name)).toList(),
            state.getHistory() == null ? null : ChangeView.ordered(state.getHistory()));
    }

    /**
     * Shows services to people.
     *
     * @param services the services
     * @return a table
     */
    public static String table(final List<ServiceView> services) {
        if (services.isEmpty()) {
            return "no services";
        }
        final var table = new TextTable("SERVICE", "STATUS", "NETWORK", "INSTANCES", "UP", "WITHOUT", "HEADER", "PROBE",
            "POLICIES", "REASON");
        services.forEach(service -> table.row(service.name, service.status, service.network, service.instances.size(),
            service.instances.stream().filter(OfInstance::isUp).count(), service.withoutInstance, service.header,
            service.probe, String.join(" ", service.policies), service.reason));
        return table.toString();
    }

    /**
     * Shows all of a service to people.
     *
     * @return tables: properties, and instances and history if there are any
     */
    public String details() {
        final var text = new StringBuilder().append(new TextTable("SERVICE", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("network", network)
            .row("header", header)
            .row("without-instance", withoutInstance)
            .row("load-sharing", loadSharing)
            .row("drain-time", drainTime + " s")
            .row("probe", interval == null ? probe : probe + ", every " + interval + " ms, " + misses + " misses")
            .row("policies", String.join(" ", policies)));
        if (!instances.isEmpty()) {
            final var table = new TextTable("INSTANCE", "NODE", "IN", "OUT", "WEIGHT", "ADMIN", "STATUS", "HEALTH",
                "REASON");
            instances.forEach(instance -> table.row(instance.name, instance.node, instance.in, instance.out,
                instance.weight, instance.adminState, instance.status, instance.health, instance.reason));
            text.append("\n\n").append(table);
        }
        if (history != null && !history.isEmpty()) {
            text.append("\n\n").append(ChangeView.table(history));
        }
        return text.toString();
    }

    /** Which policies visit each service. */
    static Map<String, List<String>> users(final List<PolicyView> policies) {
        return policies.stream().flatMap(policy -> policy.chain().stream()
            .map(service -> Map.entry(service, policy.name()))).collect(Collectors.groupingBy(Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
