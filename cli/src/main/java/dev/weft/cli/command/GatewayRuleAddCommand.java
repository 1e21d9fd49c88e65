/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.RuleWords;
import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.store.Refusal;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Puts a rule into a gateway. */
@Service
@Command(scope = "weft", name = "gateway-rule-add", description = "Puts a rule into a gateway",
    detailedDescription = "GATEWAY ORDER RULE: "
        + "instead of the rule with that order, if there is one. The rule is words as "
        + "with weft:gateway-add --rule. Example: weft:gateway-rule-add edge 15 drop,tcp,destination-port=25")
public final class GatewayRuleAddCommand extends GatewayPartCommand {
    @Override
    List<String> form() {
        return List.of("ORDER", "RULE");
    }

    @Override
    Answer<?> change(final Name of, final List<String> typed) throws Refusal {
        final var rule = RuleWords.read(ServiceWords.order(typed.get(0)), typed.get(1));
        return IntentOutcome.changed("gateway", of.getValue(),
            services().steering().gateways().putRule(of, rule));
    }
}
