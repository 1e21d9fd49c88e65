/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.report.EndId;
import dev.weft.impl.report.EndReport;
import dev.weft.impl.report.ReportInbox.News;
import dev.weft.impl.report.Reported;
import dev.weft.impl.report.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** Every cause in words, with what to do. */
public class LifeRulesTest {
    private static final NodeId NODE = new NodeId("host1");
    private static final InterfaceId PORT = new InterfaceId("fw-red", "eth0");
    private static final Peer PEER = new Peer(ObjectKey.peer(path(), "host2/ipv4"), path(),
        new Carrier.Tunnel(InetAddresses.forString("10.77.1.1"), InetAddresses.forString("10.77.1.2"),
            Optional.empty()));

    private final Reported reported = new Reported();
    private final LifeRules rules = new LifeRules(reported);

    private static PathId path() {
        return PathId.toHost(new HostId(2), Family.IPV4);
    }

    private static Compiled.End remote() {
        final var object = new LinkEnd(new LinkId("red"), 0, new SegmentId(7), new PortRef.Plugged("fw-red/eth0"),
            UdpPort.GENEVE, new Far.Remote(path(), new UdpPort(7000), Dscp.INHERIT),
            Optional.of(new Probe(2, 1, 5, Optional.empty())));
        return new Compiled.End(NODE, object, Optional.of(PEER), PEER.tunnel().map(Carrier.Tunnel::local));
    }

    private static Compiled.End local() {
        final var object = new LinkEnd(new LinkId("red"), 0, new SegmentId(7), new PortRef.Physical("ens9"),
            UdpPort.GENEVE, new Far.Local(new PortRef.Plugged("x")), Optional.empty());
        return new Compiled.End(NODE, object, Optional.empty(), Optional.empty());
    }

    private void report(final Liveness liveness, final LivenessCause cause) {
        reported.note(NODE, new News(false, Instant.EPOCH, Optional.empty(), Map.of(), Map.of()));
        reported.note(new Source(NODE, new EndId(14)), new EndReport(liveness, Optional.ofNullable(cause),
            Optional.empty(), Optional.empty(), Optional.empty()), Instant.EPOCH);
    }

    private void says(final Compiled.End end, final LivenessCause cause, final String text) {
        report(Liveness.Inactive, cause);
        assertEquals(Condition.of(Status.Inactive, text), rules.condition(end, PORT));
    }

    @Test
    public void nothingIsSaidOfTheLivingAndTheUnknown() {
        assertEquals(Condition.UP, rules.condition(remote(), PORT));
        report(Liveness.Active, null);
        assertEquals(Condition.UP, rules.condition(remote(), PORT));
        report(Liveness.Unknown, null);
        assertEquals(Condition.UP, rules.condition(remote(), PORT));
    }

    @Test
    public void everyCause() {
        says(remote(), LivenessCause.Silent, "fw-red/eth0 on host1 hears nothing of the other end for 5 s; check the"
            + " way between 10.77.1.1 and 10.77.1.2, UDP 6081");
        says(remote(), LivenessCause.PeerInactive, "fw-red/eth0 on host1 is not heard by the other end; check the way"
            + " from 10.77.1.1 to 10.77.1.2, UDP 7000");
        says(remote(), LivenessCause.PeerPortDown, "the interface at the other end of fw-red/eth0 on host1 is out of"
            + " service; see that its guest runs and that it is up there");
        says(local(), LivenessCause.PortDown, "fw-red/eth0 on host1 is down; see that its guest runs and that the"
            + " interface is up there");
        says(local(), LivenessCause.PortMissing, "fw-red/eth0 on host1 is not plugged in; start its guest, or see that"
            + " there is a port with device ens9");
        says(remote(), LivenessCause.PortMissing, "fw-red/eth0 on host1 is not plugged in; start its guest, or see that"
            + " there is a port with external_ids:iface-id=fw-red/eth0");
        says(remote(), LivenessCause.Authentication, "fw-red/eth0 on host1 gets only control messages that the link's"
            + " key did not sign; find out who sends them between 10.77.1.1 and 10.77.1.2, and see that both ends have"
            + " one key (weft-key:set-link-key)");
        says(remote(), null, "fw-red/eth0 on host1 is inactive");
    }

    @Test
    public void theNearestCauseComesFirst() {
        assertEquals(List.of(LivenessCause.Authentication, LivenessCause.PortDown, LivenessCause.Silent,
            LivenessCause.PeerInactive, LivenessCause.PeerPortDown), Stream.of(LivenessCause.PeerPortDown,
                LivenessCause.Silent, LivenessCause.PortDown, LivenessCause.PeerInactive, LivenessCause.Authentication)
                .sorted((one, other) -> Integer.compare(LifeRules.remoteness(Optional.of(one)),
                    LifeRules.remoteness(Optional.of(other)))).toList());
    }
}
