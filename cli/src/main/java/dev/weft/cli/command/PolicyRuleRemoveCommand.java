/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Takes a rule out of a mapping. */
@Service
@Command(scope = "weft", name = "policy-rule-remove", description = "Takes a rule out of the mapping of a policy",
    detailedDescription = "New traffic takes the way of another rule that fits, or what without-rule says.")
public final class PolicyRuleRemoveCommand extends RuleCommand {
    @Override
    Answer<?> run(final Name ofPolicy, final RuleKey key) throws Refusal {
        services().steering().policies().removeRule(ofPolicy, key);
        return IntentOutcome.answer("rule", label(ofPolicy, key), "removed");
    }
}
