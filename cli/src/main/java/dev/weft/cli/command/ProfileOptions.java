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
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;

/** A command with the policies of a port profile as an option. */
abstract class ProfileOptions extends NamedCommand {
    @Option(name = "--policy", description = "Policies in their order, with commas between them: POLICY for what the "
        + "workload sends and gets, POLICY:from for what it sends, POLICY:to for what it gets; can be given several "
        + "times", multiValued = true)
    @Completion(PolicyNameCompleter.class)
    private List<String> policies = new ArrayList<>();

    @Override
    final Map<String, Consumer<String>> options() {
        return Map.of("--policy", value -> policies.add(value));
    }

    /** Returns what was given, in its order. */
    final List<String> policies() {
        return policies;
    }
}
