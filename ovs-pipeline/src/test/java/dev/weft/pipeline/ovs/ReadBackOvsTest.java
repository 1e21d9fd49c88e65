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

import com.google.common.net.InetAddresses;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.CtState;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Masked;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.AnyFlow;
import dev.weft.pipeline.flow.DecTtl;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Nat;
import dev.weft.pipeline.flow.Spread;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** What is written to a real Open vSwitch is what is read back, octet by octet and character by character. */
public class ReadBackOvsTest {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;

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
    public void trackingAndSpreadingAreReadBackEqual() throws IOException, InterruptedException {
        final var mark = new Action.Load(new Bits(Field.CT_MARK, 8, 15), 7);
        final var label = new Action.Move(Bits.all(Field.POLICY), new Bits(Field.CT_LABEL, 96, 127));
        final var own = new Zone.In(Bits.all(Field.IN_PORT));
        final var ports = Optional.of(new Ports(1000, 2000));
        assertReadBack(List.of(
            whole(1, IPV4).then(Track.find(new Zone.In(new Bits(Field.LOCAL_PORT, 0, 15)), Table.DELIVER)).end(),
            whole(2, IPV6).then(Track.commit(new Zone.Fixed(65535), mark, label)).goTo(Table.DELIVER),
            whole(3, IPV4).then(new Track(own, Optional.of(Table.DELIVER), Optional.of(new Track.Commit(true,
                List.of(new Action.SetField(Field.CT_LABEL, new Value(1, 2)), mark))), nat("10.0.0.1", "10.0.0.9",
                    Optional.empty()))).end(),
            whole(4, IPV4).then(new Track(own, Optional.empty(), Optional.of(Track.Commit.with(mark)),
                nat("10.0.0.1", "10.0.0.1", ports))).end(),
            whole(5, IPV6).then(new Track(own, Optional.empty(), Optional.of(Track.Commit.with()),
                nat("fd00::1", "fd00::9", ports))).end(),
            whole(6, IPV6).then(new Track(own, Optional.empty(), Optional.of(Track.Commit.with()),
                nat("fd00::1", "fd00::1", Optional.empty()))).end(),
            whole(7, IPV6).then(new Track(own, Optional.of(Table.DELIVER), Optional.empty(),
                Optional.of(new Nat.Known()))).end(),
            whole(8, IPV4).then(new Action.Clone(List.of(Track.find(own, Table.DELIVER)))).end(),
            AnyFlow.in(50, 9).then(new Spread(Spread.Hash.CONNECTION, 77, Spread.Choice.HIGHEST_WEIGHT, 64,
                new Bits(Field.LOCAL_PORT, 0, 7))).end(),
            AnyFlow.in(50, 10).then(new Spread(Spread.Hash.ADDRESSES, 0, Spread.Choice.MODULO, 65536,
                Bits.all(Field.LOCAL_PORT))).end(),
            AnyFlow.in(50, 11).match(Field.ETH_TYPE, IPV4).then(new DecTtl())
                .then(new Action.SetField(Field.IPV4_DST, Value.of(InetAddresses.forString("10.0.0.1")))).end()));
    }

    @Test
    public void packetsAreMatchedAsReadBack() throws IOException, InterruptedException {
        assertReadBack(List.of(
            AnyFlow.in(50, 1).tracked(Set.of(CtState.EST), Set.of(CtState.RPL, CtState.INV))
                .match(Field.CT_MARK, 0, 0xff00).match(Field.CT_ZONE, 7).match(Field.CT_LABEL, 5, 0xff)
                .match(Field.FAR_PATH, 3).match(Field.IN_PORT, 2).match(Field.SEGMENT, 1).end(),
            AnyFlow.in(50, 2).match(Field.CT_MARK, 0).match(Field.ETH_TYPE, IPV4).match(Field.FAR_PATH, 1)
                .match(Field.IPV4_SRC, prefix("10.0.0.0", 9)).match(Field.IPV4_DST, 0x0a000100L, 0xff00ff00L)
                .match(Field.IP_DSCP, 46).match(Field.IP_PROTO, 50).match(Field.IP_FRAG, 0, 2).end(),
            AnyFlow.in(50, 3).match(Field.ETH_TYPE, IPV6).match(Field.IP_PROTO, 58).match(Field.TUNNEL_KEY, 9)
                .match(Field.ICMPV6_TYPE, 135).match(Field.ICMPV6_CODE, 0).match(Field.ETH_SRC, 0x025750000000L,
                    0xffffffff0000L).match(Field.IPV6_DST, prefix("ff02::1:ff00:0", 104)).end(),
            AnyFlow.in(50, 4).match(Field.ETH_TYPE, IPV4).match(Field.IP_PROTO, 1).match(Field.ICMPV4_TYPE, 8).end(),
            AnyFlow.in(50, 5).match(Field.ETH_TYPE, IPV6).match(Field.IP_PROTO, 6).match(Field.IP_FRAG, 1)
                .match(Field.TCP_SRC, 0, 0x8000).match(Field.TCP_DST, 80).match(Field.SEGMENT, 1).end(),
            AnyFlow.in(50, 6).match(Field.ETH_TYPE, 0x0806).match(Field.ETH_DST, 5).match(Field.VLAN, 0).end(),
            AnyFlow.in(50, 7).match(Field.ETH_TYPE, IPV6).match(Field.IP_PROTO, 1).match(Field.IP_FRAG, 1, 1).end(),
            AnyFlow.in(50, 8).match(Field.ETH_TYPE, IPV4).match(Field.IP_FRAG, 3).end()));
        final var flows = new ArrayList<WireFlow>();
        for (int protocol : new int[] {6, 17, 132}) {
            final var source = Map.of(6, Field.TCP_SRC, 17, Field.UDP_SRC, 132, Field.SCTP_SRC).get(protocol);
            final var target = Map.of(6, Field.TCP_DST, 17, Field.UDP_DST, 132, Field.SCTP_DST).get(protocol);
            for (var ports : Masked.of(new Ports(1, 65534))) {
                flows.add(whole(protocol, IPV4).match(Field.IP_PROTO, protocol).match(source, ports).end());
                flows.add(whole(protocol, IPV6).match(Field.IP_PROTO, protocol).match(target, ports).end());
            }
        }
        assertReadBack(flows);
    }

    private static AnyFlow whole(final int priority, final int type) {
        return AnyFlow.in(40, priority).match(Field.ETH_TYPE, type).match(Field.IP_FRAG, 0);
    }

    private static Masked prefix(final String address, final int length) {
        return Masked.of(new Prefix(InetAddresses.forString(address), length));
    }

    private static Optional<Nat> nat(final String first, final String last, final Optional<Ports> ports) {
        return Optional.of(new Nat.To(Nat.End.SOURCE,
            new Nat.Addresses(InetAddresses.forString(first), InetAddresses.forString(last)), ports));
    }

    private void assertReadBack(final List<WireFlow> flows) throws IOException, InterruptedException {
        clear();
        try (var switchSide = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            for (var flow : flows) {
                switchSide.send(FlowMod.add(flow));
            }
            switchSide.barrier();
        }
        assertEquals(Set.copyOf(flows), read());
        assertEquals(flows.stream().map(flow -> WireText.of(flow, TextStyle.NUMBERS)
            .replaceFirst("^cookie=0x0,", "")).collect(toSet()), dump());
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
            .map(line -> line.replaceFirst("^(cookie=[^,]*,)?(?!cookie=|table=)", "$1table=0,"))
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
