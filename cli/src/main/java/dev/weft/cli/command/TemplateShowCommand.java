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
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weft:template-show} (FN-9). */
@Service
@Command(scope = "weft", name = "template-show", description = "Shows all of one template",
    detailedDescription = "The template's appliances with their interfaces, inner addresses and the link or network "
        + "each is in, and the copies that are deployed. To take the template out whole, read "
        + "/rests/data/weft-template:templates/template=NAME.")
public final class TemplateShowCommand extends TemplateCommand {
    @Argument(index = 0, name = "NAME", description = "The template's name", required = true)
    @Completion(TemplateNameCompleter.class)
    private String name;

    @Override
    String name() {
        return name;
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return new Answer<>(actions().template(only(arguments, "template")), TemplateView::details);
    }
}
