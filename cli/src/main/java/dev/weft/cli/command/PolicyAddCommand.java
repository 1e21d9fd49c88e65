/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.ClassifierWords;
import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Makes a policy. */
@Service
@Command(scope = "weft", name = "policy-add", description = "Makes a policy",
    detailedDescription = "Makes a policy: which traffic visits which services, in which order. A port profile "
        + "(weft:profile-add) that names it brings it to interfaces. A classifier is words with commas between them: "
        + "ipv4, ipv6, tcp, udp, sctp, icmp, icmpv6, protocol=N, local=PREFIX, remote=PREFIX, local-port=N[-M], "
        + "remote-port=N[-M]; local is the workload. Example: weft:policy-add web --chain fw,ids --classifier "
        + "tcp,local-port=80 --classifier tcp,local-port=443. With --mapping the way of traffic is answered by rules "
        + "(weft:policy-rule-add). Example: weft:policy-add web --mapping fw,ids --without-rule drop")
public final class PolicyAddCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The policy's name", required = true)
    private String name;

    @Option(name = "--chain", description = "The services in their order, with commas between them; can be given "
        + "several times; it or --mapping is needed", multiValued = true)
    @Completion(ServiceNameCompleter.class)
    private List<String> chain = new ArrayList<>();

    @Option(name = "--mapping", description = "The services that rules may name, with commas between them; instead of "
        + "--chain", multiValued = true)
    @Completion(ServiceNameCompleter.class)
    private List<String> mapping = new ArrayList<>();

    @Option(name = "--without-rule", description = "With --mapping, what becomes of traffic that no rule fits: direct "
        + "or drop; always needed")
    @Completion(value = StringsCompleter.class, values = {"direct", "drop"})
    private String withoutRule;

    @Option(name = "--lifetime", description = "With --mapping, how long nodes keep an answer, 1 to 86400 s; 60 by "
        + "default")
    private String lifetime;

    @Option(name = "--classifier", description = "Which traffic; can be given several times, one must fit. By default "
        + "all unicast IP traffic", multiValued = true)
    private List<String> classifiers = new ArrayList<>();

    @Option(name = "--id", description = "The id on the wire, 1 to 65535; by default Weft allocates one")
    private String id;

    @Option(name = "--open-connections", description = "When the chain changes they move to the new one (by default), "
        + "or stay on the old one until they end")
    @Completion(value = StringsCompleter.class, values = {"move", "stay"})
    private String openConnections;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--chain", value -> chain.add(value), "--classifier", value -> classifiers.add(value),
            "--id", value -> id = value, "--open-connections", value -> openConnections = value,
            "--mapping", value -> mapping.add(value), "--without-rule", value -> withoutRule = value,
            "--lifetime", value -> lifetime = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var policy = only(arguments, "policy");
        final var wanted = new WayOptions(chain, mapping, withoutRule, lifetime)
            .apply(new PolicyBuilder().setName(Words.name("policy", policy)))
            .setClassifier(ClassifierWords.read(classifiers).stream()
                .collect(Collectors.toMap(Classifier::key, Function.identity())))
            .setId(id == null ? null : new PolicyId(Uint16.valueOf(ServiceWords.number("--id", 1, 65_535, id))))
            .setOpenConnections(ServiceWords.one("--open-connections", OpenConnections.values(), openConnections))
            .build();
        return IntentOutcome.created("policy", policy, services().steering().policies().add(wanted));
    }
}
