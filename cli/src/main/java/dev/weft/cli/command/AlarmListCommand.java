/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.AlarmView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:alarm-list} (VL-12). */
@Service
@Command(scope = "weft", name = "alarm-list", description = "Lists what is wrong",
    detailedDescription = "Each alarm that is raised: what it is about, what is wrong, how bad that is, since when, "
        + "and what to do about it. CHANGES counts how often it was raised or cleared. With --all also alarms that are "
        + "cleared; weft:alarm-purge takes those off the list.")
public final class AlarmListCommand extends WeftCommand {
    @Option(name = "--all", description = "Also alarms that are cleared")
    private boolean all;

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().alarms(all), AlarmView::table);
    }
}
