/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.TemplateView;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:template-list} (FN-9). */
@Service
@Command(scope = "weft", name = "template-list", description = "Lists the templates",
    detailedDescription = "Each template with how many appliances, links and networks it has, and how many copies of it"
        + " are deployed. weft:template-show tells more about one of them.")
public final class TemplateListCommand extends WeftCommand {
    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(services().templates().templates(), TemplateView::table);
    }
}
