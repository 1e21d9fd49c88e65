/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.GatewayView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the gateways. */
@Service
@Command(scope = "weft", name = "gateway-list", description = "Lists the gateways",
    detailedDescription = "Each gateway with its status, the node that does the work, its networks, the outside one, "
        + "the addresses that sources are translated to, how many forwards and rules it has, and what becomes of "
        + "connections that no rule fits. weft:gateway-show tells more about one of them.")
public final class GatewayListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().gateways(), GatewayView::table);
    }
}
