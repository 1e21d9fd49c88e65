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
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** A command about an instance of a service. */
abstract class InstanceCommand extends WeftCommand {
    @Argument(index = 0, name = "SERVICE", description = "The service's name", required = true)
    @Completion(ServiceNameCompleter.class)
    private String service;

    @Argument(index = 1, name = "INSTANCE", description = "The instance's name, unique within the service",
        required = true)
    private String instance;

    @Argument(index = 2, name = MORE, description = MORE_HELP, multiValued = true)
    private List<String> more = new ArrayList<>();

    @Override
    final List<String> words() {
        final var words = new ArrayList<String>(List.of(service, instance));
        words.addAll(more);
        return words;
    }

    @Override
    final Answer<?> run(final List<String> arguments) throws Refusal {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("give one service and one instance, not " + String.join(" ", arguments));
        }
        return run(Words.name("service", arguments.get(0)), Words.name("instance", arguments.get(1)));
    }

    /** Does what the command is for. */
    abstract Answer<?> run(Name ofService, Name name) throws Refusal;

    static String label(final Name ofService, final Name name) {
        return ofService.getValue() + "/" + name.getValue();
    }
}
