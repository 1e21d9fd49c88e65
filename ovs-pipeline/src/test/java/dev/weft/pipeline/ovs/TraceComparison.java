/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Decap;
import dev.weft.pipeline.trace.Course;
import dev.weft.pipeline.trace.Interpreter;
import dev.weft.pipeline.trace.LearnedFlows;
import dev.weft.pipeline.trace.Rule;
import dev.weft.pipeline.trace.Rules;
import dev.weft.pipeline.trace.Step;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what the interpreter says of frames against what a real Open vSwitch with the same flows says. */
final class TraceComparison {
    private static final Pattern FLOW = Pattern.compile("^\\s*(\\d+)\\. .*priority (\\d+), cookie 0x57");

    private final Tracer tracer;
    private final Rules rules;
    private final Map<String, String> ports = new HashMap<>();

    private int delivered;
    private int taken;
    private int tracked;

    TraceComparison(final Tracer tracer, final Scenario scenario) throws IOException, InterruptedException {
        this.tracer = tracer;
        rules = Rules.of(scenario.flows().stream().map(flow -> Rule.of(flow, ObjectKey.PIPELINE)).toList());
        for (int i = 0; i < Scenario.GUESTS.size(); i++) {
            ports.put(tracer.port(Scenario.GUESTS.get(i)), Integer.toString(i + 1));
        }
        ports.put(tracer.port(WeftBridge.CONTROL), Integer.toString(Scenario.CONTROL));
        ports.put(tracer.port("weft-underlay"), Integer.toString(Scenario.UNDERLAY));
    }

    /** Gives the bridge the port that it lacks. */
    static void addUnderlay(final Tracer tracer) throws IOException, InterruptedException {
        tracer.ovs().vsctl("add-port", WeftBridge.NAME, "weft-underlay", "--", "set", "interface", "weft-underlay",
            "type=internal", "ofport_request=" + Scenario.UNDERLAY);
        // Open vSwitch wants to know a way and an address for the group, too
        tracer.ovs().appctl("ovs/route/add", "239.0.0.0/8", "br-ex", "10.77.1.2");
        tracer.ovs().appctl("tnl/neigh/set", "br-ex", "239.87.48.1", WeftBridge.MAC_OF_NEIGHBOURS);
    }

    /** How many frames went anywhere. */
    int delivered() {
        return delivered;
    }

    /** Of how many a header was taken off. */
    int taken() {
        return taken;
    }

    /** How many went through connection tracking. */
    int tracked() {
        return tracked;
    }

    void compare(final String seed, final RandomFrame frame) throws IOException, InterruptedException {
        // a trace of Open vSwitch teaches it nothing: each frame is the first
        final var course = new Interpreter(rules, LearnedFlows.NONE).run(frame.frame());
        final var answer = tracer.ask(frame.text());
        final var what = seed + " " + frame.text() + "\n" + course.steps() + "\n" + answer;
        final var passed = passed(answer);
        final var own = passed(course);
        if (course.steps().stream().anyMatch(TraceComparison::takesOff) && answer.contains("recirc(")) {
            // what is behind the headers a trace without octets does not know
            final int until = course.steps().indexOf(course.steps().stream().filter(TraceComparison::takesOff)
                .findFirst().orElseThrow()) + 1;
            assertTrue(what, passed.size() >= until);
            assertEquals(what, own.subList(0, until), passed.subList(0, until));
            taken++;
            return;
        }
        assertEquals(what, passed, own);
        assertEquals(what, DatapathActions.outputs(answer, ports, print(frame, Field.ETH_SRC),
            print(frame, Field.ETH_DST), (int) frame.frame().get(Field.VLAN).low() & 0xfff), Outcome.outputs(course));
        delivered += course.sent().isEmpty() ? 0 : 1;
        tracked += answer.contains("recirc(") ? 1 : 0;
    }

    /** Tables and priorities of the flows that a frame met. */
    private static List<String> passed(final String answer) {
        return answer.lines().map(FLOW::matcher).filter(Matcher::find)
            .map(found -> found.group(1) + " " + found.group(2)).toList();
    }

    private static List<String> passed(final Course course) {
        return course.steps().stream().map(step -> step.table().id() + " "
            + step.rule().orElseThrow().flow().priority()).toList();
    }

    private static boolean takesOff(final Step step) {
        return step.rule().orElseThrow().flow().actions().stream().anyMatch(Decap.class::isInstance);
    }

    private static String print(final RandomFrame frame, final Field field) {
        return field.print(frame.frame().get(field));
    }
}
