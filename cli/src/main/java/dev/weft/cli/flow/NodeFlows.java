/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.flow;

import dev.weft.api.node.FlowInspector.Line;
import dev.weft.api.node.FlowInspector.Verdict;
import dev.weft.cli.text.TextTable;
import dev.weft.cli.view.NodeView;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The flows of one node that belong to what was asked for.
 *
 * @param node the node
 * @param openflowConnected whether the switch is connected; without it nothing is known to be there
 * @param present how many are wanted and there
 * @param missing how many are wanted and not there
 * @param unwanted how many are there and not wanted
 * @param flows the flows, in order of table and priority
 */
public record NodeFlows(String node, boolean openflowConnected, long present, long missing, long unwanted,
        List<Flow> flows) {
    /**
     * One flow.
     *
     * @param verdict {@code present}, {@code missing} or {@code unwanted}
     * @param owner the object that made it; null: none is known
     * @param flow the flow in ovs-ofctl syntax with table names
     */
    public record Flow(String verdict, String owner, String flow) {
        private static Flow of(final Line line) {
            return new Flow(word(line.verdict()), line.owner().map(Object::toString).orElse(null), line.text());
        }

        private String mark() {
            return switch (verdict) {
                case MISSING -> "-";
                case UNWANTED -> "+";
                default -> " ";
            };
        }

        private String ownerText() {
            return owner == null ? "unknown" : TextTable.plain(owner);
        }
    }

    private static final String PRESENT = "present";
    private static final String MISSING = "missing";
    private static final String UNWANTED = "unwanted";

    public NodeFlows {
        flows = List.copyOf(flows);
    }

    static NodeFlows of(final NodeView node, final List<Line> lines) {
        return new NodeFlows(node.name(), Boolean.TRUE.equals(node.openflowConnected()),
            count(lines, Verdict.PRESENT), count(lines, Verdict.MISSING), count(lines, Verdict.UNWANTED),
            lines.stream().map(Flow::of).toList());
    }

    /**
     * Shows flows to people, marked as in a diff from what is wanted to what is there.
     *
     * @param nodes the nodes
     * @return the text
     */
    public static String table(final List<NodeFlows> nodes) {
        return nodes.isEmpty() ? "no flows" : nodes.stream().map(NodeFlows::text).collect(Collectors.joining("\n\n"));
    }

    private String text() {
        final var head = "node " + node + ": " + present + " present, " + missing + " missing (-), " + unwanted
            + " unwanted (+)" + (openflowConnected ? "" : "; the switch is not connected");
        final int width = flows.stream().mapToInt(flow -> flow.ownerText().length()).max().orElse(0);
        return head + flows.stream().map(flow -> "\n" + flow.mark() + " " + flow.ownerText()
            + " ".repeat(width - flow.ownerText().length()) + "  " + TextTable.plain(flow.flow))
            .collect(Collectors.joining());
    }

    private static String word(final Verdict verdict) {
        return switch (verdict) {
            case PRESENT -> PRESENT;
            case MISSING -> MISSING;
            case UNWANTED -> UNWANTED;
        };
    }

    private static long count(final List<Line> lines, final Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
