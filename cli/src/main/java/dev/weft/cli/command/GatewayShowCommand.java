/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.GatewayView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows all of one gateway. */
@Service
@Command(scope = "weft", name = "gateway-show", description = "Shows all of one gateway",
    detailedDescription = "The gateway: where it is, its interfaces, routes, translations, forwards and rules, what of "
        + "it is in force, and the last changes of the status. weft:flows NAME shows its flows.")
public final class GatewayShowCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The gateway's name", required = true)
    @Completion(GatewayNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().gateway(only(arguments, "gateway")), GatewayView::details);
    }
}
