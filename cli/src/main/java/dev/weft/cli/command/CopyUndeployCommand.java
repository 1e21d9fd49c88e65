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
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:copy-undeploy} (FN-9). */
@Service
@Command(scope = "weft", name = "copy-undeploy", description = "Removes a copy",
    detailedDescription = "Removes what is left of the copy in one transaction, and nothing else. With --save-as it is "
        + "stored as it is now, and its ids are kept, until weft:copy-restore brings it back or weft:copy-forget drops "
        + "it. Refused while a link that is not of the copy ends at it, unless --force is given.")
public final class CopyUndeployCommand extends TemplateCommand {
    @Argument(index = 0, name = "NAME", description = "The copy's name", required = true)
    @Completion(CopyNameCompleter.class)
    private String name;

    @Option(name = "--save-as", description = "Save it under this name")
    private String saveAs;

    @Option(name = "--force", description = "Also delete links of others that end at the copy")
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
    Map<String, Consumer<String>> options() {
        return Map.of("--save-as", value -> saveAs = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return answer(actions().undeploy(Words.name("copy", only(arguments, "copy")),
            Words.name("saved copy", saveAs), force));
    }
}
