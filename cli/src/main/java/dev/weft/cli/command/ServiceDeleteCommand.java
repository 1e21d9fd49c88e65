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

/** Deletes a service. */
@Service
@Command(scope = "weft", name = "service-delete", description = "Deletes a service",
    detailedDescription = "Refused while a policy visits it. Its instances go with it; their appliances stay.")
public final class ServiceDeleteCommand extends DeleteCommand {
    @Argument(index = 0, name = "NAME", description = "The service's name", required = true)
    @Completion(ServiceNameCompleter.class)
    private String name;

    public ServiceDeleteCommand() {
        super("service");
    }

    @Override
    String name() {
        return name;
    }

    @Override
    void delete(final String typed) throws Refusal {
        services().steering().services().delete(Words.name("service", typed));
    }
}
