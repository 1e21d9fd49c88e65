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
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.VirtualClock;
import dev.weft.impl.report.Healths.Witness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.concepts.ObjectRegistration;
import org.opendaylight.yangtools.yang.common.Uint64;

public class HealthsTest {
    private static final NodeId NODE = new NodeId("host1");
    private static final InstanceId ONE = new InstanceId(new ServiceId("fw"), "one");
    private static final Witness WITNESS = new Witness(NODE, ONE);

    private final Healths healths = new Healths();
    private final ReportInbox inbox = new ReportInbox(new TestAccess(30), new VirtualClock("2026-11-21T10:00:00Z"));

    @Before
    public void before() {
        inbox.open(() -> { });
        inbox.welcome(NODE);
    }

    private static InstanceReport report(final InstanceHealth health) {
        return new InstanceReport(health, Optional.empty());
    }

    private static Message message(final boolean complete, final Map<InstanceId, InstanceReport> instances,
            final long sequence) {
        return new Message(NODE, "run", Uint64.valueOf(sequence), complete,
            Optional.empty(), Map.of(), instances);
    }

    @Test
    public void whatWasSaidLastCounts() {
        assertEquals(InstanceReport.UNKNOWN, healths.of(NODE, ONE));
        assertFalse(healths.note(WITNESS, report(InstanceHealth.Unknown)));
        assertTrue(healths.note(WITNESS, report(InstanceHealth.Dead)));
        assertFalse(healths.note(WITNESS, report(InstanceHealth.Dead)));
        assertFalse(healths.note(WITNESS, report(InstanceHealth.Unknown)));
        assertEquals(InstanceHealth.Dead, healths.of(NODE, ONE).health());
        assertTrue(healths.note(WITNESS, report(InstanceHealth.Alive)));
        healths.forget(NODE);
        assertEquals(InstanceReport.UNKNOWN, healths.of(NODE, ONE));
        assertEquals(Set.of(), healths.services());
    }

    @Test
    public void onlyTheDeadAreWritten() {
        healths.note(WITNESS, report(InstanceHealth.Alive));
        assertEquals(Map.of(), healths.changes());
        healths.note(WITNESS, report(InstanceHealth.Dead));
        assertEquals(Map.of(WITNESS, true), healths.changes());
        healths.stored(healths.changes());
        assertEquals(Map.of(), healths.changes());
        healths.forget(WITNESS);
        assertEquals(Map.of(WITNESS, false), healths.changes());
        final var again = new Healths();
        again.load(List.of(WITNESS));
        assertEquals(InstanceHealth.Dead, again.of(NODE, ONE).health());
        assertEquals(Map.of(), again.changes());
        assertEquals(Set.of(ONE.service()), again.services());
    }

    @Test
    public void reportsWaitTogetherAlsoOverACompleteOne() {
        final var token = new TestAccess(30).token(NODE);
        inbox.offer(message(true, Map.of(ONE, report(InstanceHealth.Dead)), 1), token);
        inbox.offer(message(true, Map.of(ONE, report(InstanceHealth.Unknown)), 2), token);
        assertEquals(Map.of(ONE, report(InstanceHealth.Dead)), inbox.take().get(NODE).instances());
    }

    @Test
    public void noMoreWaitThanAreRoomFor() {
        final var token = new TestAccess(30).token(NODE);
        assertEquals(ReportInbox.Verdict.TAKEN, inbox.offer(message(true, Map.of(), 1), token));
        final var many = new HashMap<InstanceId, InstanceReport>();
        for (int i = 0; i <= ReportInbox.MAX_INSTANCES; i++) {
            many.put(new InstanceId(new ServiceId("fw"), "i" + i), report(InstanceHealth.Dead));
        }
        assertEquals(ReportInbox.Verdict.LATER, inbox.offer(message(false, many, 2), token));
    }

    @Test
    public void aReportHasABoundedNumberOfInstances() {
        final var rpc = new ReportRpc(provider(), inbox);
        final var helper = new Helper(rpc, "host1");
        final var many = new HashMap<InstanceKey, Instance>();
        for (int i = 0; i <= MessageReader.MAX_INSTANCES; i++) {
            final var instance = new InstanceBuilder().setService(new Name("fw")).setInstance(new Name("i" + i))
                .setHealth(InstanceHealth.Alive).build();
            many.put(instance.key(), instance);
        }
        final var result = helper.call(helper.input(true, List.of()).setInstance(many));
        assertTrue(result.getErrors().iterator().next().getMessage().contains("there are 1001 entries of instance, not"
            + " 1000 or less"));
    }

    private static RpcProviderService provider() {
        final RpcProviderService provider = mock();
        doReturn(mock(ObjectRegistration.class)).when(provider).registerRpcImplementation(any());
        return provider;
    }
}
