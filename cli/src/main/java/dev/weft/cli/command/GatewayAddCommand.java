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
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayBuilder;

/** Makes a gateway. */
@Service
@Command(scope = "weft", name = "gateway-add", description = "Makes a gateway",
    detailedDescription = "Makes a gateway between networks: it routes, translates addresses on its outside interface, "
        + "and lets connections pass that its rules allow; replies pass by themselves. --interface and "
        + "--default-action are always needed. What is impossible is refused with the same text as by RESTCONF, and "
        + "nothing changes. Example: weft:gateway-add edge --node host1 --interface red=10.1.0.1/24 --interface "
        + "out=198.51.100.2/24,outside --route 0.0.0.0/0=198.51.100.1 --source-nat 198.51.100.2 --default-action drop "
        + "--rule allow,from=red,to=out --forward tcp:8080=10.1.0.10,80")
public final class GatewayAddCommand extends GatewayOptions {
    @Argument(index = 0, name = "NAME", description = "The gateway's name", required = true)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var gateway = only(arguments, "gateway");
        final var wanted = apply(new GatewayBuilder().setName(Words.name("gateway", gateway))).build();
        return IntentOutcome.created("gateway", gateway, services().steering().gateways().add(wanted));
    }
}
