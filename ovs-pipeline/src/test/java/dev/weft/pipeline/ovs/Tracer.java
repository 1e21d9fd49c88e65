/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertFalse;

import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.text.FlowText;
import dev.weft.pipeline.text.TextStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.rules.ExternalResource;

/** Asks a real Open vSwitch with the flows of a scenario what becomes of a frame. */
final class Tracer extends ExternalResource {
    private final Scenario scenario;

    private OvsProcess ovs;

    Tracer(final Scenario scenario) {
        this.scenario = scenario;
    }

    @Override
    protected void before() throws IOException, InterruptedException {
        ovs = OvsProcess.start();
        WeftBridge.setUp(ovs);
        final var file = ovs.file("numbers.flows");
        Files.writeString(file, scenario.flows().stream().map(flow -> FlowText.of(flow, TextStyle.NUMBERS))
            .collect(Collectors.joining("\n")));
        ovs.ofctl("add-flows", WeftBridge.NAME, file.toString());
    }

    OvsProcess ovs() {
        return ovs;
    }

    /** The datapath's number of a port, which is not its OpenFlow number. */
    String port(final String name) throws IOException, InterruptedException {
        final var line = ovs.appctl("dpif/show").lines().map(String::strip)
            .filter(each -> each.startsWith(name + " ")).findFirst().orElseThrow();
        return line.replaceAll(".*/(\\d+):.*", "$1");
    }

    /** What the datapath would do with a frame. */
    String trace(final String frame) throws IOException, InterruptedException {
        return actions(ask(frame));
    }

    /** All that Open vSwitch has to say about a frame. */
    String ask(final String frame) throws IOException, InterruptedException {
        final var text = ovs.appctl("ofproto/trace", WeftBridge.NAME, frame);
        assertFalse(text, text.contains("bad field") || text.contains("syntax"));
        return text;
    }

    /** What the datapath would do according to an answer. */
    static String actions(final String answer) {
        final var label = "Datapath actions: ";
        return answer.lines().filter(line -> line.startsWith(label)).findFirst().orElseThrow()
            .substring(label.length());
    }

    /** The last flow that a frame met according to an answer, after the number of its table. */
    static String last(final String answer) {
        return answer.lines().map(String::strip).filter(line -> line.matches("\\d+\\. .*"))
            .reduce((a, b) -> b).orElse("");
    }

    @Override
    protected void after() {
        try {
            ovs.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
