/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes a gateway. */
@Service
@Command(scope = "weft", name = "gateway-set", description = "Changes a gateway",
    detailedDescription = "Changes a gateway in one step. What is not given stays; what is given replaces all of its "
        + "kind, and the word none takes all of it away. A forward without ADDRESS keeps that of its port, and "
        + "--source-nat none takes the inside-prefix along. Another node takes over at once. Single rules and forwards "
        + "are changed with weft:gateway-rule-add, -rule-remove, weft:gateway-forward-add and -forward-remove. "
        + "Example: weft:gateway-set edge --node host2 --source-nat none")
public final class GatewaySetCommand extends GatewayOptions {
    @Argument(index = 0, name = "NAME", description = "The gateway's name", required = true)
    @Completion(GatewayNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var gateway = only(arguments, "gateway");
        if (isEmpty()) {
            throw new IllegalArgumentException("nothing to change: give --node, --interface, --route, --source-nat,"
                + " --inside-prefix, --forward, --rule or --default-action");
        }
        return IntentOutcome.changed("gateway", gateway,
            services().steering().gateways().set(Words.name("gateway", gateway), this::apply));
    }
}
