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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Firewall;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.HealthBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.StateBuilder;

/**
 * A service, as asked for and as it is (SI-1, SI-8).
 *
 * @param name its name
 * @param status its state, a status of weft-types.yang
 * @param network the network whose traffic it gets
 * @param function who does the work: appliances, firewall or gateway (GW-1)
 * @param gateway the gateway that does
 * @param defaultAction what becomes of connections that no rule of the firewall fits
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
 * @param rules the rules of the firewall
 * @param history the last changes of the status
 */
public record ServiceView(String name, String status, String network, String function, String gateway,
        String defaultAction, String header, String withoutInstance,
        String loadSharing, Long drainTime, String probe, Long interval, Integer misses, String lastChange,
        String reason, @SerializedName("policy") List<String> policies,
        @SerializedName("instance") List<InstanceView> instances,
        @SerializedName("rule") List<FirewallRuleView> rules, List<ChangeView> history) {
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
        return new ServiceView(name, Texts.status(state.getStatus()), Texts.name(intent.getNetwork()), function(intent),
            Texts.name(intent.getGateway()),
            Optional.ofNullable(intent.getFirewall()).map(there -> Texts.word(there.getDefaultAction())).orElse(null),
            Optional.ofNullable(intent.getHeader()).orElse(Service.Header.None).getName(),
            Texts.word(intent.getWithoutInstance()),
            Optional.ofNullable(intent.getLoadSharing()).orElse(Service.LoadSharing.Connection).getName(),
            intent.getDrainTime() == null ? DRAIN_TIME : intent.getDrainTime().toJava(), probe.getName(),
            probes ? health.getInterval() == null ? INTERVAL : health.getInterval().toJava() : null,
            probes ? health.getMisses() == null ? MISSES : health.getMisses().intValue() : null,
            Texts.time(state.getLastChange()), state.getReason(), users.getOrDefault(name, List.of()),
            InstanceView.of(intent, state),
            Optional.ofNullable(intent.getFirewall()).map(ServiceView::rules).orElse(null),
            state.getHistory() == null ? null : ChangeView.ordered(state.getHistory()));
    }

    private static String function(final Service intent) {
        return intent.getGateway() != null ? "gateway" : intent.getFirewall() != null ? "firewall" : "appliances";
    }

    private static List<FirewallRuleView> rules(final Firewall firewall) {
        return firewall.nonnullRule().values().stream().map(FirewallRuleView::of)
            .sorted(Comparator.comparing(FirewallRuleView::order)).toList();
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
        final var table = new TextTable("SERVICE", "STATUS", "NETWORK", "FUNCTION", "INSTANCES", "UP", "WITHOUT",
            "HEADER", "PROBE", "POLICIES", "REASON");
        services.forEach(service -> table.row(service.name, service.status, service.network, service.function,
            service.instances.size(),
            service.instances.stream().filter(InstanceView::isUp).count(), service.withoutInstance, service.header,
            service.probe, String.join(" ", service.policies), service.reason));
        return table.toString();
    }

    /**
     * Shows all of a service to people.
     *
     * @return tables: properties, and instances, rules and history if there are any
     */
    public String details() {
        final var text = new StringBuilder().append(properties());
        if (!instances.isEmpty()) {
            text.append("\n\n").append(gateway == null && rules == null ? InstanceView.table(instances)
                : InstanceView.builtIn(instances));
        }
        if (rules != null && !rules.isEmpty()) {
            text.append("\n\n").append(FirewallRuleView.table(rules));
        }
        if (history != null && !history.isEmpty()) {
            text.append("\n\n").append(ChangeView.table(history));
        }
        return text.toString();
    }

    private TextTable properties() {
        final var table = new TextTable("SERVICE", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("network", network)
            .row("function", function);
        if (gateway != null) {
            table.row("gateway", gateway);
        }
        if (defaultAction != null) {
            table.row("default-action", defaultAction);
        }
        return table
            .row("header", header)
            .row("without-instance", withoutInstance)
            .row("load-sharing", loadSharing)
            .row("drain-time", drainTime + " s")
            .row("probe", interval == null ? probe : probe + ", every " + interval + " ms, " + misses + " misses")
            .row("policies", String.join(" ", policies));
    }

    /** Which policies visit each service. */
    static Map<String, List<String>> users(final List<PolicyView> policies) {
        return policies.stream().flatMap(policy -> policy.chain().stream()
            .map(service -> Map.entry(service, policy.name()))).collect(Collectors.groupingBy(Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
