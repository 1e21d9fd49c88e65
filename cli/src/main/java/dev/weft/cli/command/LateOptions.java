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
import java.util.Map;
import java.util.function.Consumer;

/** Karaf takes options only before arguments, people also write {@code link-create NAME --a ...}: this takes those. */
final class LateOptions {
    private LateOptions() {
        // only a function
    }

    /**
     * Takes options out of words.
     *
     * @param words arguments and options, as {@code --name value} or {@code --name=value}
     * @param given the options that can be given once only, and whether they are; those that are taken are added
     * @param options what to do with the value of each option
     * @param flags what to do for each option that has no value
     * @return the arguments
     * @throws IllegalArgumentException when an option is unknown, has no value or is given twice
     */
    static List<String> take(final List<String> words, final Map<String, Boolean> given,
            final Map<String, Consumer<String>> options, final Map<String, Runnable> flags) {
        final var arguments = new ArrayList<String>();
        final var rest = words.iterator();
        while (rest.hasNext()) {
            final var word = rest.next();
            if (!word.startsWith("--")) {
                arguments.add(word);
                continue;
            }
            final var flag = flags.get(word);
            if (flag != null) {
                flag.run();
                continue;
            }
            final int equals = word.indexOf('=');
            final var name = equals < 0 ? word : word.substring(0, equals);
            final var option = options.get(name);
            if (option == null) {
                throw new IllegalArgumentException("there is no option " + name + "; see --help");
            }
            if (equals < 0 && !rest.hasNext()) {
                throw new IllegalArgumentException("option " + name + " needs a value");
            }
            if (Boolean.TRUE.equals(given.replace(name, true))) {
                throw new IllegalArgumentException("option " + name + " is given twice");
            }
            option.accept(equals < 0 ? rest.next() : word.substring(equals + 1));
        }
        return arguments;
    }
}
