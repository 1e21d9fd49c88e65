/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.ProfileView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows all of one port profile. */
@Service
@Command(scope = "weft", name = "profile-show", description = "Shows all of one port profile",
    detailedDescription = "The profile: its policies in their order with their direction, and the interfaces that "
        + "have it, by intent or because their port on the node says so, and whether it is in force there.")
public final class ProfileShowCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The profile's name", required = true)
    @Completion(ProfileNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().steering().profile(only(arguments, "profile")), ProfileView::details);
    }
}
