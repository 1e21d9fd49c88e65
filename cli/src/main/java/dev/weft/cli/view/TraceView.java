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
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceOutput;

/**
 * What a packet would pass (SI-12). Null stands for what does not apply.
 *
 * @param packet the packet with all that was taken by default
 * @param step what it passes, in order
 * @param verdict what becomes of it and of each copy
 */
public record TraceView(PacketView packet, List<Step> step, List<Verdict> verdict) {
    /**
     * A step.
     *
     * @param number its place, from 1
     * @param depth how deep it is
     * @param node where
     * @param kind what happens: {@code enters}, {@code flow}, {@code encapsulated}, {@code service} or {@code sent}
     * @param table the table
     * @param objectKind what made the flow
     * @param object its name
     * @param flow the flow
     * @param learned whether the switch made it itself
     * @param note what is assumed, left out or not known
     * @param outer what is put before the packet
     * @param toNode the nodes that get it
     * @param service the service
     * @param instance its instance
     * @param port the interface
     * @param backBy the interface by which the service gives it back
     */
    public record Step(Long number, Long depth, String node, String kind, String table, String objectKind,
            String object, String flow, Boolean learned, List<String> note, OuterView outer, List<String> toNode,
            String service, String instance, @SerializedName("interface") String port, String backBy) {
        private static Step of(
                final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Step step) {
            return new Step(Texts.number(step.getNumber()), Texts.number(step.getDepth()), Texts.name(step.getNode()),
                Texts.word(step.getKind()), step.getTable(), step.getObjectKind(), step.getObject(), step.getFlow(),
                Boolean.TRUE.equals(step.getLearned()) ? Boolean.TRUE : null, step.getNote(),
                step.getOuter() == null ? null : OuterView.of(step.getOuter()),
                step.getToNode() == null ? null : step.getToNode().stream().map(Texts::name).toList(),
                Texts.name(step.getService()), Texts.name(step.getInstance()), step.getInterface(), step.getBackBy());
        }

        private String what() {
            return "  ".repeat(depth.intValue()) + (kind.equals(FLOW) ? table : kind);
        }

        private String maker() {
            return object == null ? null : objectKind + " " + object;
        }

        private String detail() {
            final var text = switch (kind) {
                case FLOW -> (learned == null ? "" : "learned by the switch: ")
                    + (flow == null ? "the table has no flow for it" : flow.replaceFirst("^table=[A-Z_]+,", ""));
                case "encapsulated" -> outer.text() + (toNode == null ? "" : ", to " + String.join(" ", toNode));
                case "service" -> service + "/" + instance + " gets it by " + port + ", gives it back by " + backBy;
                case "enters" -> "by " + port;
                default -> "to " + port;
            };
            return Stream.concat(Stream.of(text), note == null ? Stream.of() : note.stream())
                .collect(Collectors.joining("; "));
        }
    }

    /**
     * What becomes of a packet.
     *
     * @param number its place, from 1
     * @param kind {@code delivered}, {@code dropped}, {@code to-helper} or {@code away}
     * @param node where
     * @param port the interface that gets it
     * @param table the table that drops it
     * @param objectKind what made the flow that drops it
     * @param object its name
     * @param destination the outer address it leaves for
     * @param reason why
     */
    public record Verdict(Long number, String kind, String node, @SerializedName("interface") String port,
            String table, String objectKind, String object, String destination, String reason) {
        private static Verdict of(
                final org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Verdict verdict) {
            return new Verdict(Texts.number(verdict.getNumber()), Texts.word(verdict.getKind()),
                Texts.name(verdict.getNode()), verdict.getInterface(), verdict.getTable(), verdict.getObjectKind(),
                verdict.getObject(), verdict.getDestination(), verdict.getReason());
        }

        private String where() {
            return Stream.of(port, table, destination).filter(Objects::nonNull).findFirst().orElse(null);
        }
    }

    private static final String FLOW = "flow";

    public TraceView {
        step = List.copyOf(step);
        verdict = List.copyOf(verdict);
    }

    /**
     * Reads an answer.
     *
     * @param output the answer
     * @return the view
     */
    public static TraceView of(final TraceOutput output) {
        return new TraceView(PacketView.of(output.getPacket()), output.nonnullStep().stream().map(Step::of).toList(),
            output.nonnullVerdict().stream().map(Verdict::of).toList());
    }

    /**
     * Shows it to people.
     *
     * @return the text
     */
    public String text() {
        final var steps = new TextTable("STEP", "NODE", "WHAT", "OBJECT", "DETAIL");
        step.forEach(each -> steps.row(each.number(), each.node(), each.what(), each.maker(), each.detail()));
        final var verdicts = new TextTable("VERDICT", "NODE", "WHERE", "REASON");
        verdict.forEach(each -> verdicts.row(each.kind(), each.node(), each.where(), each.reason()));
        return packet.text() + "\n\n" + steps + "\n\n" + verdicts;
    }
}
