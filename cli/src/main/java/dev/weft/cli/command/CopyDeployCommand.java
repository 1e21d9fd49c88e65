/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.DeployRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code weft:copy-deploy} (FN-9, FN-10). */
@Service
@Command(scope = "weft", name = "copy-deploy", description = "Makes copies of a template",
    detailedDescription = "Makes the copies named after the template, and those that --prefix and --count give, all in "
        + "one transaction: when anything is refused, nothing of any of them is there. An object of a copy is called "
        + "COPY.NAME; inner addresses are those of the template. Example: weft:copy-deploy farm --prefix lab --count "
        + "50 --node host1,host2,host3")
public final class CopyDeployCommand extends TemplateCommand {
    @Argument(index = 0, name = "TEMPLATE", description = "The template's name", required = true)
    @Completion(TemplateNameCompleter.class)
    private String name;

    @Option(name = "--prefix", description = "Further copies are called PREFIX-1 and so on")
    private String prefix;

    @Option(name = "--first", description = "The number of the first of them; 1 by default")
    private String first;

    @Option(name = "--count", description = "How many of them, 1 to 1000; 1 by default")
    private String count;

    @Option(name = "--node", description = "The nodes to which copies or appliances go in turn, separated by commas")
    @Completion(NodeNameCompleter.class)
    private String nodes;

    @Option(name = "--spread", description = "What goes on the next node: each copy as a whole, or each appliance")
    @Completion(value = StringsCompleter.class, values = {"copy", "appliance"})
    private String spread;

    @Option(name = "--place", description = "Where single appliances of each copy go, as APPLIANCE=NODE, separated by "
        + "commas")
    private String place;

    @Option(name = "--attach", description = "Interfaces of each copy that become members of networks that exist, as "
        + "APPLIANCE/INTERFACE=NETWORK, separated by commas")
    private String attach;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--prefix", value -> prefix = value, "--first", value -> first = value,
            "--count", value -> count = value, "--node", value -> nodes = value, "--spread", value -> spread = value,
            "--place", value -> place = value, "--attach", value -> attach = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        return answer(actions().deploy(new DeployRequest(arguments.get(0), arguments.subList(1, arguments.size()))
            .numbered(prefix, first, count).spread(nodes, spread).placed(place).attached(attach)));
    }
}
