/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import dev.weft.cli.text.TextTable;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.next.locator.output.Answer;

/**
 * The path of traffic, as the mapping service tells it (SI-9).
 *
 * @param result what becomes of the traffic in the end: {@code arrived}, {@code refused} or {@code unknown}
 * @param revision the revision that says so; null: none does
 * @param steps the locators in the order in which it visits them
 */
public record LocatorView(String result, Integer revision, @SerializedName("locator") List<Step> steps) {
    /**
     * A locator on the way.
     *
     * @param number the locator
     * @param service the service there
     * @param instance its instance
     * @param node where that is
     */
    public record Step(Integer number, String service, String instance, String node) {
        private static Step of(final Answer answer) {
            return new Step(answer.getLocator() == null ? null : (int) answer.getLocator().getValue().toJava(),
                Texts.name(answer.getService()), Texts.name(answer.getInstance()), Texts.name(answer.getNode()));
        }
    }

    /**
     * Puts answers together.
     *
     * @param answers one for each hop, the last one of them without another locator
     * @return the path
     */
    public static LocatorView of(final List<Answer> answers) {
        final var last = answers.get(answers.size() - 1);
        return new LocatorView(Texts.word(last.getResult()),
            last.getRevision() == null ? null : (int) last.getRevision().getValue().toJava(),
            answers.stream().filter(answer -> answer.getResult() == Answer.Result.Next).map(Step::of).toList());
    }

    /**
     * Shows it to people.
     *
     * @return a table of the locators, and a line that says what becomes of it
     */
    public String table() {
        final var end = switch (result) {
            case "arrived" -> steps.isEmpty() ? "directly to its destination" : "then to its destination";
            case "refused" -> "dropped: no rule fits, or a service has no instance in service";
            default -> "nobody knows: the policy is not in mapping mode, or not known to the mapping service";
        };
        final var text = end + (revision == null ? "" : " (revision " + revision + ")");
        if (steps.isEmpty()) {
            return text;
        }
        final var table = new TextTable("LOCATOR", "SERVICE", "INSTANCE", "NODE");
        steps.forEach(step -> table.row(step.number, step.service, step.instance, step.node));
        return table + "\n" + text;
    }
}
