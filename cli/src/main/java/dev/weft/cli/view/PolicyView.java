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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.ReadTrafficOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.StateBuilder;

/**
 * A policy, as asked for and as it is (SI-2, SI-6).
 *
 * @param name its name
 * @param status its state, a status of weft-types.yang
 * @param id its id on the wire
 * @param generation the generation of the chain in force
 * @param draining generations that open connections still use
 * @param chain the services in the order in which what workloads send visits them
 * @param openConnections what becomes of open connections when the chain changes
 * @param lastChange when the status changed last
 * @param reason why the status is not up
 * @param classifiers which traffic; none: all unicast IP traffic
 * @param workloads interfaces whose traffic it applies to, {@code APPLIANCE/INTERFACE}
 * @param profiles the port profiles that name it
 * @param history the last changes of the status
 * @param traffic how much it led; null: not asked for
 * @param mapping how it answers in mapping mode; null: it leads its traffic along the chain (SI-9)
 */
public record PolicyView(String name, String status, Integer id, Integer generation, List<Integer> draining,
        @SerializedName("service") List<String> chain, String openConnections, String lastChange, String reason,
        @SerializedName("classifier") List<ClassifierView> classifiers,
        @SerializedName("workload") List<String> workloads, @SerializedName("port-profile") List<String> profiles,
        List<ChangeView> history, TrafficView traffic, MappingView mapping) {
    private static final State NOTHING = new StateBuilder().build();

    static PolicyView of(final Policy intent, final Policy known, final List<String> profiles) {
        final var state = Optional.ofNullable(known).map(Policy::getState).orElse(NOTHING);
        final var id = Optional.ofNullable(state.getId()).orElse(intent.getId());
        return new PolicyView(intent.getName().getValue(), Texts.status(state.getStatus()),
            id == null ? null : id.getValue().toJava(),
            state.getGeneration() == null ? null : (int) state.getGeneration().toJava(),
            state.getDraining() == null ? List.of()
                : state.getDraining().stream().map(generation -> (int) generation.toJava()).sorted().toList(),
            intent.getService() == null ? List.of() : intent.getService().stream().map(Texts::name).toList(),
            Optional.ofNullable(intent.getOpenConnections()).orElse(Policy.OpenConnections.Move).getName(),
            Texts.time(state.getLastChange()), state.getReason(), ClassifierView.of(intent),
            state.getWorkload() == null ? List.of() : state.getWorkload().stream().sorted().toList(), profiles,
            state.getHistory() == null ? null : ChangeView.ordered(state.getHistory()), null,
            MappingView.of(intent, known));
    }

    /**
     * The same with traffic.
     *
     * @param read what was read of the nodes
     * @return the policy
     */
    public PolicyView with(final ReadTrafficOutput read) {
        return new PolicyView(name, status, id, generation, draining, chain, openConnections, lastChange, reason,
            classifiers, workloads, profiles, history, TrafficView.of(read, chain), mapping);
    }

    /**
     * Shows policies to people.
     *
     * @param policies the policies
     * @return a table
     */
    public static String table(final List<PolicyView> policies) {
        if (policies.isEmpty()) {
            return "no policies";
        }
        final var table = new TextTable("POLICY", "STATUS", "ID", "GENERATION", "CHAIN", "CLASSIFIERS", "WORKLOADS",
            "REASON");
        policies.forEach(policy -> table.row(policy.name, policy.status, policy.id, policy.generation,
            policy.path(), policy.classifiers.isEmpty() ? "all" : policy.classifiers.size(),
            policy.workloads.size(), policy.reason));
        return table.toString();
    }

    private String path() {
        return (mapping == null ? "" : "mapping: ") + String.join(" ", chain);
    }

    /**
     * Shows all of a policy to people.
     *
     * @return tables: properties, and classifiers, traffic and history if there are any
     */
    public String details() {
        final var properties = new TextTable("POLICY", name)
            .row("status", status)
            .row("reason", reason)
            .row("last-change", lastChange)
            .row("id", id)
            .row("generation", generation)
            .row("draining", draining.stream().map(Object::toString).collect(Collectors.joining(" ")))
            .row("chain", path())
            .row("open-connections", openConnections)
            .row("port-profiles", String.join(" ", profiles))
            .row("workloads", String.join(" ", workloads));
        if (mapping != null) {
            mapping.describe(properties);
        }
        final var text = new StringBuilder().append(properties);
        if (mapping != null && !mapping.locators().isEmpty()) {
            text.append("\n\n").append(mapping.locatorsTable());
        }
        if (!classifiers.isEmpty()) {
            text.append("\n\n").append(ClassifierView.table(classifiers));
        }
        if (traffic != null) {
            text.append("\n\n").append(traffic.table());
        }
        if (history != null && !history.isEmpty()) {
            text.append("\n\n").append(ChangeView.table(history));
        }
        return text.toString();
    }
}
