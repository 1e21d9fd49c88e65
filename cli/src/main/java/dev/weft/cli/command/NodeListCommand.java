/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.NodeView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:node-list} (RM-2). */
@Service
@Command(scope = "weft", name = "node-list", description = "Lists the nodes: hosts with Open vSwitch",
    detailedDescription = "Each node with its status, outer addresses and connections. FLOWS is how many flows of "
        + "Weft's are on the switch and WANTED how many should be; FLOW-MODS counts what was sent since this "
        + "controller took charge of the node, and stays 0 after a restart when nothing changed. OVERSIZE is how "
        + "it sends packets that are too large for the underlay, HELPER when its helper reported last. REASON says "
        + "what to do about a node that is not up.")
public final class NodeListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().nodes(), NodeView::table);
    }
}
