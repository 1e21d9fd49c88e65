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
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;

/**
 * The mapping of a policy, as asked for and as it is (SI-9).
 *
 * @param lifetime how long nodes may keep an answer, seconds
 * @param withoutRule what becomes of traffic that no rule fits
 * @param revision the revision by which new traffic is led; null: not known
 * @param rules the rules
 * @param locators the locators
 */
public record MappingView(long lifetime, String withoutRule, Integer revision,
        @SerializedName("rule") List<Rule> rules, @SerializedName("locator") List<Locator> locators) {
    private static final long LIFETIME = 60;

    /**
     * Which way traffic takes.
     *
     * @param local addresses of the workload
     * @param remote addresses of the other side
     * @param services the services in the order in which what workloads send visits them; none: directly
     */
    record Rule(String local, String remote, @SerializedName("service") List<String> services) { }

    /**
     * A locator.
     *
     * @param number its number
     * @param service the service there
     * @param instance its instance
     * @param inService whether new traffic can be led to it
     */
    record Locator(Integer number, String service, String instance, Boolean inService) { }

    /** Shows the mapping of a policy; null: it has none. */
    static MappingView of(final Policy intent, final Policy known) {
        if (intent.getPath() != Policy.Path.Mapping) {
            return null;
        }
        final Optional<Settings> wanted = Optional.ofNullable(intent.getMapping());
        final Optional<State> state = Optional.ofNullable(known).map(Policy::getState).map(there -> there.getMapping());
        return new MappingView(wanted.map(Settings::getLifetime).map(Number::longValue).orElse(LIFETIME),
            wanted.map(Settings::getWithoutRule).map(Texts::word).orElse(null),
            state.map(State::getRevision).map(revision -> (int) revision.getValue().toJava()).orElse(null),
            wanted.stream().flatMap(there -> there.nonnullRule().values().stream()).map(rule -> new Rule(
                rule.getLocal().stringValue(), rule.getRemote().stringValue(), rule.getService() == null ? List.of()
                    : rule.getService().stream().map(Texts::name).toList()))
                .sorted(Comparator.comparing(Rule::local).thenComparing(Rule::remote)).toList(),
            state.stream().flatMap(there -> there.nonnullLocator().values().stream()).map(locator -> new Locator(
                (int) locator.getNumber().getValue().toJava(), Texts.name(locator.getService()),
                Texts.name(locator.getInstance()), locator.getInService()))
                .sorted(Comparator.comparing(Locator::number)).toList());
    }

    /**
     * Shows the rules to people.
     *
     * @return a table
     */
    public String rulesTable() {
        if (rules.isEmpty()) {
            return "no rules; all traffic: " + withoutRule;
        }
        final var table = new TextTable("LOCAL", "REMOTE", "SERVICES");
        rules.forEach(rule -> table.row(rule.local, rule.remote,
            rule.services.isEmpty() ? "directly" : String.join(" ", rule.services)));
        return table.toString();
    }

    /** Adds what it is to the properties of its policy. */
    void describe(final TextTable properties) {
        properties.row("revision", revision).row("rules", rules.size()).row("without-rule", withoutRule)
            .row("lifetime", lifetime + " s");
    }

    /** Shows the locators to people. */
    TextTable locatorsTable() {
        final var table = new TextTable("LOCATOR", "SERVICE", "INSTANCE", "IN-SERVICE");
        locators.forEach(locator -> table.row(locator.number, locator.service, locator.instance,
            Texts.yesNo(locator.inService)));
        return table;
    }
}
