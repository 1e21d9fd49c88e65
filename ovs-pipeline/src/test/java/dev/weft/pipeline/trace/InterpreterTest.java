/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NetworkId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.Value;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Decap;
import dev.weft.pipeline.flow.Encap;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Learn;
import dev.weft.pipeline.flow.Meter;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.flow.VlanTag;
import dev.weft.pipeline.table.Table;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;

/** Each action does what it does in Open vSwitch; what a real one makes of them all is in InterpreterOvsTest. */
public class InterpreterTest {
    private static final int PORT = 7;
    private static final int OTHER = 8;
    private static final int SEGMENT = 0x3001;
    private static final int PATH = 2;
    private static final long STATION = 0x02aa_0000_0001L;

    @Test
    public void highestPriorityWins() {
        final var course = run(frame(), classify().goTo(Table.GUARD),
            flow(Table.CLASSIFY, Priority.SPECIAL).from(PORT).goTo(Table.DELIVER),
            flow(Table.CLASSIFY, Priority.OWN).from(OTHER).goTo(Table.GUARD));
        assertEquals(List.of(Table.CLASSIFY, Table.DELIVER), tables(course));
        assertTrue(course.steps().get(1).isDrop());
        assertEquals(List.of(), course.sent());
    }

    @Test
    public void masksChooseBits() {
        final var flows = new Flow[] {classify().set(Field.CONTROL, 0x12400000).goTo(Table.DELIVER),
            flow(Table.DELIVER, Priority.ORDINARY).match(Field.SEGMENT, 0).match(Field.FROM_PATH, 0)
                .match(Field.CONTROL, 0x400000, 0x1c00000).match(Field.POLICY, 0).then(new Action.Output(OTHER)).end()};
        assertEquals(List.of(OTHER), ports(run(frame(), flows)));
        flows[0] = classify().set(Field.CONTROL, 0x12800000).goTo(Table.DELIVER);
        assertEquals(List.of(), ports(run(frame(), flows)));
    }

    @Test
    public void tableWithoutAnyFlowDrops() {
        final var course = run(frame());
        assertEquals(List.of(Table.CLASSIFY), tables(course));
        assertEquals(Optional.empty(), course.steps().get(0).rule());
        assertTrue(course.steps().get(0).isDrop());
    }

    @Test
    public void absentOptionIsNotZero() {
        final var any = flow(Table.TUNNEL_IN, Priority.ORDINARY).match(Field.TUNNEL_OPTION, 0).goTo(Table.CONTENT);
        final var present = flow(Table.VNET_IN, Priority.ORDINARY).match(Field.SEGMENT, 0).present(Field.VNET_OPTION)
            .goTo(Table.STEERED);
        final var to = classify().goTo(Table.TUNNEL_IN);
        final var on = flow(Table.CONTENT, Priority.ORDINARY).match(Field.CONTROL, 0).goTo(Table.VNET_IN);
        assertEquals(List.of(Table.CLASSIFY, Table.TUNNEL_IN), tables(run(frame(), to, any, on, present)));
        final var one = frame().with(Field.TUNNEL_OPTION, 0);
        assertEquals(List.of(Table.CLASSIFY, Table.TUNNEL_IN, Table.CONTENT, Table.VNET_IN),
            tables(run(one, to, any, on, present)));
        assertEquals(Table.STEERED, last(run(one.with(Field.VNET_OPTION, 5), to, any, on, present)).table());
    }

    @Test
    public void bitsAreLoadedAndMovedWithoutTheirNeighbours() {
        final var course = run(frame(), classify().set(Field.SEGMENT, 0x1_1234_5678L).set(Field.FAR_PATH, PATH)
                .set(Field.CONTROL, 0x10400000).set(Field.TUNNEL_PORT, OTHER)
                .then(new Action.Load(new Bits(Field.CONTROL, 0, 15), 0xabc)).goTo(Table.TUNNEL_OUT),
            flow(Table.TUNNEL_OUT, Priority.ORDINARY).match(Field.FAR_PATH, PATH)
                .move(new Bits(Field.SEGMENT, 0, 23), new Bits(Field.TUNNEL_KEY, 0, 23))
                .move(Bits.all(Field.CONTROL), new Bits(Field.TUNNEL_OPTION, 32, 63))
                .then(new Action.OutputTo(Bits.all(Field.TUNNEL_PORT))).end());
        assertEquals(List.of(OTHER), ports(course));
        final var sent = course.sent().get(0).frame();
        assertEquals(Value.of(0x345678), sent.get(Field.TUNNEL_KEY));
        assertEquals(Value.of(0x10400abcL << 32), sent.get(Field.TUNNEL_OPTION));
        assertTrue(sent.has(Field.TUNNEL_OPTION));
        assertFalse(sent.has(Field.VNET_OPTION));
    }

    @Test
    public void nothingGoesBackWhereItCameFromOrNowhere() {
        final var members = members(PORT, OTHER);
        assertEquals(List.of(OTHER), ports(run(frame(), members)));
        assertEquals(List.of("not sent to port 7, through which it came"), last(run(frame(), members)).notes());
        final var nowhere = run(frame(), classify().set(Field.FAR_PATH, PATH).goTo(Table.TUNNEL_OUT),
            flow(Table.TUNNEL_OUT, Priority.ORDINARY).match(Field.FAR_PATH, PATH)
                .then(new Action.OutputTo(Bits.all(Field.TUNNEL_PORT))).end());
        assertEquals(List.of("not sent: there is no port 0"), last(nowhere).notes());
        assertEquals(List.of(), nowhere.sent());
    }

    @Test
    public void whatACloneChangesIsAsBeforeAfterwards() {
        final var course = run(frame(), toNetwork(), flow(Table.FLOOD, Priority.ORDINARY).match(Field.SEGMENT, SEGMENT)
                .then(new Action.Clone(List.of(new Action.SetField(Field.FAR_PATH, Value.of(PATH)),
                    new Action.Resubmit(Table.TUNNEL_OUT))))
                .goTo(Table.MEMBERS),
            flow(Table.TUNNEL_OUT, Priority.ORDINARY).match(Field.FAR_PATH, PATH).then(new VlanTag(true))
                .set(Field.VLAN, 0x1064).then(new Action.Output(OTHER)).end(),
            flow(Table.MEMBERS, Priority.ORDINARY).match(Field.SEGMENT, SEGMENT).match(Field.LOCAL_PORT, 0)
                .then(new Action.Output(OTHER + 1)).end());
        assertEquals(List.of(OTHER, OTHER + 1), ports(course));
        assertEquals(Value.of(0x1064), course.sent().get(0).frame().get(Field.VLAN));
        assertEquals(Value.ZERO, course.sent().get(1).frame().get(Field.VLAN));
        assertEquals(Value.ZERO, course.sent().get(1).frame().get(Field.FAR_PATH));
        // the copy is deeper, and the step that sent each frame is told
        final var depths = course.steps().stream().map(Step::depth).toList();
        assertEquals(1, (int) depths.get(depths.size() - 2));
        assertEquals(0, (int) depths.get(depths.size() - 1));
        assertEquals(Table.TUNNEL_OUT, course.steps().get(course.sent().get(0).step()).table());
    }

    @Test
    public void whatAVisitChangesStays() {
        final var course = new Interpreter(rules(toNetwork(),
            flow(Table.LOOKUP, Priority.REST).match(Field.ETH_DST, STATION)
                .then(new Action.Resubmit(Table.LEARNED)).goTo(Table.ROUTE)),
            query -> Optional.of(List.of(Rule.learned(flow(Table.LEARNED, Priority.ORDINARY)
                .match(Field.SEGMENT, SEGMENT).match(Field.ETH_DST, STATION)
                .then(new Action.Load(new Bits(Field.LOCAL_PORT, 0, 15), OTHER)).end(), ObjectKey.PIPELINE))))
            .run(frame().with(Field.ETH_DST, STATION));
        assertEquals(List.of(Table.CLASSIFY, Table.GUARD, Table.LOOKUP, Table.LEARNED, Table.ROUTE), tables(course));
        assertTrue(course.steps().get(3).rule().orElseThrow().isLearned());
        assertEquals(Set.of(), course.unknown());
    }

    @Test
    public void whatIsLearnedIsAskedFor() {
        final var course = new Interpreter(rules(toNetwork(), flow(Table.LOOKUP, Priority.REST)
            .match(Field.ETH_DST, STATION).then(new Action.Resubmit(Table.LEARNED)).goTo(Table.ROUTE)),
            LearnedFlows.UNKNOWN).run(frame().with(Field.ETH_DST, STATION));
        final var query = new LearnedQuery(Table.LEARNED, Map.of(Field.SEGMENT, Value.of(SEGMENT),
            Field.ETH_DST, Value.of(STATION)));
        assertEquals(Set.of(query), course.unknown());
        // in Open vSwitch's order
        assertEquals(Field.ETH_DST, Field.take(ByteBuffer.wrap(query.match())).orElseThrow());
        assertEquals(4 + 6 + 4 + 8, query.match().length);
        // a visit that comes to nothing is no drop
        assertFalse(course.steps().get(3).isDrop());
    }

    @Test
    public void learningIsToldAndNotDone() {
        final var network = ObjectKey.network(new NetworkId("blue"), NetworkKey.ofMetadata(SEGMENT));
        final var course = run(frame().with(Field.ETH_SRC, STATION), classify().set(Field.SEGMENT, SEGMENT)
                .goTo(Table.GUARD),
            flow(Table.GUARD, Priority.ORDINARY).match(Field.SEGMENT, SEGMENT).set(Field.SOURCE, 1)
                .then(new Learn(Table.LEARNED, network, Learning.DEFAULT, List.of(
                    new Learn.Equal(Bits.all(Field.SEGMENT), Bits.all(Field.SEGMENT)),
                    new Learn.Equal(Bits.all(Field.ETH_DST), Bits.all(Field.ETH_SRC)),
                    new Learn.Put(new Bits(Field.LOCAL_PORT, 0, 15), PORT)),
                    Optional.of(new Bits(Field.SOURCE, 0, 0))))
                .goTo(Table.VERDICT),
            flow(Table.VERDICT, Priority.ORDINARY).match(Field.SOURCE, 1).goTo(Table.POLICY));
        assertEquals(List.of("the switch learns into LEARNED, here for this trace only"),
            course.steps().get(1).notes());
        assertEquals(Table.POLICY, last(course).table());
    }

    @Test
    public void headersArePutOnAndTakenOff() {
        final var out = run(frame().with(Field.ETH_SRC, STATION).with(Field.ETH_TYPE, 0x0806),
            classify().set(Field.FAR_PATH, PATH).set(Field.SEGMENT, SEGMENT).goTo(Table.TUNNEL_OUT),
            flow(Table.TUNNEL_OUT, Priority.ORDINARY).match(Field.FAR_PATH, PATH).then(new Action.Clone(List.of(
                new Encap(Encap.Header.NSH), new Action.SetField(Field.NSH_SPI, Value.of(0x5d)),
                new Action.Move(new Bits(Field.SEGMENT, 0, 31), Bits.all(Field.NSH_C1)),
                new Encap(Encap.Header.ETHERNET), new Action.SetField(Field.ETH_DST, Value.of(9)),
                new Action.Output(OTHER)))).end());
        final var sent = out.sent().get(0).frame();
        assertEquals(Value.of(9), sent.get(Field.ETH_DST));
        assertEquals(Value.ZERO, sent.get(Field.ETH_SRC));
        assertEquals(Value.of(0x894f), sent.get(Field.ETH_TYPE));
        assertEquals(Value.of(0x5d), sent.get(Field.NSH_SPI));
        assertEquals(Value.of(255), sent.get(Field.NSH_SI));
        assertEquals(Value.of(SEGMENT), sent.get(Field.NSH_C1));

        final var in = run(sent.entering(PORT), classify().goTo(Table.FABRIC_IN),
            flow(Table.FABRIC_IN, Priority.ORDINARY).match(Field.ETH_DST, 9).match(Field.NSH_SPI, 0x5d)
                .move(Bits.all(Field.NSH_C1), new Bits(Field.SEGMENT, 0, 31))
                .then(new Decap()).then(new Decap()).goTo(Table.GUARD),
            flow(Table.GUARD, Priority.ORDINARY).match(Field.SEGMENT, SEGMENT).match(Field.ETH_SRC, STATION)
                .goTo(Table.LOOKUP));
        assertTrue(tables(in).contains(Table.LOOKUP));
    }

    @Test
    public void switchGivesUpWhatItCannotTakeOff() {
        final var flows = new Flow[] {classify().goTo(Table.FABRIC_IN),
            flow(Table.FABRIC_IN, Priority.ORDINARY).then(new Decap()).goTo(Table.GUARD)};
        assertTrue(last(run(frame(), flows)).notes().get(0).startsWith("there is no header to take off"));
        final var tagged = frame().behind(Encap.Header.NSH).behind(Encap.Header.ETHERNET).with(Field.VLAN, 0x1064);
        assertEquals(List.of(Table.CLASSIFY, Table.FABRIC_IN), tables(run(tagged, flows)));
        flows[1] = flow(Table.FABRIC_IN, Priority.ORDINARY).then(new VlanTag(false)).then(new Decap())
            .goTo(Table.GUARD);
        assertEquals(Table.GUARD, last(run(tagged, flows)).table());
    }

    @Test
    public void tagsAreStacked() {
        final var frame = frame().with(Field.VLAN, 0x1005);
        frame.pushTag();
        assertEquals(Value.of(0x1000), frame.get(Field.VLAN));
        frame.popTag();
        assertEquals(Value.of(0x1005), frame.get(Field.VLAN));
        frame.popTag();
        assertEquals(Value.ZERO, frame.get(Field.VLAN));
        frame.popTag();
        assertEquals(Value.ZERO, frame.get(Field.VLAN));
    }

    @Test
    public void metersLetPass() {
        final var course = run(frame(), classify().match(Field.METERED, 0).then(new Meter(0x10007))
                .set(Field.METERED, 1).then(new Action.Resubmit(Table.CLASSIFY)).end(),
            classify().match(Field.METERED, 1).goTo(Table.GUARD));
        assertEquals(List.of(Table.CLASSIFY, Table.CLASSIFY, Table.GUARD), tables(course));
        assertEquals(List.of("taken to be within the limit of meter 65543"), course.steps().get(0).notes());
    }

    @Test
    public void whatGoesRoundIsGivenUp() {
        final var course = run(frame(), classify().then(new Action.Resubmit(Table.CLASSIFY)).end());
        assertEquals(65, course.steps().size());
        assertTrue(last(course).notes().get(0).startsWith("the frame goes round without end"));
    }

    @Test
    public void theFrameThatIsGivenStaysAsItIs() {
        final var frame = frame();
        run(frame, classify().set(Field.SEGMENT, SEGMENT).goTo(Table.GUARD));
        assertEquals(Value.ZERO, frame.get(Field.SEGMENT));
    }

    @Test
    public void bitsOfWideValues() {
        final var value = new Value(0x0123_4567_89ab_cdefL, 0xfedc_ba98_7654_3210L);
        assertEquals(0xeffedcL, Values.extract(value, 48, 24));
        assertEquals(0xcdefL, Values.extract(value, 64, 16));
        assertEquals(value.low(), Values.extract(value, 0, 64));
        assertEquals(new Value(0x0123_4567_89ab_cd00L, 0x00dc_ba98_7654_3210L), Values.insert(value, 56, 16, 0));
        assertEquals(new Value(-1L, value.low()), Values.insert(value, 64, 64, -1));
        assertEquals(new Value(value.high(), 5), Values.insert(value, 0, 64, 5));
    }

    private static Flow[] members(final int... ports) {
        final var flow = flow(Table.MEMBERS, Priority.ORDINARY).match(Field.SEGMENT, SEGMENT)
            .match(Field.LOCAL_PORT, 0);
        Arrays.stream(ports).forEach(port -> flow.then(new Action.Output(port)));
        return new Flow[] {toNetwork(), flow(Table.FLOOD, Priority.ORDINARY).match(Field.SEGMENT, SEGMENT)
            .goTo(Table.MEMBERS), flow.end()};
    }

    /** One flow cannot skip tables: these are made where a frame may go from one to the other. */
    private static Flow toNetwork() {
        return classify().set(Field.SEGMENT, SEGMENT).goTo(Table.GUARD);
    }

    private static Flow.Builder classify() {
        return flow(Table.CLASSIFY, Priority.ORDINARY).from(PORT);
    }

    private static Flow.Builder flow(final Table table, final int priority) {
        return Flow.in(table, priority, ObjectKey.PIPELINE);
    }

    private static Frame frame() {
        return Frame.from(PORT);
    }

    private static Course run(final Frame frame, final Flow... flows) {
        return new Interpreter(rules(flows), LearnedFlows.NONE).run(frame);
    }

    private static Rules rules(final Flow... flows) {
        // the way between the tables of a network, where no test has its own flow
        final var between = Stream.of(
            flow(Table.GUARD, Priority.SHUT).match(Field.SEGMENT, SEGMENT).goTo(Table.LOOKUP),
            flow(Table.LOOKUP, 1).match(Field.ETH_DST, 0).goTo(Table.ROUTE),
            flow(Table.ROUTE, Priority.SHUT).match(Field.LOCAL_PORT, 0).goTo(Table.FLOOD));
        return Rules.of(Stream.concat(Arrays.stream(flows), between)
            .map(flow -> Rule.of(flow, ObjectKey.PIPELINE)).toList());
    }

    private static Step last(final Course course) {
        return course.steps().get(course.steps().size() - 1);
    }

    private static List<Table> tables(final Course course) {
        return course.steps().stream().map(Step::table).toList();
    }

    private static List<Integer> ports(final Course course) {
        return course.sent().stream().map(Sent::port).toList();
    }
}
