/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.id.NodeId;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.NodeView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:node-show} (RM-2). */
@Service
@Command(scope = "weft", name = "node-show", description = "Shows all of one node",
    detailedDescription = "The node's properties and connections, how it sends packets that are too large for the "
        + "underlay, which networks have members on it, when its helper "
        + "reported last, and the helper's counters. weft:flows NAME shows its flows.")
public final class NodeShowCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The node's name", required = true)
    @Completion(NodeNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().node(new NodeId(only(arguments, "node"))), NodeView::details);
    }
}
