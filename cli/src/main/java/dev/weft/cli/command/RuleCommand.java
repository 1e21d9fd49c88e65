/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.Prefixes;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** A command about a rule of a policy's mapping (SI-9). */
abstract class RuleCommand extends WeftCommand {
    @Argument(index = 0, name = "POLICY", description = "The policy's name", required = true)
    @Completion(PolicyNameCompleter.class)
    private String policy;

    @Argument(index = 1, name = "LOCAL", description = "Addresses of the workload, 0.0.0.0/0 or ::/0 for all",
        required = true)
    private String local;

    @Argument(index = 2, name = "REMOTE", description = "Addresses of the other side, of the same family",
        required = true)
    private String remote;

    @Argument(index = 3, name = MORE, description = MORE_HELP, multiValued = true)
    private List<String> more = new ArrayList<>();

    @Override
    final List<String> words() {
        final var words = new ArrayList<String>(List.of(policy, local, remote));
        words.addAll(more);
        return words;
    }

    @Override
    final Answer<?> run(final List<String> arguments) throws Refusal {
        if (arguments.size() != 3) {
            throw new IllegalArgumentException("give one policy and two prefixes, not " + String.join(" ", arguments));
        }
        return run(Words.name("policy", arguments.get(0)), new RuleKey(Prefixes.prefix("LOCAL", arguments.get(1)),
            Prefixes.prefix("REMOTE", arguments.get(2))));
    }

    /** Does what the command is for. */
    abstract Answer<?> run(Name ofPolicy, RuleKey key) throws Refusal;

    static String label(final Name ofPolicy, final RuleKey key) {
        return ofPolicy.getValue() + " " + key.getLocal().stringValue() + " " + key.getRemote().stringValue();
    }
}
