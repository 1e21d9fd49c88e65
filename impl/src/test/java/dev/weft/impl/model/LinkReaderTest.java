/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.LinkSettings;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.link.settings.LivenessBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.A;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.ABuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.B;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.b.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DscpPolicy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OuterFamily;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

public class LinkReaderTest {
    private static final InterfaceId WEB = new InterfaceId("web", "eth0");
    private static final InterfaceId DB = new InterfaceId("db", "eth1");
    private static final A END_A = new ABuilder().setAppliance(new Name("web")).setInterface(new Name("eth0")).build();
    private static final B END_B = new BBuilder().setAppliance(new Name("db")).setInterface(new Name("eth1")).build();
    private static final IpAddressNoZone FAR = new IpAddressNoZone(new Ipv4AddressNoZone("203.0.113.9"));

    private static LinkBuilder link() {
        return new LinkBuilder().setName(new Name("web-db")).setA(END_A).setB(END_B);
    }

    private static B external(final ExternalBuilder end) {
        return new BBuilder().setExternal(end.build()).build();
    }

    private static void refuses(final LinkBuilder link, final String part, final String message) {
        final var fault = assertThrows(InvalidIntent.class, () -> IntentReader.link(link.build()));
        assertEquals("/weft:weft/link=web-db/" + part, fault.path());
        assertEquals("link web-db: " + message, fault.getMessage());
    }

    @Test
    public void fillsInTheDefaults() throws InvalidIntent {
        assertEquals(new LinkIntent(new LinkId("web-db"), Optional.empty(), WEB, new LinkIntent.Managed(DB),
            Optional.empty(), Dscp.INHERIT, new Liveness(true, 15, 5, 45), Optional.empty()),
            IntentReader.link(link().build()));
        assertEquals(new LinkIntent.External(InetAddresses.forString("203.0.113.9"), UdpPort.GENEVE),
            IntentReader.link(link().setB(external(new ExternalBuilder().setAddress(FAR))).build()).second());
        assertEquals(new Liveness(true, 15, 5, 60), IntentReader.link(link().setLiveness(new LivenessBuilder()
            .setInactiveAfter(Uint16.valueOf(60)).build()).build()).liveness());
    }

    @Test
    public void takesWhatIsGiven() throws InvalidIntent {
        assertEquals(new LinkIntent(new LinkId("web-db"), Optional.of(new SegmentId(0xfffeff)), WEB,
            new LinkIntent.External(InetAddresses.forString("203.0.113.9"), new UdpPort(7000)),
            Optional.of(Family.IPV6), new Dscp.Fixed(46), new Liveness(true, 15, 5, 45),
            Optional.of(Authentication.HMAC_SHA256)),
            IntentReader.link(link().setB(external(new ExternalBuilder().setAddress(FAR)
                .setUdpPort(new PortNumber(Uint16.valueOf(7000)))))
                .setSegmentId(new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId(
                    Uint32.valueOf(0xfffeff)))
                .setOuterFamily(OuterFamily.Ipv6).setDscp(new DscpPolicy(Uint8.valueOf(46)))
                .setAuthentication(LinkSettings.Authentication.HmacSha256).build()));
        assertEquals(Dscp.INHERIT, IntentReader.link(link().setDscp(new DscpPolicy(DscpPolicy.Enumeration.Inherit))
            .build()).dscp());
    }

    @Test
    public void refusesMissingEnds() {
        refuses(link().setA(null), "a", "end a is missing; give a/appliance and a/interface");
        refuses(link().setB(null), "b",
            "end b is missing; give b/appliance and b/interface, or b/external/address");
        refuses(link().setB(external(new ExternalBuilder())), "b",
            "end b is missing; give b/appliance and b/interface, or b/external/address");
    }

    @Test
    public void refusesHalfAnEnd() {
        refuses(link().setA(new ABuilder().setAppliance(new Name("web")).build()), "a",
            "end a names appliance web but no interface; give a/interface");
        refuses(link().setB(new BBuilder().setInterface(new Name("eth1")).build()), "b",
            "end b names interface eth1 but no appliance; give b/appliance");
        refuses(link().setB(external(new ExternalBuilder().setUdpPort(new PortNumber(Uint16.valueOf(7000))))),
            "b/external", "external end b has no address; give b/external/address");
    }

    @Test
    public void refusesAnEndThatIsBothKinds() {
        refuses(link().setB(new BBuilder(END_B).setExternal(new ExternalBuilder().setAddress(FAR).build()).build()),
            "b", "end b is both an interface and external; keep either b/appliance and b/interface, or b/external");
    }

    @Test
    public void refusesIntervalsInWhichNobodyIsAsked() {
        refuses(link().setLiveness(new LivenessBuilder().setQueryAfter(Uint16.valueOf(60)).build()), "liveness",
            "inactive-after 45 s is not more than query-after 60 s, so an idle end would be dead before it is asked;"
                + " set inactive-after to 61 or more");
        assertThrows(IllegalArgumentException.class, () -> new Liveness(true, 0, 5, 45));
        assertThrows(IllegalArgumentException.class, () -> new Liveness(true, 15, 3601, 45));
        assertThrows(IllegalArgumentException.class, () -> new Liveness(true, 15, 5, 7201));
    }
}
