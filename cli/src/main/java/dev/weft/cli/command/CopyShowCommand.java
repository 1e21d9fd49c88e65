/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.CopyView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:copy-show} (FN-9). */
@Service
@Command(scope = "weft", name = "copy-show", description = "Shows all of one copy",
    detailedDescription = "The copy's appliances with their nodes, and its links and networks with their states. A "
        + "saved copy is shown by what it is saved as.")
public final class CopyShowCommand extends TemplateCommand {
    @Argument(index = 0, name = "NAME", description = "The copy's name, or what it is saved as", required = true)
    @Completion(CopyNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(actions().copy(only(arguments, "copy")), CopyView::details);
    }
}
