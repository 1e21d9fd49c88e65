/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.ServiceView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the services. */
@Service
@Command(scope = "weft", name = "service-list", description = "Lists the services",
    detailedDescription = "Each service with its status, the network whose traffic it gets, its instances and how "
        + "many of them are up, what becomes of traffic while none is, what it sees before frames, how its health is "
        + "probed, and the policies whose chains visit it. weft:service-show tells more about one of them.")
public final class ServiceListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().steering().services(), ServiceView::table);
    }
}
