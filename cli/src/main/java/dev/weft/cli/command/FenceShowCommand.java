/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.overlay.NetworkKey.Kind;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:fence-show} (FN-1, FN-6). */
@Service
@Command(scope = "weft", name = "fence-show", description = "Shows all of one fence",
    detailedDescription = "The fence: " + NamedNetworkCommand.DETAILS)
public final class FenceShowCommand extends NamedNetworkCommand {
    @Argument(index = 0, name = "NAME", description = "The fence's name", required = true)
    @Completion(FenceNameCompleter.class)
    private String name;

    /** Made by Karaf. */
    public FenceShowCommand() {
        super(Optional.of(Kind.FENCE));
    }

    @Override
    String name() {
        return name;
    }
}
