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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Says which services traffic between two prefixes visits. */
@Service
@Command(scope = "weft", name = "policy-rule-add",
    description = "Says which services traffic between two prefixes visits",
    detailedDescription = "Adds a rule to the mapping of a policy, or changes it in one step: new traffic takes the "
        + "new way, what is on its way ends on the old one. Of the rules that fit, those with the longest LOCAL count, "
        + "and of these the one with the longest REMOTE. Without --services traffic goes directly. Example: "
        + "weft:policy-rule-add web 0.0.0.0/0 10.9.0.0/16 --services fw,ids")
public final class PolicyRuleAddCommand extends RuleCommand {
    @Option(name = "--services", description = "The services in their order, with commas between them; can be given "
        + "several times; by default none", multiValued = true)
    @Completion(ServiceNameCompleter.class)
    private List<String> path = new ArrayList<>();

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--services", value -> path.add(value));
    }

    @Override
    Answer<?> run(final Name ofPolicy, final RuleKey key) throws Refusal {
        final var rule = new RuleBuilder().withKey(key)
            .setService(path.isEmpty() ? null : ServiceWords.services(path)).build();
        return IntentOutcome.changed("rule", label(ofPolicy, key),
            services().steering().policies().setRule(ofPolicy, rule));
    }
}
