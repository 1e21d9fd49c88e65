/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.ChainView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists chains (VL-16). */
@Service
@Command(scope = "weft", name = "chain-list", description = "Lists the chains of appliances",
    detailedDescription = "Each chain with its status, its appliances in their order, and how many of its links are "
        + "up. weft:chain-show tells more about one of them.")
public final class ChainListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().chains(), ChainView::table);
    }
}
