/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.PolicyView;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Shows all of one policy. */
@Service
@Command(scope = "weft", name = "policy-show", description = "Shows all of one policy",
    detailedDescription = "The policy: its properties, the chain, generations that open connections still use, "
        + "workloads, classifiers, and the last changes of the status. With --traffic also what was led through each "
        + "instance and what it gave back, read from the nodes at that moment. weft:flows NAME shows its flows.")
public final class PolicyShowCommand extends NamedCommand {
    private static final String TRAFFIC = "--traffic";

    @Argument(index = 0, name = "NAME", description = "The policy's name", required = true)
    @Completion(PolicyNameCompleter.class)
    private String name;

    @Option(name = TRAFFIC, description = "Also how much traffic it led")
    private boolean traffic;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Runnable> flags() {
        return Map.of(TRAFFIC, () -> traffic = true);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var view = services().views().steering().policy(only(arguments, "policy"));
        return new Answer<>(traffic ? view.with(services().steering().counters().read(new Name(view.name()))) : view,
            PolicyView::details);
    }
}
