/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.GatewayWords;
import dev.weft.cli.store.Refusal;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Puts a forward into a gateway. */
@Service
@Command(scope = "weft", name = "gateway-forward-add", description = "Puts a forward into a gateway",
    detailedDescription = "GATEWAY PROTOCOL:PORT[@ADDRESS]=SERVER[,PORT]: "
        + "instead of that of the same port, if there is one. ADDRESS is the own address of the outside interface, all "
        + "for all of them; when it is not given it stays as it is. Example: "
        + "weft:gateway-forward-add edge tcp:8080=10.1.0.10,80")
public final class GatewayForwardAddCommand extends GatewayPartCommand {
    @Override
    List<String> form() {
        return List.of("FORWARD");
    }

    @Override
    Answer<?> change(final Name of, final List<String> typed) throws Refusal {
        return IntentOutcome.changed("gateway", of.getValue(),
            services().steering().gateways().putForward(of,
                present -> GatewayWords.forward(typed.get(0), present)));
    }
}
