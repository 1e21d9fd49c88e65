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
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists port profiles. */
@Service
@Command(scope = "weft", name = "profile-list", description = "Lists the port profiles",
    detailedDescription = "Each port profile with its policies in their order (POLICY:from or POLICY:to where it "
        + "is for one direction only), how many interfaces have it, and on how many of them it is in force.")
public final class ProfileListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().steering().profiles(), ProfileView::table);
    }
}
