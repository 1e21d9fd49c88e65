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
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes port profiles away from interfaces. */
@Service
@Command(scope = "weft", name = "profile-detach", description = "Takes the port profile away from interfaces",
    detailedDescription = "After that they have the profile that external_ids:weft-profile of their port says on its "
        + "node, if any. Example: weft:profile-detach vm1/eth0")
public final class ProfileDetachCommand extends NamedCommand {
    @Argument(index = 0, name = "INTERFACE", description = "The interface, as APPLIANCE/INTERFACE; further ones can "
        + "follow", required = true)
    @Completion(MemberCompleter.class)
    private String port;

    @Override
    String name() {
        return port;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final boolean changed = services().steering().profiles()
            .attach(arguments.stream().map(Options::port).toList(), Optional.empty());
        return IntentOutcome.answer("profile", "of " + String.join(" ", arguments), changed ? "detached" : "unchanged");
    }
}
