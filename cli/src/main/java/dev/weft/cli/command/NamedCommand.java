/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;

/** A command about one thing, whose name is typed first; options may follow it. */
abstract class NamedCommand extends WeftCommand {
    @Argument(index = 1, name = MORE, description = MORE_HELP, multiValued = true)
    private List<String> more = new ArrayList<>();

    /** Returns the name that the user typed. */
    abstract String name();

    @Override
    final List<String> words() {
        final var words = new ArrayList<String>(List.of(name()));
        words.addAll(more);
        return words;
    }
}
