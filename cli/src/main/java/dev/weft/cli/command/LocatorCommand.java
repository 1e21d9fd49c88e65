/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.Prefixes;
import dev.weft.cli.service.ServiceWords;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.template.Words;
import dev.weft.cli.view.LocatorView;
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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.Question.Direction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.input.QuestionBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer.Result;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Asks the mapping service which way traffic takes. */
@Service
@Command(scope = "weft", name = "locator", description = "Asks the mapping service which way traffic takes",
    detailedDescription = "Asks for locator after locator, as nodes do, which way traffic between two addresses takes "
        + "by the mapping of a policy. No packet is sent, and nodes may still use older answers. Example: "
        + "weft:locator web 10.0.0.1 10.9.0.1")
public final class LocatorCommand extends WeftCommand {
    private static final int MOST = 16;

    @Argument(index = 0, name = "POLICY", description = "The policy's name", required = true)
    @Completion(PolicyNameCompleter.class)
    private String policy;

    @Argument(index = 1, name = "SOURCE", description = "The source address", required = true)
    private String source;

    @Argument(index = 2, name = "DESTINATION", description = "The destination address", required = true)
    private String destination;

    @Argument(index = 3, name = MORE, description = MORE_HELP, multiValued = true)
    private List<String> more = new ArrayList<>();

    @Option(name = "--direction", description = "from: the workload that has the policy sends it (by default); to: it "
        + "is sent to that workload")
    @Completion(value = StringsCompleter.class, values = {"from", "to"})
    private String direction;

    @Option(name = "--revision", description = "A revision of the mapping, 1 to 127; by default the present one")
    private String revision;

    @Override
    List<String> words() {
        final var words = new ArrayList<String>(List.of(policy, source, destination));
        words.addAll(more);
        return words;
    }

    @Override
    Map<String, Consumer<String>> options() {
        return Map.of("--direction", value -> direction = value, "--revision", value -> revision = value);
    }

    @Override
    Answer<?> run(final List<String> arguments) throws Refusal {
        if (arguments.size() != 3) {
            throw new IllegalArgumentException("give one policy and two addresses, not " + String.join(" ", arguments));
        }
        final var question = new QuestionBuilder().setNumber(Uint32.ONE)
            .setPolicy(Words.name("policy", arguments.get(0)))
            .setSource(Prefixes.address("SOURCE", arguments.get(1)))
            .setDestination(Prefixes.address("DESTINATION", arguments.get(2)))
            .setDirection(ServiceWords.one("--direction", Direction.values(), direction))
            .setRevision(revision == null ? null : Uint8.valueOf(ServiceWords.number("--revision", 1, 127, revision)));
        return new Answer<>(LocatorView.of(follow(question)), LocatorView::table);
    }

    private List<org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer> follow(
            final QuestionBuilder question) throws Refusal {
        final var mapping = services().steering().mapping();
        final var answers = new ArrayList<>(List.of(mapping.ask(question.build())));
        while (answers.get(answers.size() - 1).getResult() == Result.Next && answers.size() <= MOST) {
            final var last = answers.get(answers.size() - 1);
            answers.add(mapping.ask(question.setRevision(last.getRevision().getValue())
                .setHere(last.getLocator().getValue()).build()));
        }
        return answers;
    }
}
