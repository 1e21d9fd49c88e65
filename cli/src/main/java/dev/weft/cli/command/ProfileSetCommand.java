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
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes a port profile. */
@Service
@Command(scope = "weft", name = "profile-set", description = "Changes a port profile",
    detailedDescription = "Changes the policies of a port profile in one step, also while interfaces have it: their "
        + "traffic is led by the old ones or the new ones. The word none takes all of them away: traffic goes "
        + "directly. Example: weft:profile-set web --policy scrub:to,web")
public final class ProfileSetCommand extends ProfileOptions {
    @Argument(index = 0, name = "NAME", description = "The profile's name", required = true)
    @Completion(ProfileNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var profile = only(arguments, "profile");
        if (policies().isEmpty()) {
            throw new IllegalArgumentException("nothing to change: give --policy");
        }
        final var wanted = ServiceWords.policies(policies().equals(List.of("none")) ? List.of() : policies());
        return IntentOutcome.changed("profile", profile, services().steering().profiles()
            .set(Words.name("profile", profile), present -> present.setPolicy(wanted)));
    }
}
