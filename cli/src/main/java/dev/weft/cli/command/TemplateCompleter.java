/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.TemplateActions;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes names of templates or copies. Without a datastore there are none: completion never fails. */
abstract class TemplateCompleter implements Completer {
    @Reference
    private ConsoleServices services;

    @Override
    public final int complete(final Session session, final CommandLine line, final List<String> candidates) {
        List<String> names;
        try {
            names = names(services.templates());
        } catch (Refusal e) {
            names = List.of();
        }
        return new StringsCompleter(names, true).complete(session, line, candidates);
    }

    abstract List<String> names(TemplateActions present) throws Refusal;
}
