/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.impl.VirtualClock;
import dev.weft.impl.report.Helper;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.end.state.Counters;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.state.A;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.End;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.LinkStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What it costs that 10,000 ends report their counters. The figure is logged, not judged: machines differ. */
public class FiguresScaleTest extends ControllerTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(FiguresScaleTest.class);
    private static final int LINKS = 5000;
    private static final int BATCH = 2000;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private void begin() throws Exception {
        // nobody falls silent because this machine is slow
        start(getDataBroker(), new VirtualClock("2026-11-21T12:00:00Z"));
        final var changes = new ArrayList<Change>(List.of(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2"))));
        for (int i = 1; i <= LINKS; i++) {
            changes.add(put(Yang.appliance("a" + i), Yang.anAppliance("a" + i, "host1", Yang.aPort("eth0"))));
            changes.add(put(Yang.appliance("b" + i), Yang.anAppliance("b" + i, "host2", Yang.aPort("eth0"))));
            changes.add(put(Yang.link("l" + i),
                Yang.withSegment(Yang.aLink("l" + i, "a" + i + "/eth0", "b" + i + "/eth0"), i)));
        }
        store(changes.toArray(Change[]::new));
        driver.acknowledgeAll();
        await("up", () -> operational(Yang.WEFT).stream().flatMap(all -> all.nonnullLink().values().stream())
            .filter(link -> link.getState().getStatus() == Status.Up).count() == LINKS);
        getDataBrokerTestCustomizer().createNotificationService().registerListener(LinkStateChange.class,
            change -> heard.add(change.getLink().getValue() + " " + change.getNewStatus().getName()));
    }

    private void report(final Helper helper, final int side, final boolean complete, final long count) {
        for (int first = 1; first <= LINKS; first += BATCH) {
            final var ends = new ArrayList<End>();
            for (int i = first; i < Math.min(first + BATCH, LINKS + 1); i++) {
                ends.add(Helper.counting(Helper.active(i, side), count));
            }
            helper.send(complete && first == 1, ends);
        }
    }

    private long counted() {
        return operational(Yang.link("l" + LINKS)).map(link -> link.getState().getB())
            .flatMap(end -> Optional.ofNullable(end.getCounters()))
            .map(Counters::getSentBytes).map(value -> value.getValue().longValue()).orElse(-1L);
    }

    private boolean allShow(final long count) {
        return operational(Yang.WEFT).orElseThrow().nonnullLink().values().stream().allMatch(link ->
            Optional.ofNullable(link.getState().getA()).map(A::getCounters).map(Counters::getSentBytes)
                .filter(value -> value.getValue().longValue() == count).isPresent());
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    }

    @Test
    public void tenThousandEnds() throws Exception {
        begin();
        final var host1 = new Helper(rpc, "host1");
        final var host2 = new Helper(rpc, "host2");
        report(host1, 0, true, 0);
        report(host2, 1, true, 0);
        await("all alive", () -> operational(Yang.WEFT).orElseThrow().nonnullLink().values().stream()
            .allMatch(link -> link.getState().getLiveness() == Liveness.Active));
        for (int round = 1; round <= 5; round++) {
            final int count = round;
            final long before = cpu();
            report(host1, 0, false, count);
            report(host2, 1, false, count);
            await("counters", () -> counted() == count);
            settle();
            LOG.info("counters of {} ends: {} ms of processor time", 2 * LINKS, (cpu() - before) / 1_000_000);
            await("all of them", () -> allShow(count));
        }
        assertEquals("no notification", List.of(), heard);

        report(host1, 0, false, 6);
        host2.report(Helper.inactive(7, 1, LivenessCause.Silent));
        await("in the middle of it", () -> operational(Yang.link("l7")).orElseThrow().getState().getStatus()
            == Status.Inactive);
        await("all of them", () -> allShow(6) && !heard.isEmpty());
        assertEquals(List.of("l7 inactive"), heard);
    }
}
