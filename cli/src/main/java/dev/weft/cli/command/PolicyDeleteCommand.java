/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Deletes a policy. */
@Service
@Command(scope = "weft", name = "policy-delete", description = "Deletes a policy",
    detailedDescription = "Refused while a port profile names it. Its traffic goes directly at once, also that of open "
        + "connections.")
public final class PolicyDeleteCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The policy's name", required = true)
    @Completion(PolicyNameCompleter.class)
    private String name;

    @Reference
    private ConsoleServices services;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var policy = only(arguments, "policy");
        services.steering().policies().delete(Words.name("policy", policy));
        return IntentOutcome.answer("policy", policy, "deleted");
    }
}
