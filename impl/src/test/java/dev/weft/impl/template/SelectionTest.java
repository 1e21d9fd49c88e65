/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.ChainName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.b.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingModeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.VlanId;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

public class SelectionTest {
    private static final IpAddressNoZone ADDRESS = new IpAddressNoZone(new Ipv4AddressNoZone("10.0.0.1"));

    @Test
    public void whatOnlyOneCopyCanHaveIsTakenAway() {
        final var ported = new OuterBuilder().setUdpPort(new PortNumber(Uint16.valueOf(7000)));
        final var selection = select(Set.of("fw"),
            Farm.on("host1", Farm.appliance("fw", outer(Farm.port("a"), new OuterBuilder().setAddress(ADDRESS)),
                outer(Farm.port("b"), new OuterBuilder(ported.build()).setAddress(ADDRESS)), Farm.port("c"))),
            new LinkBuilder(Farm.link("l", "fw/a", "fw/b")).setSegmentId(new SegmentId(Uint32.valueOf(5))).build(),
            new NetworkBuilder(Farm.fence("n", "fw/c")).setId(new NetworkId(Uint32.valueOf(6))).build());
        assertEquals(List.of(), selection.outside());
        assertEquals(Farm.parts(Farm.appliance("fw", Farm.port("a"), outer(Farm.port("b"), ported), Farm.port("c")),
            Farm.link("l", "fw/a", "fw/b"), Farm.fence("n", "fw/c")), selection.inside());
    }

    @Test
    public void whatReachesOutsideIsNamed() {
        final var abroad = new BBuilder().setExternal(new ExternalBuilder().setAddress(ADDRESS).build()).build();
        final var selection = select(Set.of("fw"),
            Farm.withStandby("fw2", Farm.appliance("fw", Farm.port("a"))), Farm.appliance("fw2", Farm.port("a")),
            new LinkBuilder(Farm.link("abroad", "fw/a", "x/y")).setB(abroad).build(),
            Farm.link("near", "fw2/a", "fw/b"),
            new NetworkBuilder(Farm.vnet(Farm.fence("lan", "fw/c"))).setId(new NetworkId(Uint32.ONE)).build(),
            new NetworkBuilder(Farm.vnet(Farm.fence("vlan", "fw/d"))).setVlan(new VlanId(Uint16.TEN)).build(),
            Farm.fence("shared", "fw/e", "fw2/e"),
            withModes(Farm.fence("modes", "fw/f"), mode(1), mode(2, "host1", "host2")));
        assertEquals(List.of("standby fw2 of appliance fw", "link abroad, which ends under another controller",
            "link near, which also ends at appliance fw2", "network lan, which is the physical network or one of its"
                + " VLANs", "addressing-mode 2 of network modes, which names nodes", "network shared, which has members"
                + " of appliance fw2", "network vlan, which is the physical network or one of its VLANs"),
            selection.outside());
        assertNull(selection.inside().appliances().get("fw").getStandby());
        assertEquals(Farm.parts(Farm.appliance("fw", Farm.port("a")), withModes(Farm.fence("modes", "fw/f"), mode(1))),
            selection.inside());
    }

    @Test
    public void whatIsElsewhereIsOfNoInterest() {
        final var selection = select(Set.of("fw"), Farm.appliance("fw"), Farm.appliance("a", Farm.port("x")),
            Farm.appliance("b", Farm.port("x")), Farm.link("l", "a/x", "b/x"), Farm.fence("n", "a/x"),
            Farm.fence("empty"), Farm.fence("own"));
        assertEquals(List.of(), selection.outside());
        assertEquals(Farm.parts(Farm.appliance("fw"), Farm.fence("own")), selection.inside());
    }

    @Test
    public void standbysAreRenamedToo() {
        final var pair = Farm.parts(Farm.withStandby("b", Farm.appliance("a")), Farm.appliance("b"));
        final var copy = Renaming.into("c1").apply(pair);
        final Appliance primary = copy.appliances().get("c1.a");
        assertEquals("c1.b", primary.getStandby().getAppliance().getValue());
        assertEquals(pair, Renaming.outOf("c1").apply(copy));
        assertEquals("what is not of the copy keeps its name", pair, Renaming.outOf("c2").apply(pair));
    }

    @Test
    public void chainsStayOutside() {
        final var edge = new ChainBuilder().setName(new ChainName("edge")).setStage(Farm.keyed(Stage::key,
            List.of(stage(10, "fw"), stage(20, "lb")))).build();
        final var parts = Farm.parts(Farm.appliance("fw", Farm.port("a")), Farm.appliance("web", Farm.port("a")));
        assertEquals(List.of("chain edge, as templates hold no chains"),
            new Selection(parts, List.of(edge), Set.of("fw"), Set.of()).outside());
        assertEquals(List.of(), new Selection(parts, List.of(edge), Set.of("web"), Set.of()).outside());
    }

    private static Stage stage(final int order, final String appliance) {
        return new StageBuilder().setOrder(Uint16.valueOf(order)).setAppliance(new Name(appliance)).build();
    }

    private static Selection select(final Set<String> chosen, final Object... objects) {
        return new Selection(Farm.parts(objects), List.of(), chosen, Set.of("own"));
    }

    private static Interface outer(final Interface port, final OuterBuilder outer) {
        return new InterfaceBuilder(port).withKey(new InterfaceKey(port.getName())).setOuter(outer.build()).build();
    }

    private static Network withModes(final Network network, final AddressingMode... modes) {
        return new NetworkBuilder(network).setAddressingMode(Farm.keyed(AddressingMode::key, List.of(modes))).build();
    }

    private static AddressingMode mode(final int order, final String... nodes) {
        return new AddressingModeBuilder().setOrder(Uint16.valueOf(order)).setNode(nodes.length == 0 ? null
            : Set.of(new Name(nodes[0]), new Name(nodes[1]))).build();
    }
}
