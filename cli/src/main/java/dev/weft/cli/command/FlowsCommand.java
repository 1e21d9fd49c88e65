/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.flow.NodeFlows;
import dev.weft.cli.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:flows}: wanted flows, flows on the switches, and the difference. */
@Service
@Command(scope = "weft", name = "flows", description = "Compares the flows on switches with those wanted",
    detailedDescription = "Asks the switches and marks each flow: nothing when it is wanted and there, '-' when it is "
        + "wanted and missing, '+' when it is there and not wanted. Before the flow stands the object that made it. "
        + "With a node's name all flows of the node are shown; with a link, a chain (its links), a network (its "
        + "members and addresses), a service (its instances), a policy (its chain), an interface as "
        + "APPLIANCE/INTERFACE or the beginning of a word in an object's name its flows on all nodes, or on NODE "
        + "only. A node that is named like an object comes first; give NODE to mean the object.")
public final class FlowsCommand extends WeftCommand {
    @Argument(index = 0, name = "NODE|OBJECT",
        description = "A node, or a link, chain, network, service or policy, APPLIANCE/INTERFACE or part of an "
            + "object's name",
        required = true)
    @Completion(FlowOwnerCompleter.class)
    private String subject;

    @Argument(index = 1, name = "NODE", description = "Look for the object on this node only. " + MORE_HELP,
        multiValued = true)
    @Completion(NodeNameCompleter.class)
    private List<String> more = new ArrayList<>();

    @Override
    List<String> words() {
        final var words = new ArrayList<String>(List.of(subject));
        words.addAll(more);
        return words;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var flows = switch (arguments.size()) {
            case 1 -> services().flows().of(arguments.get(0));
            case 2 -> services().flows().ofObject(arguments.get(0), arguments.get(1));
            default -> throw new IllegalArgumentException("give a node, or an object and perhaps a node, not "
                + String.join(" ", arguments));
        };
        return new Answer<>(flows, NodeFlows::table);
    }
}
