/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.api.id.LinkId;
import dev.weft.cli.store.Refusal;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:link-delete} (VL-1, VL-14). */
@Service
@Command(scope = "weft", name = "link-delete", description = "Deletes a virtual link",
    detailedDescription = "The link's flows go from all nodes at once, and its interfaces are shut until other links "
        + "use them.")
public final class LinkDeleteCommand extends NamedLinkCommand {
    @Override
    Answer<?> run(final LinkId link) throws Refusal {
        services().links().delete(link);
        return LinkOutcome.answer(link, "deleted");
    }
}
