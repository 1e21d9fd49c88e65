/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static java.util.stream.Collectors.toSet;
import static org.junit.Assert.assertEquals;

import dev.weft.api.node.ObjectKey;
import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.text.FlowText;
import dev.weft.pipeline.text.TextStyle;
import dev.weft.pipeline.text.WireText;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** What is written to a real Open vSwitch is what is read back, octet by octet and character by character. */
public class ReadBackOvsTest {
    private static OvsProcess ovs;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        ovs = OvsProcess.start();
        WeftBridge.setUp(ovs);
    }

    @AfterClass
    public static void stop() throws IOException {
        if (ovs != null) {
            ovs.close();
        }
    }

    @Before
    public void clear() throws IOException, InterruptedException {
        ovs.ofctl("del-flows", WeftBridge.NAME);
    }

    @Test
    public void writtenFlowsAreReadBackEqual() throws IOException, InterruptedException {
        for (var scenario : Scenario.values()) {
            clear();
            write(scenario.flows());
            assertEquals(scenario.name(), wire(scenario.flows()), read());
            assertEquals(scenario.name(), lines(scenario.flows(), TextStyle.NUMBERS), dump());
        }
    }

    @Test
    public void goldenFilesLoadAsTheyAre() throws IOException, InterruptedException {
        for (var scenario : Scenario.values()) {
            clear();
            ovs.ofctl("--names", "add-flows", WeftBridge.NAME, golden(scenario).toString());
            assertEquals(scenario.name(), wire(scenario.flows()), read());
        }
    }

    @Test
    public void actionsForLaterFeaturesAreReadBackEqual() throws IOException, InterruptedException {
        final var flow = Flow.in(Table.CLASSIFY, 7, ObjectKey.PIPELINE).from(3)
            .then(new Action.Load(new Bits(Field.SEGMENT, 8, 15), 0xab))
            .then(new Action.Resubmit(Table.DELIVER))
            .goTo(Table.TUNNEL_OUT);
        write(List.of(flow));
        // Open vSwitch could have turned the load into a masked set_field; it does not
        assertEquals(wire(List.of(flow)), read());
        assertEquals(lines(List.of(flow), TextStyle.NUMBERS), dump());
    }

    @Test
    public void onlyFlowsWithTheGivenCookieAreDeleted() throws IOException, InterruptedException {
        final var flow = Scenario.SHUT.flows().get(0).wire();
        final var foreign = new WireFlow(flow.key(), 0x1234, flow.instructions(), 0, 0);
        try (var switchSide = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            switchSide.send(FlowMod.add(foreign));
            switchSide.send(FlowMod.deleteStrict(flow.key(), flow.cookie()));
            switchSide.barrier();
        }
        assertEquals(Set.of(foreign), read());
        try (var switchSide = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            switchSide.send(FlowMod.add(flow));
            switchSide.send(FlowMod.deleteStrict(flow.key(), flow.cookie()));
            switchSide.barrier();
        }
        assertEquals(Set.of(), read());
    }

    @Test
    public void timeoutsAreReadBackEqual() throws IOException, InterruptedException {
        final var flow = Scenario.SHUT.flows().get(0).wire();
        final var passing = new WireFlow(flow.key(), flow.cookie(), flow.instructions(), 300, 600);
        try (var switchSide = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            switchSide.send(FlowMod.add(passing));
            switchSide.barrier();
        }
        assertEquals(Set.of(passing), read());
        assertEquals(Set.of(WireText.of(passing, TextStyle.NUMBERS)), dump());
    }

    private static void write(final List<Flow> flows) throws IOException {
        try (var switchSide = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            for (var flow : flows) {
                switchSide.send(FlowMod.add(flow.wire()));
            }
            switchSide.barrier();
        }
    }

    private static Set<WireFlow> read() throws IOException {
        try (var switchSide = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            return Set.copyOf(switchSide.flows());
        }
    }

    private static Set<WireFlow> wire(final List<Flow> flows) {
        return flows.stream().map(Flow::wire).collect(toSet());
    }

    private static Set<String> lines(final List<Flow> flows, final TextStyle style) {
        return flows.stream().map(flow -> FlowText.of(flow, style)).collect(toSet());
    }

    /** The switch's own words, with the differences of notation that ovs-ofctl itself ignores taken out. */
    private static Set<String> dump() throws IOException, InterruptedException {
        return Arrays.stream(ovs.ofctl("--no-stats", "dump-flows", WeftBridge.NAME).split("\n"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(line -> line.replace(", ", ",").replace(" actions=", ",actions="))
            .map(line -> line.contains("table=") ? line : line.replaceFirst("^(cookie=[^,]*,)?", "$1table=0,"))
            .collect(toSet());
    }

    private static Path golden(final Scenario scenario) throws IOException {
        final var file = ovs.file("golden.flows");
        try (var resource = Scenario.class.getResourceAsStream(scenario.resource())) {
            Files.writeString(file, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        }
        return file;
    }
}
