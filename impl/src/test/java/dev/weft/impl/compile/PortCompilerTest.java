/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.compile.PortCompiler.Service;
import dev.weft.impl.model.Bandwidth;
import dev.weft.impl.model.InterfaceIntent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

/** Who is silent, and who is limited. */
public class PortCompilerTest {
    private static final Optional<NodeId> HOST1 = Optional.of(new NodeId("host1"));

    private static String text(final boolean linkEnabled, final Optional<NodeId> node, final Service service) {
        return Lab.text(PortCompiler.compile(Lab.port("fw", "eth0", true, linkEnabled, null, 6081), node, service));
    }

    @Test
    public void whatIsMadeForALinkIsSilentWithoutOne() {
        assertEquals("host1: shut fw/eth0\n", text(true, HOST1, Service.NONE));
        assertEquals("", text(true, HOST1, Service.SERVES));
        assertEquals("", text(true, Optional.empty(), Service.NONE));
        assertEquals("an ordinary port is not Weft's business", "", text(false, HOST1, Service.NONE));
    }

    @Test
    public void memberThatDoesNotServeIsSilentWhateverItIsMadeFor() {
        assertEquals("host1: shut fw/eth0\n", text(false, HOST1, Service.WAITS));
        assertEquals("host1: shut fw/eth0\n", text(true, HOST1, Service.WAITS));
        assertEquals("", text(false, HOST1, Service.SERVES));
    }

    @Test
    public void limitsCountForEveryInterface() {
        final var id = new InterfaceId("fw", "eth0");
        final var port = new InterfaceIntent(id, true, false, new PortRef.Plugged("tap0"), Optional.empty(),
            UdpPort.GENEVE, OptionalInt.empty(), Optional.empty(),
            new Bandwidth(OptionalInt.of(1000), OptionalInt.empty()));
        final var limit = new PortLimit(ObjectKey.portLimit(id), new PortRef.Plugged("tap0"), OptionalInt.of(1000),
            OptionalInt.empty());
        for (var service : List.of(Service.NONE, Service.SERVES)) {
            assertEquals(Map.of(HOST1.orElseThrow(), List.of(limit)), PortCompiler.compile(port, HOST1, service));
        }
        assertEquals(2, PortCompiler.compile(port, HOST1, Service.WAITS).get(HOST1.orElseThrow()).size());
        assertEquals(Map.of(), PortCompiler.compile(port, Optional.empty(), Service.NONE));
    }
}
