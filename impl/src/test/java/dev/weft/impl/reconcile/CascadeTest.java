/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.InterfaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;

/** A deleted appliance takes its links along, also when one of its name is there again at once (VL-13). */
public class CascadeTest extends ControllerTestBase {
    private void startBusy() throws Exception {
        start();
        base();
    }

    private void assertOnlyTapIsLeft() throws Exception {
        await("cascade", () -> config(Yang.link("web")).isEmpty());
        settle();
        assertTrue(config(Yang.link("tap")).isPresent());
        assertEquals(List.of("link tap#a", "peer host2/ipv4", "shut-port fw/eth0"), driver.keys("host1"));
        assertEquals(List.of("link tap#b", "peer host1/ipv4", "shut-port lb/eth0"), driver.keys("host2"));
        assertEquals(1, released());
    }

    @Test
    public void applianceIsThereAgain() throws Exception {
        startBusy();
        try (var hold = hold()) {
            commit(delete(Yang.appliance("lb")));
            commit(put(Yang.appliance("lb"), Yang.anAppliance("lb", "host2", Yang.aPort("eth0"))));
        }
        assertOnlyTapIsLeft();
    }

    @Test
    public void interfaceIsThereAgain() throws Exception {
        startBusy();
        try (var hold = hold()) {
            commit(delete(Yang.port("lb", "eth0")));
            commit(put(Yang.port("lb", "eth0"), Yang.aPort("eth0")));
        }
        assertOnlyTapIsLeft();
    }

    @Test
    public void linkIsThereAgainToo() throws Exception {
        startBusy();
        try (var hold = hold()) {
            commit(delete(Yang.appliance("lb")));
            commit(delete(Yang.link("web")));
            commit(put(Yang.appliance("lb"), Yang.anAppliance("lb", "host2", Yang.aPort("eth0"))));
            commit(put(Yang.link("web"), Yang.aLink("web", "fw/eth0", "lb/eth0")));
        }
        settle();
        assertTrue("it was made after the deletion", config(Yang.link("web")).isPresent());
        assertEquals(List.of("link tap#a", "link web#a", "peer host2/ipv4"), driver.keys("host1"));
    }

    @Test
    public void replacedApplianceKeepsItsLinks() throws Exception {
        startBusy();
        try (var hold = hold()) {
            commit(delete(Yang.appliance("lb")),
                put(Yang.appliance("lb"), Yang.anAppliance("lb", "host3", Yang.aPort("eth0"))));
        }
        settle();
        assertTrue(config(Yang.link("web")).isPresent());
        assertEquals(List.of("link web#b", "peer host1/ipv4"), driver.keys("host3"));
    }

    @Test
    public void severalTransactionsInOneEvent() throws Exception {
        final var told = new ArrayList<DataTreeModification<Weft>>();
        try (var registration = getDataBroker().registerDataTreeChangeListener(
                DataTreeIdentifier.create(LogicalDatastoreType.CONFIGURATION, Yang.WEFT), told::addAll)) {
            final var lb = Yang.anAppliance("lb", "host2", Yang.aPort("eth0"), Yang.aPort("eth1"));
            commit(put(Yang.appliance("lb"), lb));
            commit(delete(Yang.appliance("lb")));
            commit(put(Yang.appliance("lb"), lb));
            commit(delete(Yang.port("lb", "eth1")));
            await("events", () -> told.size() == 4);
        }
        final var inbox = new IntentInbox(() -> { });
        inbox.onDataTreeChanged(told);
        assertEquals(List.of(Set.of(new InterfaceId("lb", "eth0"), new InterfaceId("lb", "eth1")),
            Set.of(new InterfaceId("lb", "eth1"))),
            inbox.take().orElseThrow().stream().map(IntentInbox.Changes::lost).toList());
        assertEquals(List.of(), inbox.take().orElseThrow());
    }
}
