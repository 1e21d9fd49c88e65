/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:network-show} (FN-1, FN-6, VN-1). */
@Service
@Command(scope = "weft", name = "network-show", description = "Shows all of one private network",
    detailedDescription = "The private network: " + NamedNetworkCommand.DETAILS)
public final class NetworkShowCommand extends NamedNetworkCommand {
    @Argument(index = 0, name = "NAME", description = "The network's name", required = true)
    @Completion(NetworkNameCompleter.class)
    private String name;

    /** Made by Karaf. */
    public NetworkShowCommand() {
        super(Optional.empty());
    }

    @Override
    String name() {
        return name;
    }
}
