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
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.overlay.UdpPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.TunnelKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.StandbyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.BandwidthBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Tunnel;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Tunnel.Encapsulation;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.TunnelBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

public class ApplianceReaderTest {
    private static final InterfaceId ETH0 = new InterfaceId("fw", "eth0");

    private static InterfaceBuilder eth0() {
        return new InterfaceBuilder().setName(new Name("eth0"));
    }

    private static Appliance firewall(final InterfaceBuilder port) {
        return new ApplianceBuilder().setName(new Name("fw")).setInterface(BindingMap.of(port.build())).build();
    }

    private static InterfaceIntent read(final InterfaceBuilder port) throws InvalidIntent {
        return IntentReader.appliance(firewall(port)).interfaces().get("eth0");
    }

    @Test
    public void readsAnEmptyOne() throws InvalidIntent {
        assertEquals(new ApplianceIntent("fw", Optional.empty(), Map.of(), Optional.empty()),
            IntentReader.appliance(new ApplianceBuilder().setName(new Name("fw")).build()));
        assertEquals(Optional.of(new NodeId("h1")), IntentReader.appliance(new ApplianceBuilder()
            .setName(new Name("fw")).setNode(new Name("h1")).build()).node());
    }

    @Test
    public void fillsInTheDefaults() throws InvalidIntent {
        assertEquals(new InterfaceIntent(ETH0, true, false, new PortRef.Plugged("fw/eth0"), Optional.empty(),
            UdpPort.GENEVE, OptionalInt.empty(), Optional.empty(), Bandwidth.UNLIMITED), read(eth0()));
    }

    @Test
    public void takesWhatIsGiven() throws InvalidIntent {
        assertEquals(new InterfaceIntent(ETH0, false, true, new PortRef.Plugged("tap7"),
            Optional.of(InetAddresses.forString("2001:db8::1")), new UdpPort(7000), OptionalInt.of(1400),
            Optional.of(MacAddress.of("02:00:00:00:00:01")),
            new Bandwidth(OptionalInt.of(8), OptionalInt.of(100_000_000))),
            read(eth0().setAdminState(AdminState.Down).setLinkEnabled(true).setPortId("tap7")
                .setOuter(new OuterBuilder().setUdpPort(new PortNumber(Uint16.valueOf(7000)))
                    .setAddress(new IpAddressNoZone(new Ipv6AddressNoZone("2001:db8::1"))).build())
                .setInner(new InnerBuilder().setMtu(Uint16.valueOf(1400))
                    .setMacAddress(new org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types
                        .rev130715.MacAddress("02:00:00:00:00:01")).build())
                .setBandwidth(new BandwidthBuilder().setFromGuest(Uint32.valueOf(8))
                    .setToGuest(Uint32.valueOf(100_000_000)).build())));
        assertEquals(Optional.of(InetAddresses.forString("192.0.2.1")), read(eth0().setOuter(new OuterBuilder()
            .setAddress(new IpAddressNoZone(new Ipv4AddressNoZone("192.0.2.1"))).build())).outerAddress());
        assertEquals(new PortRef.Physical("enp3s0"), read(eth0().setDevice("enp3s0")).port());
    }

    @Test
    public void keepsInterfacesInTheOrderOfNames() throws InvalidIntent {
        final var appliance = new ApplianceBuilder().setName(new Name("fw")).setInterface(BindingMap.of(
            new InterfaceBuilder().setName(new Name("c")).build(),
            new InterfaceBuilder().setName(new Name("a")).build(),
            new InterfaceBuilder().setName(new Name("b")).build())).build();
        assertEquals(List.of("a", "b", "c"), List.copyOf(IntentReader.appliance(appliance).interfaces().keySet()));
    }

    @Test
    public void refusesPortIdAndDeviceTogether() {
        final var fault = assertThrows(InvalidIntent.class,
            () -> read(eth0().setPortId("tap7").setDevice("enp3s0")));
        assertEquals("/weft:weft/appliance=fw/interface=eth0", fault.path());
        assertEquals("interface fw/eth0: it has both port-id tap7 and device enp3s0; keep port-id for a virtual"
            + " appliance, device for a physical one", fault.getMessage());
    }

    @Test
    public void readsATunnel() throws InvalidIntent {
        assertEquals(new PortRef.Tunnel(Kind.VXLAN, InetAddresses.forString("192.0.2.7"), 5001),
            read(eth0().setTunnel(tunnel(Encapsulation.Vxlan, "192.0.2.7", 5001))).port());
        assertEquals(new PortRef.Tunnel(Kind.GRE, InetAddresses.forString("192.0.2.7"), 0xffffffffL),
            read(eth0().setTunnel(tunnel(Encapsulation.Gre, "192.0.2.7", 0xffffffffL))).port());
        assertEquals("nothing is said", new PortRef.Plugged("fw/eth0"),
            read(eth0().setTunnel(new TunnelBuilder().build())).port());
    }

    @Test
    public void refusesTunnelsThatAreNone() {
        final var site = tunnel(Encapsulation.Vxlan, "192.0.2.7", 5001);
        refused("interface fw/eth0: it has both a tunnel and port-id tap7; keep the tunnel for an appliance that is"
            + " not on the node", eth0().setPortId("tap7").setTunnel(site));
        refused("interface fw/eth0: it has both a tunnel and device enp3s0; keep the tunnel for an appliance that is"
            + " not on the node", eth0().setDevice("enp3s0").setTunnel(site));
        for (var part : List.of(new TunnelBuilder(site).setKey(null), new TunnelBuilder(site).setRemoteAddress(null),
                new TunnelBuilder(site).setEncapsulation(null))) {
            refused("interface fw/eth0: the tunnel is not complete; give encapsulation, remote-address and key",
                eth0().setTunnel(part.build()));
        }
        refused("interface fw/eth0: the key of vxlan is 0 to 16777215, not 16777216",
            eth0().setTunnel(tunnel(Encapsulation.Vxlan, "192.0.2.7", 1 << 24)));
    }

    private static void refused(final String text, final InterfaceBuilder port) {
        assertEquals(text, assertThrows(InvalidIntent.class, () -> read(port)).getMessage());
    }

    private static Tunnel tunnel(final Encapsulation encapsulation, final String remote, final long key) {
        return new TunnelBuilder().setEncapsulation(encapsulation).setKey(new TunnelKey(Uint32.valueOf(key)))
            .setRemoteAddress(new IpAddressNoZone(new Ipv4AddressNoZone(remote))).build();
    }

    @Test
    public void readsAStandby() throws InvalidIntent {
        final var fw = new ApplianceBuilder().setName(new Name("fw"));
        assertEquals(Optional.of(new StandbyIntent("sb", StandbyIntent.FailoverOn.GUEST_GONE)),
            IntentReader.appliance(fw.setStandby(new StandbyBuilder().setAppliance(new Name("sb")).build()).build())
                .standby());
        assertEquals(Optional.of(new StandbyIntent("sb", StandbyIntent.FailoverOn.LINK_DOWN)),
            IntentReader.appliance(fw.setStandby(new StandbyBuilder().setAppliance(new Name("sb"))
                .setFailoverOn(FailoverOn.LinkDown).build()).build()).standby());
        final var nameless = fw.setStandby(new StandbyBuilder().setFailoverOn(FailoverOn.LinkDown).build()).build();
        final var fault = assertThrows(InvalidIntent.class, () -> IntentReader.appliance(nameless));
        assertEquals("/weft:weft/appliance=fw/standby", fault.path());
        assertEquals("appliance fw: failover-on is given but no standby; give standby/appliance, or leave standby out",
            fault.getMessage());
    }
}
