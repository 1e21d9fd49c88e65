/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.NetworkView;
import java.util.List;
import java.util.Optional;

/** Lists networks of one kind, or of both. */
abstract class NetworksCommand extends WeftCommand {
    static final String DETAILS = "with its status, its key on the wire, how many members it has and how many "
        + "of them are up, the largest inner packet that crosses in one piece and in two halves, what is done about "
        + "packets that are too large, and how a vnet's frames are protected. ";

    private final Optional<Kind> kind;

    NetworksCommand(final Optional<Kind> kind) {
        this.kind = kind;
    }

    @Override
    final Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().networks(kind), NetworkView::table);
    }
}
