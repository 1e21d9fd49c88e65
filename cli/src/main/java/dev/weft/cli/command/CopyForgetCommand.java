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
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:copy-forget} (FN-9). */
@Service
@Command(scope = "weft", name = "copy-forget", description = "Forgets a saved copy",
    detailedDescription = "It cannot be brought back any more, and its ids are free. A copy that is deployed is not "
        + "touched.")
public final class CopyForgetCommand extends TemplateCommand {
    @Argument(index = 0, name = "SAVED", description = "What the copy is saved as", required = true)
    @Completion(SavedNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var saved = Words.name("saved copy", only(arguments, "saved copy"));
        actions().forget(saved);
        return answer("saved copy " + saved.getValue() + " forgotten");
    }
}
