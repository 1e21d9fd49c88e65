/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.port;

import static org.junit.Assert.assertEquals;

import dev.weft.helper.database.InterfaceRow;
import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class PortWatchTest {
    private static final PortName PLUGGED = new PortName.Plugged("fw/eth0");
    private static final PortName DEVICE = new PortName.Device("tap1");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final Map<PortName, List<PortState>> heard = new HashMap<>();
    private final PortWatch watch = new PortWatch((name, state) ->
        heard.computeIfAbsent(name, added -> new ArrayList<>()).add(state));

    @Test
    public void aPortIsKnownByItsNameAndItsIfaceId() {
        change(ONE, row("tap1", "fw/eth0", 7, true));
        assertHeard(PLUGGED, PortState.up(7));
        assertHeard(DEVICE, PortState.up(7));
        assertEquals(PortState.up(7), watch.state(PLUGGED));
        assertEquals(PortState.missing(), watch.state(new PortName.Device("tap2")));
    }

    @Test
    public void onlyChangesAreTold() {
        change(ONE, row("tap1", "fw/eth0", 7, true));
        change(ONE, row("tap1", "fw/eth0", 7, true));
        change(ONE, row("tap1", "fw/eth0", 7, false));
        change(ONE, row("tap1", "fw/eth0", 0, false));
        change(ONE, Optional.empty());
        assertHeard(PLUGGED, PortState.up(7), PortState.down(7), PortState.missing());
    }

    @Test
    public void anIdThatMovesIsTold() {
        change(ONE, row("tap1", "fw/eth0", 7, true));
        watch.changed(Map.of(ONE, row("tap1", "", 7, true), TWO, row("tap2", "fw/eth0", 8, true)));
        assertHeard(PLUGGED, PortState.up(7), PortState.up(8));
        assertHeard(DEVICE, PortState.up(7));
    }

    @Test
    public void anIdThatTwoClaimIsNoPort() {
        change(ONE, row("tap1", "fw/eth0", 7, true));
        change(TWO, row("tap2", "fw/eth0", 8, true));
        assertEquals(PortState.missing(), watch.state(PLUGGED));
        assertEquals(PortState.up(8), watch.state(new PortName.Device("tap2")));
        change(ONE, Optional.empty());
        assertHeard(PLUGGED, PortState.up(7), PortState.missing(), PortState.up(8));
    }

    @Test
    public void namesThatNoEndCanHaveAreIgnored() {
        change(ONE, row("a-name-that-is-too-long", "x".repeat(256), 7, true));
        change(TWO, row("", "", 8, true));
        assertEquals(Map.of(), heard);
    }

    private void change(final UUID uuid, final Optional<InterfaceRow> row) {
        watch.changed(Map.of(uuid, row));
    }

    private static Optional<InterfaceRow> row(final String name, final String ifaceId, final int ofport,
            final boolean up) {
        return Optional.of(new InterfaceRow(name, ifaceId.isEmpty() ? Optional.empty() : Optional.of(ifaceId), ofport,
            up));
    }

    private void assertHeard(final PortName name, final PortState... states) {
        assertEquals(List.of(states), heard.get(name));
    }
}
