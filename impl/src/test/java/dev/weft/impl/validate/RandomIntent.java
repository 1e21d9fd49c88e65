/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.impl.SampleBuiltIn;
import dev.weft.impl.SampleGateway;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.TunnelKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.StandbyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.OuterBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Tunnel.Encapsulation;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.TunnelBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.Chain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.chain.rev261121.chains.chain.StageKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.BBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.b.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.Travel;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingModeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.LearningBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.RelayBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.HostId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.NetworkId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OuterFamily;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.SegmentId;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.VlanId;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Random transactions over so few names and values that they meet all the time. */
final class RandomIntent {
    /** The last one is also that of a chain's link. */
    static final List<String> LINKS = List.of("l0", "l1", "l2", "l3", "l4", "l5", "c0.v0-v1");
    static final int NETWORKS = 4;
    static final int SERVICES = 3;

    private static final int GATEWAYS = 3;

    private static final int NODES = 4;
    private static final int APPLIANCES = 5;
    private static final List<String> PORTS = List.of("a", "b");
    private static final List<String> ADDRESSES = List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4",
        "2001:db8::1", "2001:db8::2");

    private final Random random;

    RandomIntent(final Random random) {
        this.random = random;
    }

    /** Fills a transaction with one to three operations. */
    void fill(final IntentStore.Write write) {
        if (oneIn(60)) {
            // Alone: the tree cannot make a candidate of writes below something that the same transaction deletes.
            write.delete(IntentStore.ROOT);
            return;
        }
        final int operations = 1 + random.nextInt(3);
        for (int i = 0; i < operations; i++) {
            final int kind = random.nextInt(20);
            if (kind < 3) {
                edit(write, Stored.nodeAt("h" + random.nextInt(NODES)), this::node);
            } else if (kind < 6) {
                edit(write, Stored.applianceAt("v" + random.nextInt(APPLIANCES)), this::appliance);
            } else if (kind < 9) {
                edit(write, Stored.linkAt(pick(LINKS)), this::link);
            } else if (kind < 12) {
                edit(write, Stored.networkAt("n" + random.nextInt(NETWORKS)), this::network);
            } else if (kind < 14) {
                edit(write, Stored.serviceAt("s" + random.nextInt(SERVICES)), this::service);
            } else if (kind < 16) {
                edit(write, Stored.policyAt("p" + random.nextInt(2)), this::policy);
            } else if (kind < 17) {
                edit(write, Stored.profileAt("f" + random.nextInt(2)), this::profile);
            } else if (kind < 18) {
                editChain(write, Stored.chainAt("c" + random.nextInt(2)));
            } else if (kind < 19) {
                edit(write, Stored.gatewayAt("g" + random.nextInt(GATEWAYS)), this::gateway);
            } else {
                deletePort(write, Stored.portAt("v" + random.nextInt(APPLIANCES), pick(PORTS)));
            }
        }
    }

    private static void deletePort(final IntentStore.Write write, final InstanceIdentifier<Interface> path) {
        if (write.has(path)) {
            write.delete(path);
        }
    }

    private <T extends DataObject> void edit(final IntentStore.Write write, final InstanceIdentifier<T> path,
            final Function<InstanceIdentifier<T>, T> maker) {
        switch (random.nextInt(5)) {
            case 0 -> write.delete(path);
            case 1 -> write.merge(path, maker.apply(path));
            default -> write.put(path, maker.apply(path));
        }
    }

    private Node node(final InstanceIdentifier<Node> path) {
        final var name = path.firstKeyOf(Node.class).getName();
        final var node = new NodeBuilder(Stored.node(name.getValue(), oneIn(5) ? null : pick(ADDRESSES)));
        if (oneIn(3)) {
            node.setHostId(new HostId(Uint16.valueOf(1 + random.nextInt(3))));
        }
        if (oneIn(6)) {
            node.setRelay(new RelayBuilder().setEnabled(true)
                .setPeer(oneIn(2) ? null : Set.of(new Name("h" + random.nextInt(NODES)))).build());
        }
        if (oneIn(2)) {
            node.setLanSegment(new Name("s" + random.nextInt(2)));
        }
        return node.setMtu(oneIn(2) ? null : Uint16.valueOf(oneIn(2) ? 1280 : 9000)).build();
    }

    private Appliance appliance(final InstanceIdentifier<Appliance> path) {
        final Map<InterfaceKey, Interface> ports = new HashMap<>();
        for (var port : PORTS) {
            if (!oneIn(5)) {
                final var made = port(port);
                ports.put(made.key(), made);
            }
        }
        final var standby = oneIn(3) ? new StandbyBuilder().setAppliance(new Name("v" + random.nextInt(APPLIANCES)))
            .build() : null;
        return new ApplianceBuilder().setName(path.firstKeyOf(Appliance.class).getName()).setInterface(ports)
            .setStandby(standby)
            .setNode(oneIn(5) ? null : new Name("h" + random.nextInt(NODES))).build();
    }

    private Interface port(final String name) {
        final var port = new InterfaceBuilder().setName(new Name(name)).setLinkEnabled(!oneIn(3));
        if (oneIn(10)) {
            port.setOuter(new OuterBuilder()
                .setAddress(new IpAddressNoZone(new Ipv4AddressNoZone("192.0.2." + (1 + random.nextInt(4))))).build());
        }
        if (oneIn(5)) {
            port.setInner(new InnerBuilder().setMtu(Uint16.valueOf(1100 + random.nextInt(500)))
                .setMacAddress(oneIn(2) ? null : new MacAddress("02:00:00:00:00:0" + random.nextInt(4))).build());
        }
        port.setPortProfile(oneIn(8) ? new Name("f" + random.nextInt(2)) : null);
        if (oneIn(8)) {
            port.setTunnel(new TunnelBuilder().setEncapsulation(oneIn(2) ? Encapsulation.Gre : Encapsulation.Vxlan)
                .setKey(new TunnelKey(Uint32.valueOf(random.nextInt(2)))).setRemoteAddress(new IpAddressNoZone(
                    new Ipv4AddressNoZone("192.0.2." + (4 + random.nextInt(2))))).build());
        }
        return oneIn(10) ? port.setDevice("nic" + random.nextInt(2)).build()
            : port.setPortId(oneIn(10) ? "tap" + random.nextInt(2) : null).build();
    }

    private Link link(final InstanceIdentifier<Link> path) {
        final var link = new LinkBuilder(Stored.link(path.firstKeyOf(Link.class).getName().getValue(), end(), end()));
        if (oneIn(6)) {
            link.setB(new BBuilder().setExternal(new ExternalBuilder().setAddress(
                new IpAddressNoZone(new Ipv4AddressNoZone("192.0.2." + (3 + random.nextInt(4))))).build()).build());
        }
        if (oneIn(3)) {
            link.setSegmentId(new SegmentId(Uint32.valueOf(1 + random.nextInt(8))));
        }
        return link.setOuterFamily(oneIn(5) ? OuterFamily.Ipv6 : null).build();
    }

    /** Mostly together with its appliances: few would be there, and free, by chance. */
    private void editChain(final IntentStore.Write write, final InstanceIdentifier<Chain> path) {
        final var chain = chain(path);
        if (!oneIn(3)) {
            chain.nonnullStage().values().stream().map(stage -> stage.getAppliance().getValue()).forEach(name ->
                write.put(Stored.applianceAt(name), Stored.appliance(name, null, "a", "b")));
        }
        edit(write, path, same -> chain);
    }

    /** A chain that is mostly right, as far as that depends on itself alone. */
    private Chain chain(final InstanceIdentifier<Chain> path) {
        final var appliances = IntStream.range(0, APPLIANCES).boxed().collect(Collectors.toList());
        Collections.shuffle(appliances, random);
        final int last = oneIn(3) ? 2 : 1;
        final Map<StageKey, Stage> stages = new HashMap<>();
        for (int i = 0; i <= last; i++) {
            final var stage = new StageBuilder().setOrder(Uint16.valueOf(10 * i + random.nextInt(9)))
                .setAppliance(new Name("v" + appliances.get(oneIn(20) ? 0 : i)))
                .setIn(i == 0 && !oneIn(4) || oneIn(30) ? null : new Name(oneIn(20) ? "b" : "a"))
                .setOut(i == last && !oneIn(4) || oneIn(30) ? null : new Name("b")).build();
            stages.put(stage.key(), stage);
        }
        return new ChainBuilder().setName(path.firstKeyOf(Chain.class).getName()).setStage(stages)
            .setOuterFamily(oneIn(9) ? OuterFamily.Ipv6 : null).build();
    }

    private Network network(final InstanceIdentifier<Network> path) {
        final var members = IntStream.range(0, random.nextInt(4)).mapToObj(i -> end()).toArray(String[]::new);
        final var network = new NetworkBuilder(Stored.fence(path.firstKeyOf(Network.class).getName().getValue(),
            members));
        if (oneIn(3)) {
            network.setId(new NetworkId(Uint32.valueOf(1 + random.nextInt(8))));
        }
        if (oneIn(3)) {
            network.setKind(Network.Kind.Vnet).setVlan(oneIn(3) ? new VlanId(Uint16.valueOf(1 + random.nextInt(2)))
                : null);
        }
        if (oneIn(6)) {
            network.setLearning(new LearningBuilder().setEnabled(false).build());
        }
        if (oneIn(6)) {
            network.setAddressingMode(BindingMap.of(new AddressingModeBuilder()
                .setOrder(Uint16.valueOf(random.nextInt(3))).setNode(Set.of(new Name("h" + random.nextInt(NODES))))
                .setUnicast(oneIn(2) ? Travel.Ethernet : Travel.Ip).build()));
        }
        return network.setOuterFamily(oneIn(6) ? OuterFamily.Ipv6 : null).build();
    }

    private Service service(final InstanceIdentifier<Service> path) {
        final var name = path.firstKeyOf(Service.class).getName();
        final var network = "n" + random.nextInt(2);
        if (oneIn(3)) {
            final var firewall = SampleBuiltIn.firewall(name.getValue(), network);
            IntStream.range(0, random.nextInt(3)).forEach(i -> firewall.on("i" + i, "h" + random.nextInt(NODES)));
            return firewall.stored();
        }
        return oneIn(4) ? SampleBuiltIn.gateway(name.getValue(), network, "g" + random.nextInt(GATEWAYS)).stored()
            : plugged(name, network);
    }

    private Service plugged(final Name name, final String network) {
        final Map<InstanceKey, Instance> instances = new HashMap<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            final var instance = new InstanceBuilder().setName(new Name("i" + i))
                .setAppliance(new Name("v" + random.nextInt(APPLIANCES))).setIn(new Name(pick(PORTS)))
                .setOut(oneIn(2) ? null : new Name(pick(PORTS))).build();
            instances.put(instance.key(), instance);
        }
        return new ServiceBuilder().setName(name).setNetwork(new Name(network))
            .setWithoutInstance(Service.WithoutInstance.Closed).setInstance(instances).build();
    }

    private Policy policy(final InstanceIdentifier<Policy> path) {
        final var chain = IntStream.range(0, SERVICES).filter(i -> !oneIn(2)).mapToObj(i -> new Name("s" + i)).toList();
        return new PolicyBuilder().setName(path.firstKeyOf(Policy.class).getName()).setService(chain)
            .setId(oneIn(2) ? null : new PolicyId(Uint16.valueOf(6 + random.nextInt(3)))).build();
    }

    private PortProfile profile(final InstanceIdentifier<PortProfile> path) {
        return new PortProfileBuilder().setName(path.firstKeyOf(PortProfile.class).getName())
            .setPolicy(oneIn(3) ? List.of() : List.of(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile
                    .PolicyBuilder().setPolicy(new Name("p" + random.nextInt(2))).build())).build();
    }

    private Gateway gateway(final InstanceIdentifier<Gateway> path) {
        final var gateway = SampleGateway.named(path.firstKeyOf(Gateway.class).getName().getValue(),
            oneIn(4) ? null : "h" + random.nextInt(NODES));
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            final int network = random.nextInt(NETWORKS);
            gateway.with("n" + network, "02:00:00:00:00:0" + (1 + random.nextInt(5)),
                "10." + network + ".0." + (1 + random.nextInt(3)) + "/24");
        }
        return oneIn(4) ? gateway.route("0.0.0.0/0", "10." + random.nextInt(2) + ".0.9").stored() : gateway.stored();
    }

    private String end() {
        return "v" + random.nextInt(APPLIANCES) + "/" + pick(PORTS);
    }

    private String pick(final List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean oneIn(final int count) {
        return random.nextInt(count) == 0;
    }
}
