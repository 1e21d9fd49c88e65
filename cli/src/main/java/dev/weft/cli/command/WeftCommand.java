/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.text.Format;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** What all commands have in common: the answer's format, and errors as one line of text. */
abstract class WeftCommand implements Action {
    /** How the place for options after arguments is called in help texts. */
    static final String MORE = "OPTION";
    /** What help texts say about it. */
    static final String MORE_HELP = "Options can also stand after the arguments";

    /**
     * What a command found out.
     *
     * @param content the answer, as records, lists and strings
     * @param table how to show it to people
     */
    record Answer<T>(T content, Function<T, String> table) {
        String render(final Format format) {
            return format.render(content, table);
        }
    }

    @Option(name = "--format", description = "How to answer: table for people, json for programs",
        valueToShowInHelp = "table")
    @Completion(value = StringsCompleter.class, values = {"table", "json"})
    private String format;

    @Reference
    private ConsoleServices services;

    @Override
    public final Object execute() throws CommandException {
        try {
            final var late = new HashMap<String, Consumer<String>>(options());
            late.put("--format", value -> format = value);
            final var arguments = LateOptions.take(words(), given(), late, flags());
            final var text = run(arguments).render(format == null ? Format.TABLE : Format.of(format));
            // Neither returned, which prints nothing for a client without terminal, nor written to the session's
            // console, which would pass by the command that the user pipes this one into.
            Process.Utils.current().out().println(text);
            return null;
        } catch (Refusal | IllegalArgumentException e) {
            // The shell shows exactly this text and makes the command fail.
            throw new CommandException(e.getMessage(), e.getMessage(), e);
        }
    }

    /** Returns the options that can be given once only, and whether Karaf found them before the arguments. */
    private Map<String, Boolean> given() {
        final var given = new HashMap<String, Boolean>();
        for (Class<?> type = getClass(); type != WeftCommand.class.getSuperclass(); type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                final var option = field.getAnnotation(Option.class);
                if (option != null && field.getType() == String.class) {
                    given.put(option.name(), valueOf(field) != null);
                }
            }
        }
        return given;
    }

    private Object valueOf(final Field field) {
        try {
            field.setAccessible(true);
            return field.get(this);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("option " + field.getName() + " cannot be read", e);
        }
    }

    /** Returns those who know and do what commands are for. */
    final ConsoleServices services() {
        return services;
    }

    /**
     * Does what the command is for.
     *
     * @param arguments the words that are not options
     * @return the answer
     * @throws Refusal when it cannot be done
     * @throws IllegalArgumentException when what the user typed is wrong
     */
    abstract Answer<?> run(List<String> arguments) throws Refusal;

    /**
     * Returns what Karaf takes for arguments.
     *
     * @return arguments, and options after them
     */
    List<String> words() {
        return List.of();
    }

    /**
     * Returns where the values of the command's own options go.
     *
     * @return what to do with the value of each option
     */
    Map<String, Consumer<String>> options() {
        return Map.of();
    }

    /**
     * Returns what the command's own options do that have no value.
     *
     * @return what to do for each option
     */
    Map<String, Runnable> flags() {
        return Map.of();
    }

    /**
     * Returns the only argument.
     *
     * @param arguments the words that are not options
     * @param what what the argument is
     * @return the argument
     */
    static String only(final List<String> arguments, final String what) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("give one " + what + (arguments.isEmpty() ? ""
                : ", not " + String.join(" ", arguments)));
        }
        return arguments.get(0);
    }
}
