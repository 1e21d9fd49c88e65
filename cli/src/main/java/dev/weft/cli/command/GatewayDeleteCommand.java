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

/** Deletes a gateway. */
@Service
@Command(scope = "weft", name = "gateway-delete", description = "Deletes a gateway",
    detailedDescription = "Nothing is routed between its networks any more, and its addresses are free.")
public final class GatewayDeleteCommand extends DeleteCommand {
    @Argument(index = 0, name = "NAME", description = "The gateway's name", required = true)
    @Completion(GatewayNameCompleter.class)
    private String name;

    public GatewayDeleteCommand() {
        super("gateway");
    }

    @Override
    String name() {
        return name;
    }

    @Override
    void delete(final String typed) throws Refusal {
        services().steering().gateways().delete(Words.name("gateway", typed));
    }
}
