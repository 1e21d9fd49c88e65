/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Something to pipe into. */
@Service
@Command(scope = "test", name = "upper", description = "Prints its input in capital letters")
public final class UpperCommand implements Action {
    @Override
    public Object execute() throws Exception {
        Process.Utils.current().out().print(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
            .toUpperCase(Locale.ROOT));
        return null;
    }
}
