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
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:template-delete} (FN-9). */
@Service
@Command(scope = "weft", name = "template-delete", description = "Deletes a template",
    detailedDescription = "Refused while copies of it are deployed. With --force they stay as they are, and name no "
        + "template from then on.")
public final class TemplateDeleteCommand extends TemplateCommand {
    @Argument(index = 0, name = "NAME", description = "The template's name", required = true)
    @Completion(TemplateNameCompleter.class)
    private String name;

    @Option(name = "--force", description = "Also while copies of it are deployed")
    private boolean force;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Runnable> flags() {
        return Map.of("--force", () -> force = true);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var template = Words.name("template", only(arguments, "template"));
        actions().delete(template, force);
        return answer("template " + template.getValue() + " deleted");
    }
}
