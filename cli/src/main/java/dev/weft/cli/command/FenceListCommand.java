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
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:fence-list} (FN-1). */
@Service
@Command(scope = "weft", name = "fence-list", description = "Lists the fences",
    detailedDescription = "Each fence " + NetworksCommand.DETAILS + "weft:fence-show tells more about one of them.")
public final class FenceListCommand extends NetworksCommand {
    /** Made by Karaf. */
    public FenceListCommand() {
        super(Optional.of(Kind.FENCE));
    }
}
