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
import dev.weft.cli.view.LinkView;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:link-show} (VL-1). */
@Service
@Command(scope = "weft", name = "link-show", description = "Shows all of one virtual link",
    detailedDescription = "The link's properties; for each end the node it is on, its outer address, its own status "
        + "and reason, whether it is alive and how long a query takes; what passed the ends, and the last changes of "
        + "the status. weft:flows NAME shows the link's flows.")
public final class LinkShowCommand extends NamedLinkCommand {
    @Override
    Answer<?> run(final LinkId link) throws Refusal {
        return new Answer<>(services().views().link(link), LinkView::details);
    }
}
