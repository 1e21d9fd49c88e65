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

import java.util.List;
import org.junit.Test;

/** An interface serves one link, also when two got into the intent behind the back of its check (VL-1). */
public class RivalLinksTest extends ControllerTestBase {
    private String reason(final String link) {
        return written(Yang.link(link)).getState().getReason();
    }

    /** Lets a third link claim both an interface of web and one that is free. */
    private void rivals(final String name) throws Exception {
        start();
        base();
        store(put(Yang.appliance("vpn"), Yang.anAppliance("vpn", "host3", Yang.aPort("eth0"))));
        driver.takeCalls();
        store(put(Yang.link(name), Yang.aLink(name, "vpn/eth0", "fw/eth0")));
    }

    @Test
    public void theLaterByNameIsSilentUntilTheOtherGoes() throws Exception {
        rivals("zeb");
        assertEquals("nothing changes for the first", List.of(), driver.takeCalls());
        await("reason", () -> "interface fw/eth0 belongs to link web".equals(reason("zeb")));
        store(delete(Yang.link("web")));
        assertEquals(List.of("link tap#a", "link zeb#b", "peer host2/ipv4", "peer host3/ipv4"), driver.keys("host1"));
        assertEquals(List.of("link zeb#a", "peer host1/ipv4"), driver.keys("host3"));
    }

    @Test
    public void theEarlierByNameTakesTheInterface() throws Exception {
        rivals("abc");
        assertEquals(List.of("link abc#b", "link tap#a", "peer host2/ipv4", "peer host3/ipv4"), driver.keys("host1"));
        assertEquals(List.of("link tap#b", "peer host1/ipv4", "shut-port lb/eth0"), driver.keys("host2"));
        await("reason", () -> "interface fw/eth0 belongs to link abc".equals(reason("web")));
        store(put(Yang.link("abc"), Yang.aLink("abc", "vpn/eth0", "lb/eth0")));
        await("reason", () -> "interface lb/eth0 belongs to link abc".equals(reason("web")));
        assertEquals(List.of("link tap#a", "peer host2/ipv4", "shut-port fw/eth0"), driver.keys("host1"));
        store(delete(Yang.link("abc")));
        assertEquals(List.of("link tap#a", "link web#a", "peer host2/ipv4"), driver.keys("host1"));
        assertEquals(List.of("shut-port vpn/eth0"), driver.keys("host3"));
    }

    @Test
    public void aLinkThatLostAnEndTakesNothing() throws Exception {
        start();
        base();
        store(put(Yang.appliance("vpn"), Yang.anAppliance("vpn", "host3", Yang.aPort("eth0"))));
        store(delete(Yang.appliance("lb")), put(Yang.link("zeb"), Yang.aLink("zeb", "vpn/eth0", "fw/eth0")));
        await("cascade", () -> config(Yang.link("web")).isEmpty());
        settle();
        assertEquals(List.of("link tap#a", "link zeb#b", "peer host2/ipv4", "peer host3/ipv4"), driver.keys("host1"));
        assertTrue(driver.calls().toString(), driver.calls().stream().noneMatch(call -> call.contains("shut-port fw")));
    }
}
