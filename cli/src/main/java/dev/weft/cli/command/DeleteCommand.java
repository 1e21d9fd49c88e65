/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import java.util.List;

/** A command that deletes something by its name. */
abstract class DeleteCommand extends NamedCommand {
    private final String kind;

    /**
     * A command.
     *
     * @param kind what it deletes, for people
     */
    DeleteCommand(final String kind) {
        this.kind = kind;
    }

    @Override
    final Answer<?> run(final List<String> arguments) throws Refusal {
        final var typed = only(arguments, kind);
        delete(typed);
        return IntentOutcome.answer(kind, typed, "deleted");
    }

    /** Deletes it. */
    abstract void delete(String typed) throws Refusal;
}
