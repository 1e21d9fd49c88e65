/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command about a part of a service. */
abstract class ServicePartCommand extends PartCommand {
    @Argument(index = 0, name = "SERVICE", description = "The service's name", required = true)
    @Completion(ServiceNameCompleter.class)
    private String service;

    @Override
    final String kind() {
        return "service";
    }

    @Override
    final String owner() {
        return service;
    }
}
