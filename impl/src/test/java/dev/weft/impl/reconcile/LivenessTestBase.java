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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.LinkStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** A controller with two links and helpers of two nodes that report what a test wants (VL-11, VL-12). */
public abstract class LivenessTestBase extends ControllerTestBase {
    static final String SILENT = "end a: fw/eth0 on host1 hears nothing of the other end for 45 s; check the"
        + " way between 10.0.0.1 and 10.0.0.2, UDP 6081";

    final VirtualClock clock = new VirtualClock("2026-11-21T12:00:00Z");
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    Helper host1;
    Helper host2;
    long web;

    void begin() throws Exception {
        start(getDataBroker(), clock);
        base();
        driver.acknowledgeAll();
        await("up", () -> link("web").getStatus() == Status.Up);
        host1 = new Helper(rpc, "host1");
        host2 = new Helper(rpc, "host2");
        web = link("web").getSegmentId().getValue().longValue();
        final var service = getDataBrokerTestCustomizer().createNotificationService();
        service.registerListener(LinkStateChange.class, change -> heard.add(change.getLink().getValue() + " "
            + change.getOldStatus().getName() + " " + change.getNewStatus().getName()));
        service.registerListener(AlarmNotification.class, change -> heard.add(change.getResource() + " "
            + change.getType().getName() + (change.getIsCleared() ? " cleared" : " raised")));
    }

    State link(final String name) {
        return written(Yang.link(name)).getState();
    }

    Status port(final String appliance) {
        return written(Yang.port(appliance, "eth0")).getState().getStatus();
    }

    org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.State node(final String name) {
        return written(Yang.node(name)).getState();
    }

    void bothActive() {
        host1.complete(Helper.active(web, 0));
        host2.complete(Helper.active(web, 1));
        await("active", () -> link("web").getLiveness() == Liveness.Active);
    }

    void heard(final String... expected) throws Exception {
        settle();
        await(List.of(expected) + " in " + heard, () -> heard.size() >= expected.length);
        // listeners of different kinds are not in step
        for (var isAlarm : List.of(true, false)) {
            assertEquals(Stream.of(expected).filter(text -> text.contains("/") == isAlarm).toList(),
                List.copyOf(heard).stream().filter(text -> text.contains("/") == isAlarm).toList());
        }
        heard.clear();
    }
}
