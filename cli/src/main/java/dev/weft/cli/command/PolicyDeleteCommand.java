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
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Deletes a policy. */
@Service
@Command(scope = "weft", name = "policy-delete", description = "Deletes a policy",
    detailedDescription = "Refused while a port profile names it. Its traffic goes directly at once, also that of open "
        + "connections.")
public final class PolicyDeleteCommand extends DeleteCommand {
    @Argument(index = 0, name = "NAME", description = "The policy's name", required = true)
    @Completion(PolicyNameCompleter.class)
    private String name;

    public PolicyDeleteCommand() {
        super("policy");
    }

    @Override
    String name() {
        return name;
    }

    @Override
    void delete(final String typed) throws Refusal {
        services().steering().policies().delete(Words.name("policy", typed));
    }
}
