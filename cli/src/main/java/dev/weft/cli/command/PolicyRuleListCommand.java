/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.MappingView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the rules of a mapping. */
@Service
@Command(scope = "weft", name = "policy-rule-list", description = "Lists the rules of the mapping of a policy",
    detailedDescription = "weft:locator tells which way traffic between two addresses takes by them.")
public final class PolicyRuleListCommand extends NamedCommand {
    @Argument(index = 0, name = "POLICY", description = "The policy's name", required = true)
    @Completion(PolicyNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var policy = services().views().steering().policy(only(arguments, "policy"));
        if (policy.mapping() == null) {
            throw new Refusal("policy " + policy.name() + " leads its traffic along a chain; see weft:policy-show");
        }
        return new Answer<>(policy.mapping(), MappingView::rulesTable);
    }
}
