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

/** Takes a forward out of a gateway. */
@Service
@Command(scope = "weft", name = "gateway-forward-remove", description = "Takes a forward out of a gateway",
    detailedDescription = "GATEWAY PROTOCOL:PORT: "
        + "new connections to that port end at the gateway; open ones go on until "
        + "they end. Example: weft:gateway-forward-remove edge tcp:8080")
public final class GatewayForwardRemoveCommand extends GatewayPartCommand {
    @Override
    List<String> form() {
        return List.of("PROTOCOL:PORT");
    }

    @Override
    Answer<?> change(final Name of, final List<String> typed) throws Refusal {
        services().steering().gateways().removeForward(of, GatewayWords.forwarded(typed.get(0)));
        return IntentOutcome.answer("gateway", of.getValue(), "changed");
    }
}
