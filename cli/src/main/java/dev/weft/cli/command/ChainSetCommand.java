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

/** Changes a chain (VL-16). */
@Service
@Command(scope = "weft", name = "chain-set", description = "Changes a chain",
    detailedDescription = "Changes the stages of a chain, or how its links are, in one step. Links between appliances "
        + "that stay neighbours go on. What is not given stays. Examples: weft:chain-set edge --insert ids/in/out "
        + "--after fw; weft:chain-set edge --remove ids; weft:chain-set edge --stage router/-/lan --stage "
        + "lb/front/back --stage fw/outside")
public final class ChainSetCommand extends NamedCommand {
    @Argument(index = 0, name = "NAME", description = "The chain's name", required = true)
    @Completion(ChainNameCompleter.class)
    private String name;

    @Option(name = "--stage", description = "All stages anew in their order, as with weft:chain-add",
        multiValued = true)
    private List<String> stages = new ArrayList<>();

    @Option(name = "--insert", description = "A stage to put in, as APPLIANCE/IN/OUT; give --before or --after with it")
    private String insert;

    @Option(name = "--before", description = "The appliance before which it is put")
    private String before;

    @Option(name = "--after", description = "The appliance after which it is put")
    private String after;

    @Option(name = "--remove", description = "The appliance whose stage to take out; its neighbours are joined")
    private String remove;

    @Option(name = "--dscp", description = "The outer DSCP of its links: inherit, or 0 to 63")
    @Completion(value = StringsCompleter.class, values = {"inherit", "0", "8", "10", "18", "26", "34", "46"})
    private String dscp;

    @Option(name = "--outer-family", description = "The outer address family of its links, ipv4 or ipv6")
    @Completion(value = StringsCompleter.class, values = {"ipv4", "ipv6"})
    private String family;

    @Override
    String name() {
        return name;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--stage", value -> stages.add(value), "--insert", value -> insert = value,
            "--before", value -> before = value, "--after", value -> after = value,
            "--remove", value -> remove = value, "--dscp", value -> dscp = value,
            "--outer-family", value -> family = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        final var chain = only(arguments, "chain");
        if (stages.isEmpty() && insert == null && remove == null && dscp == null && family == null) {
            throw new IllegalArgumentException("nothing to change: give --stage, --insert, --remove, --dscp or"
                + " --outer-family");
        }
        if (insert != null && before == null == (after == null)) {
            throw new IllegalArgumentException("--insert needs either --before or --after");
        }
        return IntentOutcome.changed("chain", chain, services().chains().set(Stages.name(chain), this::change));
    }

    private ChainBuilder change(final ChainBuilder chain) {
        if (!stages.isEmpty() || insert != null || remove != null) {
            final var wanted = stages.isEmpty() ? new Stages(chain.build()) : new Stages(stages);
            if (remove != null) {
                wanted.remove(remove);
            }
            if (insert != null) {
                wanted.insert(insert, before == null ? after : before, before == null);
            }
            chain.setStage(wanted.numbered());
        }
        return new ChainSettings(dscp, family).in(chain);
    }
}
