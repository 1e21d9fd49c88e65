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
import static dev.weft.impl.validate.SteeringSamples.service;

import dev.weft.impl.SampleBuiltIn;
import dev.weft.impl.SampleGateway;
import dev.weft.impl.model.MappingIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.validate.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** What services that switches are can be, and where (GW-1). */
public class BuiltInRulesTest {
    private static final String WALL = "/weft:weft/service=wall";
    private static final String EXIT = "/weft:weft/service=exit";
    private static final String WEB = "/weft:weft/policy=web/service";

    private final RuleCase instance = new RuleCase(new ServiceInstanceRule());
    private final RuleCase gateway = new RuleCase(new ServiceGatewayRule());
    private final RuleCase place = new RuleCase(new GatewayPlaceRule());
    private final RuleCase chain = new RuleCase(new BuiltInChainRule());

    /** Two nodes, two fences, and gateway edge in the first one of these. */
    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(node("host1", "192.0.2.1"), node("host2", "192.0.2.2"),
            fence("red"), fence("blue"), edge().read()));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    private static SampleGateway edge() {
        return SampleGateway.named("edge", "host1").in("red", "10.1.0.1/24");
    }

    private static ServiceIntent wall(final String name, final String node) {
        return SampleBuiltIn.firewall(name, "red").on("one", node).read();
    }

    private static ServiceIntent exit() {
        return SampleBuiltIn.gateway("exit", "red", "edge").read();
    }

    private static PolicyIntent mapped(final PolicyIntent policy) {
        return new PolicyIntent(policy.id(), policy.number(), policy.chain(),
            Optional.of(new MappingIntent(Duration.ofSeconds(60), true, List.of())), policy.classifiers(),
            policy.stay());
    }

    @Test
    public void theNodeOfAFirewallExistsAndStays() {
        instance.accepts(there().put(wall("wall", "host1")));
        instance.invalid(there().put(wall("wall", "host9")), WALL + "/instance=one/node", "service wall: node host9 of"
            + " instance one does not exist; create it first or in the same request, or name an existing node");
        instance.inUse(there(wall("wall", "host2")).deleteNode("host2"), "/weft:weft/node=host2", "node host2: it"
            + " cannot be deleted while it is instance one of service wall; move or remove that instance first or in"
            + " the same request");
        instance.accepts(there(wall("wall", "host2")).deleteNode("host2").put(wall("wall", "host1")));
        instance.accepts(there(wall("wall", "host2")).deleteNode("host2").deleteService("wall"));
    }

    @Test
    public void gatewaysAndFirewallsOfANodeShareNumbers() {
        final var all = new ArrayList<Object>();
        for (int i = 0; i < 254; i++) {
            all.add(wall("w" + i, "host1"));
        }
        final var text = "node host1 has 255 gateways and firewalls already; name another node";
        instance.invalid(there(all.toArray()).put(wall("wall", "host1")), WALL + "/instance=one/node",
            "service wall: " + text);
        instance.accepts(there(all.toArray()).put(wall("wall", "host2")));
        instance.accepts(there(all.toArray()).put(wall("w7", "host1")));
        place.invalid(there(all.toArray()).put(SampleGateway.named("more", "host1").in("red", "10.1.0.2/24").read()),
            "/weft:weft/gateway=more/node", "gateway more: " + text);
    }

    @Test
    public void aGatewayThatServesIsInTheNetworkAndStays() {
        gateway.accepts(there().put(exit()));
        gateway.invalid(there().put(SampleBuiltIn.gateway("exit", "red", "gone").read()), EXIT + "/gateway",
            "service exit: gateway gone does not exist; create it first or in the same request, or name an existing"
                + " gateway");
        gateway.invalid(there().put(SampleBuiltIn.gateway("exit", "blue", "edge").read()), EXIT + "/gateway",
            "service exit: gateway edge has no interface in network blue, whose traffic the service gets; give it one"
                + " first or in the same request, or name a gateway of that network");
        gateway.inUse(there(exit()).deleteGateway("edge"), "/weft:weft/gateway=edge", "gateway edge: it cannot be"
            + " deleted while it does the work of service exit; delete service exit first or in the same request");
        gateway.inUse(there(exit()).put(SampleGateway.named("edge", "host1").in("blue", "10.1.0.1/24").read()),
            "/weft:weft/gateway=edge/interface=red", "gateway edge: its interface in network red cannot be deleted"
                + " while it does the work of service exit there; delete service exit first or in the same request");
        gateway.accepts(there(exit()).put(edge().in("blue", "10.2.0.1/24").read()));
        gateway.accepts(there(exit()).deleteGateway("edge").deleteService("exit"));
        gateway.accepts(there(exit()).deleteGateway("edge").put(wall("exit", "host1")));
    }

    @Test
    public void aGatewayIsTheLastOfAChain() {
        chain.accepts(there(wall("wall", "host1"), exit()).put(policy("web", "wall", "exit")));
        chain.invalid(there(wall("wall", "host1"), exit()).put(policy("web", "exit", "wall")), WEB, "policy web:"
            + " gateway edge does the work of service exit and routes what it gets, so that service wall after it would"
            + " get nothing; make service exit the last of the chain");
        chain.inUse(there(service("exit", "red"), service("ids", "red"), policy("web", "exit", "ids")).put(exit()),
            EXIT + "/gateway", "service exit: policy web visits service ids after it, which a gateway would not let get"
                + " anything; make service exit the last of that chain first or in the same request");
    }

    @Test
    public void aChainHasTwoFirewallsAtMost() {
        final var why = "a chain can have 2, because a switch lets a frame pass connection tracking six times at most";
        chain.accepts(there(wall("w1", "host1"), wall("w2", "host2"), service("ids", "red"), exit())
            .put(policy("web", "w1", "ids", "w2", "exit")));
        chain.invalid(there(wall("w1", "host1"), wall("w2", "host2"), wall("w3", "host2"))
            .put(policy("web", "w1", "w2", "w3")), WEB, "policy web: its services w1, w2, w3 are all built-in"
                + " firewalls; " + why + ", so join their rules in one, or let appliances do the work of some");
        chain.inUse(there(wall("w1", "host1"), wall("w2", "host2"), service("wall", "red"),
            policy("web", "w1", "w2", "wall")).put(wall("wall", "host1")), WALL + "/firewall", "service wall: policy"
                + " web visits w1, w2, wall, which would all be built-in firewalls; " + why
                + ", so take one out of that policy first or in the same request");
    }

    @Test
    public void noMappingLeadsToSwitches() {
        chain.invalid(there(wall("wall", "host1")).put(mapped(policy("web", "wall"))), WEB, "policy web: switches do"
            + " the work of service wall, which has no locators; name services with appliances only, or set path to"
            + " chain");
        chain.inUse(there(service("wall", "red"), mapped(policy("web", "wall"))).put(wall("wall", "host1")),
            WALL + "/firewall", "service wall: policy web, whose path is mapping, names it, and what switches do has no"
                + " locators; leave the work to appliances, or take it out of that policy first or in the same"
                + " request");
        chain.accepts(there(service("ids", "red")).put(mapped(policy("web", "ids"))));
    }
}
