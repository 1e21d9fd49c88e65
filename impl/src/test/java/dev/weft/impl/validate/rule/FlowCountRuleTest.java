/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Scenario.stored;
import static dev.weft.impl.validate.SteeringSamples.policy;
import static dev.weft.impl.validate.SteeringSamples.profile;
import static dev.weft.impl.validate.SteeringSamples.service;

import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.FirewallRule;
import dev.weft.api.service.Ports;
import dev.weft.impl.SampleGateway;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ServiceFunction;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.Test;

/** What one firewall, gateway or port profile can take of a switch (GW-1, SI-2). */
public class FlowCountRuleTest {
    private static final Ports WIDE = new Ports(1, 65534);
    private static final String ADVICE = "; a range of ports takes one flow for each block of ports that begin with the"
        + " same bits (1024 to 65535 has 6, 1 to 65534 has 30), and two ranges multiply, so give ranges of fewer"
        + " blocks, of one side only, or fewer ";

    private final RuleCase rule = new RuleCase(new FlowCountRule());

    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(node("host1", "192.0.2.1"), fence("red"), service("fw", "red")));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    /** TCP of both families; null: all ports. */
    private static Classifier tcp(final Ports local, final Ports remote) {
        return new Classifier(Optional.empty(), OptionalInt.of(6), Optional.empty(), Optional.empty(),
            Optional.ofNullable(local), Optional.ofNullable(remote));
    }

    /** Traffic of TCP: so often all but two ports on both sides, on one side, and one port. */
    private static List<Classifier> traffic(final int both, final int side, final int one) {
        final var traffic = new ArrayList<>(Collections.nCopies(one, tcp(null, new Ports(443, 443))));
        traffic.addAll(Collections.nCopies(side, tcp(WIDE, null)));
        traffic.addAll(Collections.nCopies(both, tcp(WIDE, WIDE)));
        return traffic;
    }

    private static ServiceIntent wall(final List<Classifier> rules) {
        return new ServiceIntent(new ServiceId("wall"), new NetworkId("red"), new ServiceFunction.Firewall(
            rules.stream().map(traffic -> new FirewallRule(true, Optional.empty(), traffic)).toList(), false), false,
            false, true, IntentDefaults.DRAIN_TIME, Optional.empty(), new TreeMap<>());
    }

    private static TenantGatewayIntent edge(final List<Classifier> rules) {
        final var edge = SampleGateway.named("edge", "host1").in("red", "10.1.0.1/24").read();
        return new TenantGatewayIntent(new GatewayId("edge"), edge.node(), edge.sides(), edge.routes(),
            edge.translation(), edge.forwards(), rules.stream().map(traffic -> new GatewayRule(true, Optional.empty(),
                Optional.empty(), traffic)).toList(), false);
    }

    private static PolicyIntent with(final String name, final List<Classifier> classifiers) {
        final var plain = policy(name, "fw");
        return new PolicyIntent(plain.id(), plain.number(), plain.chain(), plain.mapping(), classifiers, plain.stay());
    }

    /** Both families, for what workloads send and for what they get. */
    @Test
    public void rulesOfAFirewallAreBounded() {
        rule.accepts(there().put(wall(Collections.nCopies(256, tcp(null, new Ports(1024, 65535))))));
        rule.accepts(there().put(wall(traffic(2, 8, 8))));
        final var text = "service wall: its rules need 8196 flows in a switch, where 8192 are possible, rule 18 in"
            + " their order the most, 3600" + ADVICE + "rules";
        final var path = "/weft:weft/service=wall/firewall/rule";
        rule.invalid(there().put(wall(traffic(2, 8, 9))), path, text);
        rule.invalid(there(wall(traffic(2, 8, 8))).put(wall(traffic(2, 8, 9))), path, text);
        rule.accepts(there(wall(traffic(2, 8, 9))).put(fence("red")));
    }

    @Test
    public void rulesOfAGatewayAreBounded() {
        rule.accepts(there().put(edge(traffic(4, 16, 16))));
        rule.invalid(there().put(edge(traffic(4, 16, 17))), "/weft:weft/gateway=edge/rule", "gateway edge: its rules"
            + " need 8194 flows in a switch, where 8192 are possible, rule 34 in their order the most, 1800" + ADVICE
            + "rules");
    }

    /** With one flow for fragments of each family. */
    @Test
    public void policiesOfAPortProfileAreBounded() {
        final var two = List.of(with("web", traffic(2, 0, 0)), with("mail", traffic(0, 7, 14)));
        final var p = profile("p", "web", "mail");
        rule.accepts(there(two.toArray()).put(p));
        rule.accepts(there(two.toArray()).put(with("mail", traffic(0, 7, 15))));
        final var need = " policies need 8196 flows in a switch, where 8192 are possible, policy web the most, 7208"
            + ADVICE + "policies";
        rule.invalid(there(two.toArray()).put(with("mail", traffic(0, 7, 15)), p), "/weft:weft/port-profile=p/policy",
            "port-profile p: its" + need);
        rule.inUse(there(two.get(0), two.get(1), p).put(with("mail", traffic(0, 7, 15))),
            "/weft:weft/policy=mail/classifier", "policy mail: port-profile p names it, whose" + need);
        rule.accepts(there(two.get(0), with("mail", traffic(0, 7, 15)), p).put(service("fw", "red")));
    }

    @Test
    public void theLongestListsFitWithoutRanges() {
        final var names = IntStream.range(0, 16).mapToObj(number -> "p" + number).toArray(String[]::new);
        rule.accepts(there(Arrays.stream(names).map(name -> with(name, traffic(0, 0, 64))).toArray())
            .put(profile("p", names)));
    }
}
