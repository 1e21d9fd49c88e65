/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.LinkView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:link-list} (VL-1). */
@Service
@Command(scope = "weft", name = "link-list", description = "Lists the virtual links",
    detailedDescription = "Each virtual link with its status, whether its ends hear each other, its key on the wire, "
        + "its two ends, its outer DSCP, the largest inner packet that crosses in one piece and in two halves, and the "
        + "round-trip time that end a measured. weft:link-show tells more about one of them.")
public final class LinkListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().views().links(), LinkView::table);
    }
}
