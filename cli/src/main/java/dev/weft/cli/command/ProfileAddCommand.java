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
import dev.weft.cli.template.Words;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileBuilder;

/** Makes a port profile. */
@Service
@Command(scope = "weft", name = "profile-add", description = "Makes a port profile",
    detailedDescription = "Makes a port profile: policies for the traffic of interfaces that have it, the first one "
        + "that fits a frame applies. Example: weft:profile-add web --policy scrub:to,web")
public final class ProfileAddCommand extends ProfileOptions {
    @Argument(index = 0, name = "NAME", description = "The profile's name", required = true)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var profile = only(arguments, "profile");
        final var wanted = new PortProfileBuilder().setName(Words.name("profile", profile))
            .setPolicy(ServiceWords.policies(policies())).build();
        return IntentOutcome.created("profile", profile, services().steering().profiles().add(wanted));
    }
}
