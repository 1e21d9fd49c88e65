/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.FirewallWords;
import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.store.Refusal;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Puts a rule into a firewall that switches are. */
@Service
@Command(scope = "weft", name = "service-rule-add", description = "Puts a rule into a built-in firewall",
    detailedDescription = "SERVICE ORDER RULE: instead of the rule with that order, if there is one. The rule is words "
        + "with commas between them: allow or drop; direction=from for connections that the workload begins, "
        + "direction=to for those that it gets, both by default; and words as with weft:policy-add --classifier, where "
        + "local is the workload's side in both directions. Open connections stay. Example: "
        + "weft:service-rule-add wall 10 allow,direction=from,tcp,remote-port=80")
public final class ServiceRuleAddCommand extends ServicePartCommand {
    @Override
    List<String> form() {
        return List.of("ORDER", "RULE");
    }

    @Override
    Answer<?> change(final Name of, final List<String> typed) throws Refusal {
        final var rule = FirewallWords.read(ServiceWords.order(typed.get(0)), typed.get(1));
        return IntentOutcome.changed("service", of.getValue(), services().steering().services().putRule(of, rule));
    }
}
