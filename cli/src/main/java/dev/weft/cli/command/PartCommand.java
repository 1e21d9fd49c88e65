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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** A command about a part of something that has a name. */
abstract class PartCommand extends WeftCommand {
    @Argument(index = 1, name = "PART", description = "The part, see --help", required = true, multiValued = true)
    private List<String> part = new ArrayList<>();

    /** Returns what has the part: gateway or service. */
    abstract String kind();

    /** Returns its name as typed. */
    abstract String owner();

    @Override
    final List<String> words() {
        final var words = new ArrayList<String>(List.of(owner()));
        words.addAll(part);
        return words;
    }

    @Override
    final Answer<?> run(final List<String> arguments) throws Refusal {
        if (arguments.size() != 1 + form().size()) {
            throw new IllegalArgumentException("give " + kind().toUpperCase(Locale.ROOT) + " "
                + String.join(" ", form()) + ", not " + String.join(" ", arguments));
        }
        return change(Words.name(kind(), arguments.get(0)), arguments.subList(1, arguments.size()));
    }

    /** Returns what is typed behind the name. */
    abstract List<String> form();

    /** Does what the command is for. */
    abstract Answer<?> change(Name of, List<String> typed) throws Refusal;
}
