/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.ChainView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows all of one chain (VL-16). */
@Service
@Command(scope = "weft", name = "chain-show", description = "Shows all of one chain",
    detailedDescription = "The chain: its properties, its stages, its links as weft:link-list has them, and the last "
        + "changes of the status. weft:link-show tells more about one of its links, weft:flows NAME shows its flows.")
public final class ChainShowCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The chain's name", required = true)
    @Completion(ChainNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().chain(only(arguments, "chain")), ChainView::details);
    }
}
