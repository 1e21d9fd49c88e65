/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.weft.api.id.NodeId;
import dev.weft.impl.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportInput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.ReportInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.HelperBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.helper.Counter;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.helper.CounterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.helper.CounterKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.yang.binding.Rpc;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.Uint64;

/** What is taken of a helper, and what it is told. */
public class ReportRpcTest {
    private static final NodeId NODE = new NodeId("host1");

    private final VirtualClock clock = new VirtualClock("2026-11-21T12:00:00Z");
    private final ReportInbox inbox = new ReportInbox(new TestAccess(30), clock);
    private int wakes;
    private ReportRpc rpc;
    private Helper helper;

    @Before
    public void before() {
        final var provider = mock(RpcProviderService.class);
        doReturn(mock(ObjectRegistration.class)).when(provider).registerRpcImplementation(any(Rpc.class));
        rpc = new ReportRpc(provider, inbox);
        helper = new Helper(rpc, "host1");
        inbox.open(() -> wakes++);
        inbox.welcome(NODE);
    }

    private void refused(final ErrorTag tag, final String text, final ReportInputBuilder input) {
        final var result = helper.call(input);
        assertFalse(result.isSuccessful());
        final var error = result.getErrors().iterator().next();
        assertEquals(tag, error.getTag());
        assertTrue(error.getMessage(), error.getMessage().contains(text));
        assertEquals("nothing is noted", Map.of(), inbox.take());
    }

    @Test
    public void everythingIsWantedOfANewSession() {
        assertTrue(helper.report(Helper.active(7, 0)));
        assertEquals(0, wakes);
        assertEquals(Map.of(), inbox.take());
        assertFalse(helper.complete(Helper.active(7, 0)));
        assertFalse(helper.report(Helper.active(8, 1)));
        assertEquals(2, wakes);
        final var news = inbox.take().get(NODE);
        assertTrue(news.reset());
        assertEquals(clock.instant(), news.time());
        assertEquals(2, news.ends().size());
        assertEquals(Liveness.Active, news.ends().get(new EndId(17)).liveness());
        helper.restart("run 2");
        assertTrue(helper.report());
    }

    @Test
    public void theLastOfSeveralReportsCounts() {
        helper.complete(Helper.counting(Helper.active(7, 0), 5));
        inbox.take();
        helper.report(Helper.counting(Helper.active(7, 0), 6));
        helper.report(Helper.inactive(7, 0, LivenessCause.Silent));
        final var end = inbox.take().get(NODE).ends().get(new EndId(14));
        assertEquals(Optional.of(LivenessCause.Silent), end.cause());
        assertEquals("counters that are not told are as before", 6,
            end.counters().orElseThrow().getSentPackets().getValue().intValue());
        helper.complete();
        assertEquals(Map.of(), inbox.take().get(NODE).ends());
    }

    @Test
    public void olderReportsAreIgnored() {
        helper.complete();
        final var late = helper.input(false, List.of(Helper.inactive(7, 0, LivenessCause.Silent)));
        helper.report(Helper.active(7, 0));
        assertFalse(helper.call(late).getResult().getCompleteWanted());
        assertEquals(Liveness.Active, inbox.take().get(NODE).ends().get(new EndId(14)).liveness());
        final var same = helper.input(false, List.of(Helper.active(9, 0)));
        helper.call(same);
        helper.call(same);
        assertEquals("the same again does no harm", 1, inbox.take().get(NODE).ends().size());
    }

    @Test
    public void onlyWhoHasTheTokenReports() {
        refused(ErrorTag.ACCESS_DENIED, "not that of node host1", helper.input(true, List.of()).setToken("guess"));
        refused(ErrorTag.ACCESS_DENIED, "not that of node host1", helper.input(true, List.of()).setToken(null));
        refused(ErrorTag.ACCESS_DENIED, "host2", helper.input(true, List.of()).setNode(new Name("host2")));
        refused(ErrorTag.INVALID_VALUE, "there is no node host2",
            new Helper(rpc, "host2").input(true, List.of()));
        inbox.forget(NODE);
        inbox.welcome(new NodeId("host3"));
        refused(ErrorTag.INVALID_VALUE, "there is no node host1", helper.input(true, List.of()));
    }

    @Test
    public void nothingIsTakenBeforeTheIntentIsKnown() {
        inbox.forget(NODE);
        refused(ErrorTag.RESOURCE_DENIED, "soon", helper.input(true, List.of()));
    }

    @Test
    public void allBoundsAreChecked() {
        refused(ErrorTag.INVALID_VALUE, "session", helper.input(true, List.of()).setSession(null));
        refused(ErrorTag.INVALID_VALUE, "node", helper.input(true, List.of()).setNode(null));
        refused(ErrorTag.INVALID_VALUE, "sequence", helper.input(true, List.of()).setSequence(null));
        refused(ErrorTag.INVALID_VALUE, "5001 entries of end", helper.input(true, ends(1, 5001)));
        final var counters = new HashMap<CounterKey, Counter>();
        for (int i = 0; i < 251; i++) {
            final var counter = new CounterBuilder().setName("c" + i).build();
            counters.put(counter.key(), counter);
        }
        refused(ErrorTag.INVALID_VALUE, "251 entries of helper/counter", helper.input(true, List.of())
            .setHelper(new HelperBuilder().setCounter(counters).build()));
        refused(ErrorTag.INVALID_VALUE, "helper/counter/value", helper.input(true, List.of()).setHelper(
            new HelperBuilder().setCounter(Map.of(new CounterKey("c0"), counters.get(new CounterKey("c0")))).build()));
    }

    /** Those who make a request in Java get its bounds checked by the builder, but there are other ways in. */
    @Test
    public void longTextsAreRefused() {
        final var input = mock(ReportInput.class);
        doReturn(new Name("host1")).when(input).getNode();
        doReturn("x".repeat(65)).when(input).getSession();
        assertThrows(IllegalArgumentException.class, () -> MessageReader.read(input));
        doReturn("run 1").when(input).getSession();
        doReturn(Uint64.ONE).when(input).getSequence();
        assertEquals("run 1", MessageReader.read(input).session());
        final var told = mock(org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.Helper
            .class);
        doReturn(told).when(input).getHelper();
        doReturn("x".repeat(501)).when(told).getOversizeReason();
        assertThrows(IllegalArgumentException.class, () -> MessageReader.read(input));
        doReturn("").when(told).getOversizeReason();
        assertEquals(Optional.empty(), MessageReader.read(input).helper().orElseThrow().reason());
    }

    @Test
    public void whatWaitsIsBounded() {
        helper.complete();
        int segment = 1;
        int accepted = 0;
        while (helper.call(helper.input(false, ends(segment, 5000))).isSuccessful()) {
            segment += 5000;
            accepted += 5000;
        }
        assertEquals(65_000, accepted);
        assertEquals(65_000, inbox.take().get(NODE).ends().size());
        assertFalse("there is room again", helper.send(false, ends(segment, 5000)));
    }

    @Test
    public void patienceIsThreeIntervals() {
        assertEquals(Duration.ofSeconds(90), inbox.patience());
        assertEquals("but not less than", Duration.ofSeconds(30),
            new ReportInbox(new TestAccess(2), clock).patience());
    }

    @Test
    public void numbersBeyondInt() {
        final var input = helper.input(true, List.of()).setSequence(Uint64.MAX_VALUE);
        assertTrue(helper.call(input).isSuccessful());
        inbox.take();
        assertFalse(helper.report(Helper.active(1, 0)));
        assertEquals("an older one", Map.of(), inbox.take());
    }

    private static List<End> ends(final int first, final int count) {
        final var ends = new ArrayList<End>();
        for (int i = 0; i < count; i++) {
            ends.add(Helper.active(first + i, 0));
        }
        return ends;
    }
}
