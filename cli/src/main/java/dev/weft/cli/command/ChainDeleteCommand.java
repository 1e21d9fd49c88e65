/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.link.Stages;
import dev.weft.cli.store.Refusal;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Deletes a chain (VL-16). */
@Service
@Command(scope = "weft", name = "chain-delete", description = "Deletes a chain with its links",
    detailedDescription = "The links' flows go from all nodes at once, and their interfaces are shut until other links "
        + "use them. The appliances stay.")
public final class ChainDeleteCommand extends DeleteCommand {
    @Argument(index = 0, name = "NAME", description = "The chain's name", required = true)
    @Completion(ChainNameCompleter.class)
    private String name;

    public ChainDeleteCommand() {
        super("chain");
    }

    @Override
    String name() {
        return name;
    }

    @Override
    void delete(final String typed) throws Refusal {
        services().chains().delete(Stages.name(typed));
    }
}
