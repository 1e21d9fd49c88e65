/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:alarm-purge} (VL-12). */
@Service
@Command(scope = "weft", name = "alarm-purge", description = "Takes cleared alarms off the list",
    detailedDescription = "Alarms that are raised stay: they go when what is wrong is put right.")
public final class AlarmPurgeCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(Map.of("purged", services().alarms().purgeCleared()),
            answer -> answer.get("purged") + " alarms purged");
    }
}
