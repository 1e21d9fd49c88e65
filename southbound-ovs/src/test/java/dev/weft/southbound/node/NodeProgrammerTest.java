/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.UdpPort;
import dev.weft.pipeline.feature.LimitFlows;
import dev.weft.pipeline.feature.PipelineFlows;
import dev.weft.pipeline.feature.TunnelPort;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.wire.WireFlow;
import dev.weft.southbound.node.FakeSwitch.Kind;
import dev.weft.southbound.openflow.ChannelFailure;
import dev.weft.southbound.openflow.SwitchRefusal;
import dev.weft.southbound.openflow.message.Meter;
import dev.weft.southbound.ovsdb.HelperPort;
import dev.weft.southbound.ovsdb.PortNews;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;

/** What no real switch does on demand: failures at a certain moment, and changes that come at that moment. */
public class NodeProgrammerTest {
    private static final byte[] NO_MAPPINGS = HexFormat.of()
        .parseHex("0404002000000001000023200000001a00000100004000000000000000000000");
    private static final byte[] NO_FLOWS = HexFormat.of().parseHex("0413001800000002ffff0000000000004f4e46000000074e");
    private static final byte[] NO_METERS = HexFormat.of().parseHex("0413001080000001000a000000000000");
    private static final byte[] ONE_METER = HexFormat.of().parseHex("0413002880000001000a000000000000"
        + "0018000500010001" + "0001001000000040000000c800000000");
    private static final int BASE = PipelineFlows.base(new PortTable()).size();
    private static final NodeObject ONE = Things.shut("one");
    private static final NodeObject TWO = Things.shut("two");
    private static final SwitchRefusal NAMELESS = new SwitchRefusal("it says no", new byte[0]);

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final FakeSwitch fake = new FakeSwitch();
    private final NodeProgrammer programmer = new NodeProgrammer(new NodeId("n"), tasks::add, () -> { });

    @Before
    public void connect() {
        programmer.ports(news(Map.of(port("one"), OptionalInt.of(1), port("two"), OptionalInt.of(2))));
        connectTo(fake);
    }

    @Test
    public void pipelineIsInstalledAtOnce() {
        assertEquals(BASE, fake.flowMods());
        assertEquals(1, fake.count(Kind.COMMIT));
        assertTrue(programmer.isSynced());
    }

    @Test
    public void nothingNewMeansNothingSent() {
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        final long before = fake.flowMods();
        final long commits = fake.count(Kind.COMMIT);
        programmer.change(programmer.changeTo(List.of(ONE)));
        programmer.change(new NodeProgram(List.of(ONE), List.of()));
        programmer.ports(news(Map.of(port("one"), OptionalInt.of(1))));
        run();
        assertEquals(before, fake.flowMods());
        assertEquals(commits, fake.count(Kind.COMMIT));
        assertEquals(before, programmer.flowMods());
    }

    @Test
    public void whatChangedIsCountedWhenItIsInForce() {
        final long before = programmer.changes();
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        assertEquals("on its way", before, programmer.changes());
        finishBundle();
        run();
        assertStatus(ObjectStatus.INSTALLED, ONE);
        assertEquals(before + 1, programmer.changes());
        connectTo(new FakeSwitch());
        assertTrue("who knows what was sent before", programmer.changes() > before + 1);
    }

    @Test
    public void howAnEndFindsOutIsNoMatterOfFlows() {
        final var end = Things.link(7, Things.port("one"), 2, Dscp.INHERIT);
        final var tunnel = new TunnelPort(UdpPort.GENEVE, Dscp.INHERIT);
        programmer.ports(new PortNews(Map.of(), Map.of(), Map.of(), Map.of(tunnel, OptionalInt.of(3)), Map.of()));
        programmer.change(programmer.changeTo(List.of(end)));
        run();
        assertStatus(ObjectStatus.INSTALLED, end);
        final long before = fake.flowMods();
        programmer.board().takeChanged();
        programmer.book().takeChanges();
        final var other = Things.probed(end, Optional.of(new Probe(1, 1, 3, Optional.empty())));
        programmer.change(NodeProgram.of(List.of(other)));
        run();
        assertEquals(before, fake.flowMods());
        assertEquals("told again, as the contract of NodeDriver says", Map.of(end.key(), ObjectStatus.INSTALLED),
            programmer.board().takeChanged());
        assertEquals(other, programmer.book().get(end.key()));
        assertEquals(Set.of(end.key()), programmer.book().takeChanges().ends());
    }

    @Test
    public void portOfTheHelperChangesThePipelineOnly() {
        final var nine = pipeline(9);
        programmer.ports(new PortNews(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(HelperPort.CONTROL, 9)));
        run();
        assertEquals("flows of the helper's port", nine.size(), fake.flowMods());
        programmer.ports(new PortNews(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(HelperPort.CONTROL, 9)));
        run();
        assertEquals(nine.size(), fake.flowMods());
        programmer.ports(new PortNews(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(HelperPort.CONTROL, 10)));
        run();
        final var ten = pipeline(10);
        final var keys = ten.stream().map(WireFlow::key).collect(Collectors.toSet());
        final long changed = ten.stream().filter(flow -> !nine.contains(flow)).count()
            + nine.stream().filter(flow -> !keys.contains(flow.key())).count();
        assertTrue(changed + " flows", changed > 0 && changed < 15);
        assertEquals("from another port, to another port", nine.size() + changed, fake.flowMods());
    }

    /** The flows of the pipeline itself when the helper's port has a number. */
    private static List<WireFlow> pipeline(final int control) {
        final var ports = new PortTable();
        ports.setHelpers(Map.of(HelperPort.CONTROL, control));
        return PipelineFlows.base(ports).stream().map(Flow::wire).toList();
    }

    @Test
    public void changesDuringABundleAreInTheNext() {
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        assertFalse(programmer.isSynced());
        programmer.change(NodeProgram.of(List.of(TWO)));
        programmer.ports(news(Map.of(port("one"), OptionalInt.of(11))));
        programmer.change(new NodeProgram(List.of(), List.of(TWO.key())));
        programmer.change(NodeProgram.of(List.of(TWO)));
        run();
        assertEquals("one at a time", 2, fake.count(Kind.OPEN));
        assertEquals(BASE + 1, fake.flowMods());
        finishBundle();
        assertEquals(3, fake.count(Kind.OPEN));
        // the flow with the old port number goes, one with the new comes, and the second object's
        assertEquals(BASE + 1 + 3, fake.flowMods());
        finishBundle();
        assertStatus(ObjectStatus.INSTALLED, ONE);
        assertStatus(ObjectStatus.INSTALLED, TWO);
        assertTrue(programmer.isSynced());
    }

    @Test
    public void refusalWithoutDataIsFoundByHalves() {
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE, TWO)));
        run();
        answerCommit(NAMELESS);
        assertStatus(ObjectStatus.PROGRAMMING, ONE);
        while (!programmer.isSynced()) {
            final var add = HexFormat.of().formatHex(fake.last(Kind.ADD).messages());
            if (add.contains(HexFormat.of().toHexDigits(cookie(TWO)))) {
                answerCommit(NAMELESS);
            } else {
                finishBundle();
            }
        }
        assertEquals("the pipeline, both, one, the other", 4, fake.count(Kind.COMMIT));
        assertStatus(ObjectStatus.INSTALLED, ONE);
        assertStatus(new ObjectStatus.Failed("the switch refused its flows: it says no"), TWO);
        assertEquals(List.of(), programmer.problem().stream().toList());
    }

    @Test
    public void malformedMessageIsNotCommitted() {
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        fake.last(Kind.OPEN).answer().complete(null);
        fake.last(Kind.ADD).answer().completeExceptionally(new SwitchRefusal("bad match", new byte[0]));
        fake.last(Kind.CLOSE).answer().complete(null);
        run();
        assertEquals("only the pipeline's", 1, fake.count(Kind.COMMIT));
        assertEquals(1, fake.count(Kind.DISCARD));
        fake.last(Kind.DISCARD).answer().complete(null);
        run();
        assertStatus(new ObjectStatus.Failed("the switch refused its flows: bad match"), ONE);
    }

    @Test
    public void aRefusedObjectIsTriedAgainWhenItsPortChanges() {
        refuseOne();
        programmer.ports(news(Map.of(port("one"), OptionalInt.of(7))));
        run();
        finishBundle();
        assertStatus(ObjectStatus.INSTALLED, ONE);
    }

    @Test
    public void aRefusedObjectIsTriedAgainWhenThereIsRoom() {
        programmer.change(programmer.changeTo(List.of(TWO)));
        run();
        refuseOne();
        programmer.change(new NodeProgram(List.of(), List.of(TWO.key())));
        run();
        finishBundle();
        assertStatus(ObjectStatus.PROGRAMMING, ONE);
        finishBundle();
        assertStatus(ObjectStatus.INSTALLED, ONE);
    }

    @Test
    public void nothingIsKnownOfASwitchThatIsGone() {
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        assertEquals(BASE + 1, programmer.ledger().presentCount());
        programmer.disconnected();
        assertEquals(0, programmer.ledger().presentCount());
    }

    private void refuseOne() {
        fake.beSilent(true);
        programmer.change(NodeProgram.of(List.of(ONE)));
        run();
        answerCommit(NAMELESS);
        run();
        assertStatus(new ObjectStatus.Failed("the switch refused its flows: it says no"), ONE);
    }

    @Test
    public void channelFailureAsksTheSwitchAgain() throws InterruptedException {
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        fake.last(Kind.OPEN).answer().complete(null);
        fake.last(Kind.CLOSE).answer().complete(null);
        run();
        fake.last(Kind.COMMIT).answer().completeExceptionally(new ChannelFailure("timed out"));
        run();
        assertTrue(programmer.problem().orElseThrow().contains("timed out"));
        assertFalse(programmer.isSynced());
        programmer.change(NodeProgram.of(List.of(TWO)));
        run();
        assertEquals("nothing until it is known what is there", 2, fake.count(Kind.OPEN));

        runNext();
        programmer.received(NO_MAPPINGS);
        programmer.received(NO_FLOWS);
        run();
        assertEquals(3, fake.count(Kind.OPEN));
        assertEquals(BASE + 1 + BASE + 2, fake.flowMods());
        finishBundle();
        assertTrue(programmer.isSynced());
        assertStatus(ObjectStatus.INSTALLED, ONE);
    }

    @Test
    public void disconnectionDuringABundle() {
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        programmer.disconnected();
        assertTrue(status(ONE) instanceof ObjectStatus.Waiting waiting && waiting.reason().contains("not connected"));
        fake.last(Kind.OPEN).answer().completeExceptionally(new ChannelFailure("gone"));
        fake.last(Kind.CLOSE).answer().completeExceptionally(new ChannelFailure("gone"));
        run();
        assertFalse(programmer.isConnected());

        final var again = new FakeSwitch();
        connectTo(again);
        assertEquals("the switch told that it holds nothing", BASE + 1, again.flowMods());
        assertStatus(ObjectStatus.INSTALLED, ONE);
    }

    @Test
    public void answerOfAnOldConnectionDoesNotCount() {
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        final var again = new FakeSwitch();
        again.beSilent(true);
        connectTo(again);
        finishBundle();
        assertStatus(ObjectStatus.PROGRAMMING, ONE);
        assertFalse(programmer.isSynced());
        again.finishBundle();
        run();
        again.finishBundle();
        run();
        assertStatus(ObjectStatus.INSTALLED, ONE);
    }

    @Test
    public void unreadableReportIsTheNodesProblem() {
        final var wrong = new byte[NO_FLOWS.length + 8];
        System.arraycopy(NO_FLOWS, 0, wrong, 0, NO_FLOWS.length);
        programmer.received(wrong);
        run();
        final var problem = programmer.problem().orElseThrow();
        assertTrue(problem, problem.contains("cannot be read") && problem.contains("0 octets"));
    }

    @Test
    public void clearWaitsForTheBundleThatIsOnItsWay() {
        fake.beSilent(true);
        programmer.change(programmer.changeTo(List.of(ONE)));
        run();
        final CompletableFuture<Void> cleared = programmer.clear();
        run();
        assertEquals(2, fake.count(Kind.OPEN));
        finishBundle();
        assertFalse(cleared.isDone());
        assertEquals(BASE + 1 + BASE + 1, fake.flowMods());
        finishBundle();
        assertTrue(cleared.isDone());
        assertEquals(0, programmer.ledger().presentCount());
    }

    @Test
    public void clearWaitsUntilItIsKnownWhichMetersAreThere() {
        programmer.disconnected();
        programmer.connected(fake);
        programmer.received(NO_MAPPINGS);
        programmer.received(NO_FLOWS);
        run();
        final var cleared = programmer.clear();
        run();
        assertEquals(0, programmer.ledger().presentCount());
        assertFalse(cleared.isDone());
        programmer.received(ONE_METER);
        run();
        assertTrue(cleared.isDone());
        assertArrayEquals(new Meter(LimitFlows.meter(1), 64).remove(), fake.last(Kind.OTHER).messages());
    }

    @Test
    public void clearWithoutSwitchIsDoneAtOnce() {
        programmer.disconnected();
        assertTrue(programmer.clear().isDone());
    }

    private void connectTo(final FakeSwitch channel) {
        programmer.connected(channel);
        programmer.received(NO_MAPPINGS);
        programmer.received(NO_FLOWS);
        programmer.received(NO_METERS);
        run();
    }

    /** Answers all of the bundle that is on its way, one step after the other. */
    private void finishBundle() {
        fake.last(Kind.OPEN).answer().complete(null);
        fake.last(Kind.ADD).answer().complete(null);
        fake.last(Kind.CLOSE).answer().complete(null);
        run();
        fake.last(Kind.COMMIT).answer().complete(null);
        run();
    }

    private void answerCommit(final SwitchRefusal refusal) {
        fake.last(Kind.OPEN).answer().complete(null);
        fake.last(Kind.ADD).answer().complete(null);
        fake.last(Kind.CLOSE).answer().complete(null);
        run();
        fake.last(Kind.COMMIT).answer().completeExceptionally(refusal);
        runNextUnchecked();
    }

    private void run() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Runs what comes after a while. */
    private void runNext() throws InterruptedException {
        final var task = tasks.poll(10, TimeUnit.SECONDS);
        assertTrue("nothing came", task != null);
        task.run();
        run();
    }

    private void runNextUnchecked() {
        try {
            runNext();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ObjectStatus status(final NodeObject object) {
        return programmer.board().all().get(object.key());
    }

    private void assertStatus(final ObjectStatus expected, final NodeObject object) {
        assertEquals(expected, status(object));
    }

    private static PortNews news(final Map<PortRef, OptionalInt> ports) {
        return new PortNews(ports, Map.of(), Map.of(), Map.of(), Map.of());
    }

    private static PortRef port(final String guest) {
        return Things.port(guest);
    }

    private static long cookie(final NodeObject object) {
        return Cookie.of(object.key()).value();
    }
}
