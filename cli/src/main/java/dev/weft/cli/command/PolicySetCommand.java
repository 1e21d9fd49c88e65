/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.ClassifierWords;
import dev.weft.cli.service.Words;
import dev.weft.cli.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.OpenConnections;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.Classifier;

/** Changes a policy. */
@Service
@Command(scope = "weft", name = "policy-set", description = "Changes a policy",
    detailedDescription = "Changes the way of a policy, its classifiers, or what becomes of open connections, in one "
        + "step: services are inserted, taken out and re-ordered without a frame that visits half of each chain. With "
        + "--chain all traffic takes that, and rules of a mapping are gone; with --mapping it takes the way that rules "
        + "tell. What is not given stays. Example: weft:policy-set web --chain ids,fw")
public final class PolicySetCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The policy's name", required = true)
    @Completion(PolicyNameCompleter.class)
    private String name;

    @Option(name = "--chain", description = "The services in their order, with commas between them")
    @Completion(ServiceNameCompleter.class)
    private String chain;

    @Option(name = "--mapping", description = "The services that rules may name, with commas between them; instead of "
        + "--chain")
    @Completion(ServiceNameCompleter.class)
    private String mapping;

    @Option(name = "--without-rule", description = "With --mapping, what becomes of traffic that no rule fits: direct "
        + "or drop")
    @Completion(value = StringsCompleter.class, values = {"direct", "drop"})
    private String withoutRule;

    @Option(name = "--lifetime", description = "With --mapping, how long nodes keep an answer, 1 to 86400 s; 60 by "
        + "default")
    private String lifetime;

    @Option(name = "--classifier", description = "Which traffic, instead of the classifiers that are there; can be "
        + "given several times, as with weft:policy-add; all: all unicast IP traffic", multiValued = true)
    private List<String> classifiers = new ArrayList<>();

    @Option(name = "--open-connections", description = "When the chain changes they move to the new one, or stay on "
        + "the old one until they end")
    @Completion(value = StringsCompleter.class, values = {"move", "stay"})
    private String openConnections;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--chain", value -> chain = value, "--classifier", value -> classifiers.add(value),
            "--open-connections", value -> openConnections = value,
            "--mapping", value -> mapping = value, "--without-rule", value -> withoutRule = value,
            "--lifetime", value -> lifetime = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var policy = only(arguments, "policy");
        if (way().isEmpty() && classifiers.isEmpty() && openConnections == null) {
            throw new IllegalArgumentException("nothing to change: give --chain, --mapping, --without-rule, --lifetime,"
                + " --classifier or --open-connections");
        }
        return IntentOutcome.changed("policy", policy, services().steering().policies()
            .set(dev.weft.cli.template.Words.name("policy", policy), this::change));
    }

    private WayOptions way() {
        return new WayOptions(chain, mapping, withoutRule, lifetime);
    }

    private PolicyBuilder change(final PolicyBuilder policy) {
        way().apply(policy);
        if (!classifiers.isEmpty()) {
            policy.setClassifier(classifiers.equals(List.of("all")) ? Map.of() : ClassifierWords.read(classifiers)
                .stream().collect(Collectors.toMap(Classifier::key, Function.identity())));
        }
        if (openConnections != null) {
            policy.setOpenConnections(Words.one("--open-connections", OpenConnections.values(), openConnections));
        }
        return policy;
    }
}
