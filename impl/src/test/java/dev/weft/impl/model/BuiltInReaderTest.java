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

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Direction;
import dev.weft.api.service.FirewallRule;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import dev.weft.impl.SampleBuiltIn;
import dev.weft.impl.model.InstanceIntent.Admin;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.LocalPortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.classifier.RemotePortBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.Header;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.FirewallBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health.Probe;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.HealthBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule.Action;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Services that switches are as stored, as values (GW-1). */
public class BuiltInReaderTest {
    private static final ServiceId WALL = new ServiceId("wall");
    private static final String PATH = "/weft:weft/service=wall";

    private static SampleBuiltIn wall() {
        return SampleBuiltIn.firewall("wall", "red");
    }

    private static InstanceBuilder one() {
        return new InstanceBuilder().setName(new Name("one"));
    }

    private static RuleBuilder rule() {
        return new RuleBuilder().setOrder(Uint16.valueOf(10));
    }

    private static PortNumber port(final int number) {
        return new PortNumber(Uint16.valueOf(number));
    }

    private static void refused(final String path, final String text, final ServiceBuilder service) {
        final var refusal = assertThrows(InvalidIntent.class, () -> IntentReader.service(service.build()));
        assertEquals(PATH + path, refusal.path());
        assertEquals("service wall: " + text, refusal.getMessage());
    }

    @Test
    public void aFirewallHasRulesInTheirOrderAndNodes() throws UnknownHostException {
        final var inner = new Prefix(InetAddress.getByName("10.0.0.0"), 8);
        assertEquals(new ServiceIntent(WALL, new NetworkId("red"), new ServiceFunction.Firewall(List.of(
            new FirewallRule(false, Optional.empty(), Classifier.ALL),
            new FirewallRule(true, Optional.of(Direction.FROM_WORKLOAD), new Classifier(Optional.of(Family.IPV4),
                OptionalInt.of(6), Optional.of(inner), Optional.empty(), Optional.empty(),
                Optional.of(new Ports(80, 90)))),
            new FirewallRule(true, Optional.of(Direction.TO_WORKLOAD), Classifier.ALL)), false), false, false, true,
            Duration.ofSeconds(300), Optional.empty(), new TreeMap<>(Map.of("one", new InstanceIntent(
                new InstanceId(WALL, "one"), new Workplace.OnNode(new NodeId("host1")), 7, Admin.UP)))),
            wall().with(one().setNode(new Name("host1")).setWeight(Uint8.valueOf(7)))
                .rule(rule().setOrder(Uint16.valueOf(30)).setAction(Action.Allow)
                    .setDirection(Rule.Direction.To))
                .rule(rule().setAction(Action.Allow).setDirection(Rule.Direction.From)
                    .setProtocol(Uint8.valueOf(6)).setLocalPrefix(IetfInetUtil.ipPrefixFor("10.0.0.0/8"))
                    .setFamily(org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.Classifier.Family.Ipv4)
                    .setRemotePort(new RemotePortBuilder().setLower(port(80)).setUpper(port(90)).build()))
                .rule(rule().setOrder(Uint16.valueOf(5)).setAction(Action.Drop)).read());
    }

    @Test
    public void aGatewayIsTheOnlyInstance() {
        final var exit = SampleBuiltIn.gateway("wall", "red", "edge").read();
        assertEquals(Optional.of(new GatewayId("edge")), exit.gateway());
        assertEquals(Map.of("edge", new InstanceIntent(new InstanceId(WALL, "edge"),
            new Workplace.AtGateway(new GatewayId("edge")), 1, Admin.UP)), exit.instances());
        assertEquals(Optional.empty(), wall().read().gateway());
    }

    @Test
    public void whatIsNeededIsAskedFor() {
        refused("/firewall/default-action", "its firewall has no default-action; choose allow or drop for connections"
            + " that no rule fits", wall().builder().setFirewall(new FirewallBuilder().build()));
        refused("/firewall/rule=10/action", "rule 10 has no action; choose allow or drop",
            wall().rule(rule()).builder());
        refused("/firewall/rule=10", "ports need protocol 6 (TCP), 17 (UDP) or 132 (SCTP)", wall().rule(rule()
            .setAction(Action.Allow).setLocalPort(new LocalPortBuilder().setLower(port(80)).build())).builder());
        refused("/instance=one/node", "instance one has no node; give it one", wall().with(one()).builder());
    }

    @Test
    public void whatSwitchesLackIsRefused() {
        refused("/header", "its header is nsh, but switches do its work and need none; leave header out",
            wall().builder().setHeader(Header.Nsh));
        refused("/health/probe", "it has a probe, but switches do its work, of which it is known how they are; leave"
            + " probe out", SampleBuiltIn.gateway("wall", "red", "edge").builder().setHealth(
                new HealthBuilder().setProbe(Probe.Ip).build()));
        refused("/gateway", "it is a firewall, and gateway edge does its work; leave one of firewall and gateway out",
            wall().builder().setGateway(new Name("edge")));
        final var appliance = "instance one names an appliance or an interface, but the service is a firewall that"
            + " switches are; leave appliance, in and out out, and give a node";
        refused("/instance=one/appliance", appliance, wall().with(one().setNode(new Name("host1"))
            .setAppliance(new Name("vm"))).builder());
        refused("/instance=one/in", appliance, wall().with(one().setIn(new Name("eth0"))).builder());
        refused("/instance=one", "it has instance one, but gateway edge does its work alone; leave instances out",
            SampleBuiltIn.gateway("wall", "red", "edge").on("one", "host1").builder());
        refused("/instance=one/node", "instance one has a node, which is for firewalls that switches are; leave it out,"
            + " as an instance is where its appliance is, or make the service a firewall",
            wall().on("one", "host1").builder().setFirewall(null));
    }
}
