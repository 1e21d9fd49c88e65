/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.DeployRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:copy-restore} (FN-9). */
@Service
@Command(scope = "weft", name = "copy-restore", description = "Brings a saved copy back",
    detailedDescription = "The copy has its name, its nodes and its ids again, and is not saved any more unless --keep "
        + "is given. An id that somebody else has meanwhile is named in the answer.")
public final class CopyRestoreCommand extends TemplateCommand {
    @Argument(index = 0, name = "SAVED", description = "What the copy is saved as", required = true)
    @Completion(SavedNameCompleter.class)
    private String name;

    @Option(name = "--keep", description = "Keep it saved as well")
    private boolean keep;

    @Option(name = "--place", description = "Where single appliances go instead, as COPY.APPLIANCE=NODE, separated by "
        + "commas")
    private String place;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Runnable> flags() {
        return Map.of("--keep", () -> keep = true);
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--place", value -> place = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return answer(actions().deploy(new DeployRequest(only(arguments, "saved copy"), keep).placed(place)));
    }
}
