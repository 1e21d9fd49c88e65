/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.CopyView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:copy-list} (FN-9). */
@Service
@Command(scope = "weft", name = "copy-list", description = "Lists the copies of templates",
    detailedDescription = "Each copy that is deployed or saved: the template it was made from, since when it is "
        + "deployed or saved, how many appliances, links and networks it has, how many of them are up, and how many "
        + "were deleted by hand. weft:copy-show tells more about one of them.")
public final class CopyListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().templates().copies(), CopyView::table);
    }
}
