/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.link.Options;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Gives interfaces a port profile. */
@Service
@Command(scope = "weft", name = "profile-attach", description = "Gives interfaces a port profile",
    detailedDescription = "The interfaces are members of the network of the profile's policies and have an inner "
        + "mac-address. What their ports say on their nodes counts no more. All of them get it, or none. Example: "
        + "weft:profile-attach web vm1/eth0 vm2/eth0")
public final class ProfileAttachCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The profile's name", required = true)
    @Completion(ProfileNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var profile = arguments.get(0);
        if (arguments.size() < 2) {
            throw new IllegalArgumentException("give the interfaces that get the profile, as APPLIANCE/INTERFACE");
        }
        final var ports = arguments.subList(1, arguments.size()).stream().map(Options::port).toList();
        final boolean changed = services().steering().profiles().attach(ports,
            Optional.of(Words.name("profile", profile)));
        return IntentOutcome.answer("profile", profile, changed ? "attached" : "unchanged");
    }
}
