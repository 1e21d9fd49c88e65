/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.ServiceView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows all of one service. */
@Service
@Command(scope = "weft", name = "service-show", description = "Shows all of one service",
    detailedDescription = "The service: its properties, its instances with the node each is on, its interfaces, "
        + "weight, status, what the probes say and why it is not in service, and the last changes of the status. "
        + "weft:flows NAME shows the flows of its instances.")
public final class ServiceShowCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The service's name", required = true)
    @Completion(ServiceNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().steering().service(only(arguments, "service")), ServiceView::details);
    }
}
