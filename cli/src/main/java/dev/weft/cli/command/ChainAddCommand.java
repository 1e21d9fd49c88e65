/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.link.ChainSettings;
import dev.weft.cli.link.Stages;
import dev.weft.cli.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;

/** Makes a chain (VL-16). */
@Service
@Command(scope = "weft", name = "chain-add", description = "Makes a chain: appliances joined in their order by links",
    detailedDescription = "Joins the OUT of each stage with the IN of the next one by a virtual link. The links are as "
        + "any others (weft:link-list), but are made, changed and deleted with their chain only. Example: "
        + "weft:chain-add edge --stage router/-/lan --stage fw/outside/inside --stage lb/front")
public final class ChainAddCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The chain's name, 47 characters at most", required = true)
    private String name;

    @Option(name = "--stage", description = "An appliance as APPLIANCE/IN/OUT, with - for no interface, or "
        + "APPLIANCE/IN; give it once for each, two at least, in their order", multiValued = true)
    private List<String> stages = new ArrayList<>();

    @Option(name = "--dscp", description = "The outer DSCP of its links: inherit (from the inner packet), or 0 to 63")
    @Completion(value = StringsCompleter.class, values = {"inherit", "0", "8", "10", "18", "26", "34", "46"})
    private String dscp;

    @Option(name = "--outer-family", description = "The outer address family of its links, ipv4 or ipv6; by default "
        + "IPv4 where both ends have it")
    @Completion(value = StringsCompleter.class, values = {"ipv4", "ipv6"})
    private String family;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--stage", value -> stages.add(value), "--dscp", value -> dscp = value,
            "--outer-family", value -> family = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var chain = only(arguments, "chain");
        final var wanted = new ChainSettings(dscp, family).in(new ChainBuilder().setName(Stages.name(chain))
            .setStage(new Stages(stages).numbered())).build();
        return IntentOutcome.created("chain", chain, services().chains().add(wanted));
    }
}
