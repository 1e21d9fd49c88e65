/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.id.LinkId;
import dev.weft.cli.store.Refusal;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command about one link that exists. */
abstract class NamedLinkCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The link's name", required = true)
    @Completion(LinkNameCompleter.class)
    private String name;

    @Override
    final String name() {
        return name;
    }

    @Override
    final Answer<?> run(final List<String> arguments) throws Refusal {
        return run(new LinkId(only(arguments, "link")));
    }

    abstract Answer<?> run(LinkId link) throws Refusal;
}
