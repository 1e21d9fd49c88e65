/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.ApplianceView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:appliance-list} (RM-1, VL-14). */
@Service
@Command(scope = "weft", name = "appliance-list", description = "Lists the appliances and their interfaces",
    detailedDescription = "One row for each interface. Only link-enabled interfaces can be ends of virtual links; "
        + "without a link they are shut. Any interface that is in no link can be a member of a "
        + "network. PORT is the external_ids:iface-id by which the port is found on the node, or "
        + "the network card of a physical appliance.")
public final class ApplianceListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().appliances(), ApplianceView::table);
    }
}
