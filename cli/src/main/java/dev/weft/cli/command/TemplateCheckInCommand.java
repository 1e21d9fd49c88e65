/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.CheckInInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** {@code weft:template-check-in} (FN-9). */
@Service
@Command(scope = "weft", name = "template-check-in", description = "Makes a template of appliances that exist",
    detailedDescription = "Stores the appliances named after the template with their interfaces and inner addresses, "
        + "and the links and networks that are wholly among them; what reaches outside is a reason to refuse, unless "
        + "--leave-out is given. Nodes and ids are not taken along, as each copy gets its own. Example: "
        + "weft:template-check-in farm fw web1 web2. With --copy the appliances are those of a copy, so a template is "
        + "changed by deploying it, changing the copy, and checking that in with --replace.")
public final class TemplateCheckInCommand extends TemplateCommand {
    @Argument(index = 0, name = "NAME", description = "The template's name", required = true)
    @Completion(TemplateNameCompleter.class)
    private String name;

    @Option(name = "--copy", description = "The copy whose appliances are taken, in place of appliances by name")
    @Completion(CopyNameCompleter.class)
    private String copy;

    @Option(name = "--description", description = "What the template is for")
    private String description;

    @Option(name = "--leave-out", description = "Leave out what reaches outside")
    private boolean leaveOut;

    @Option(name = "--replace", description = "Replace a template of that name")
    private boolean replace;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Runnable> flags() {
        return Map.of("--leave-out", () -> leaveOut = true, "--replace", () -> replace = true);
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--copy", value -> copy = value, "--description", value -> description = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var appliances = new LinkedHashSet<Name>();
        arguments.subList(1, arguments.size()).forEach(word -> appliances.add(Words.name("appliance", word)));
        return answer(actions().checkIn(new CheckInInputBuilder().setName(Words.name("template", arguments.get(0)))
            .setAppliance(appliances).setCopy(Words.name("copy", copy)).setDescription(description)
            .setLeaveOut(leaveOut).setReplace(replace).build()));
    }
}
