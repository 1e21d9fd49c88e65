/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:network-list} (FN-1, VN-1). */
@Service
@Command(scope = "weft", name = "network-list", description = "Lists the private networks: fences and vnets",
    detailedDescription = "Each network " + NetworksCommand.DETAILS + "weft:network-show tells more about one of them.")
public final class NetworkListCommand extends NetworksCommand {
    /** Made by Karaf. */
    public NetworkListCommand() {
        super(Optional.empty());
    }
}
