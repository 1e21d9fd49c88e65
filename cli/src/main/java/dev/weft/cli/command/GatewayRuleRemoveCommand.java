/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.store.Refusal;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Takes a rule out of a gateway. */
@Service
@Command(scope = "weft", name = "gateway-rule-remove", description = "Takes a rule out of a gateway",
    detailedDescription = "GATEWAY ORDER: "
        + "weft:gateway-show tells the orders. Example: weft:gateway-rule-remove edge 15")
public final class GatewayRuleRemoveCommand extends GatewayPartCommand {
    @Override
    List<String> form() {
        return List.of("ORDER");
    }

    @Override
    Answer<?> change(final Name of, final List<String> typed) throws Refusal {
        services().steering().gateways().removeRule(of,
            new RuleKey(Uint16.valueOf(ServiceWords.order(typed.get(0)))));
        return IntentOutcome.answer("gateway", of.getValue(), "changed");
    }
}
