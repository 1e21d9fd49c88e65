/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.vnet;
import static dev.weft.impl.validate.NetworkSamples.withLookup;
import static dev.weft.impl.validate.NetworkSamples.withNumber;
import static dev.weft.impl.validate.NetworkSamples.withVlan;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withListen;
import static dev.weft.impl.validate.Samples.withStandby;
import static dev.weft.impl.validate.Scenario.stored;
import static dev.weft.impl.validate.SteeringSamples.service;
import static org.junit.Assert.assertEquals;

import dev.weft.impl.model.Lookup;
import dev.weft.impl.validate.Scenario;
import dev.weft.impl.validate.state.Transition;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class ServiceRulesTest {
    private static final String FW = "/weft:weft/service=fw";
    private static final String ONE = FW + "/instance=1";

    private final RuleCase network = new RuleCase(new ServiceNetworkRule());
    private final RuleCase instance = new RuleCase(new ServiceInstanceRule());
    private final RuleCase exclusive = new RuleCase(new ExclusiveInstanceRule());
    private final RuleCase inUse = new RuleCase(new InterfaceInUseRule());

    /** A firewall and an IDS with two interfaces each, a guest with a link-enabled one, and a fence. */
    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(appliance("fw", null, plain("fw/a"), plain("fw/b")),
            appliance("ids", null, plain("ids/a"), plain("ids/b")),
            appliance("vm", null, enabled("vm/a"), plain("vm/b")), fence("red", "vm/b")));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    @Test
    public void theNetworkExists() {
        network.accepts(there().put(service("fw", "red")));
        network.invalid(there().put(service("fw", "blue")), FW + "/network", "service fw: network blue does not exist;"
            + " create it first or in the same request, or name an existing network");
        network.inUse(there(service("fw", "red")).deleteNetwork("red"), "/weft:weft/network=red", "network red: it"
            + " cannot be deleted while service fw gets its traffic; delete service fw first or in the same request");
        network.accepts(there(service("fw", "red")).deleteNetwork("red").deleteService("fw"));
    }

    @Test
    public void theNetworkCarriesPoliciesAndItsAddressesAreProgrammed() {
        network.invalid(there(withNumber(vnet("lan"), 1)).put(service("fw", "lan")), FW + "/network", "service fw: it"
            + " cannot get the traffic of network lan, because its frames are those of the physical network, which"
            + " cannot carry a policy; name another network, or change that one first");
        network.inUse(there(vnet("lan"), service("fw", "lan")).put(withVlan(vnet("lan"), 7)), "/weft:weft/network=lan",
            "network lan: service fw gets its traffic, which is impossible if its frames are those of the physical"
                + " network, which cannot carry a policy; delete service fw first or in the same request");
        network.invalid(there(withLookup(vnet("v"), Lookup.DISCOVERED)).put(service("fw", "v")), FW + "/network",
            "service fw: it cannot get the traffic of network v, because its lookup is discovered, and a service's"
                + " node does not ask for addresses (set lookup to both or programmed); name another network, or"
                + " change that one first");
        network.accepts(there(withLookup(vnet("v"), Lookup.BOTH)).put(service("fw", "v")));
    }

    @Test
    public void instancesAreAppliancesWithInterfaces() {
        instance.accepts(there().put(service("fw", "red", "fw/a:b", "ids/a")));
        instance.invalid(there().put(service("fw", "red", "gone/a")), ONE + "/appliance", "service fw: appliance gone"
            + " of instance 1 does not exist; create it first or in the same request, or name an existing appliance");
        instance.invalid(there().put(service("fw", "red", "fw/a:c")), ONE + "/out", "service fw: appliance fw of"
            + " instance 1 has no interface c; add it at /weft:weft/appliance=fw, or use one of its interfaces: a, b");
        instance.invalid(there().put(service("fw", "red", "vm/a")), ONE + "/in", "service fw: interface vm/a is"
            + " link-enabled, and so only for links; use an interface that is not");
        instance.inUse(there(service("fw", "red", "fw/a")).put(appliance("fw", null, enabled("fw/a"))),
            "/weft:weft/appliance=fw/interface=a/link-enabled", "interface fw/a: link-enabled cannot become true while"
                + " it is of instance 1 of service fw; remove that instance first or in the same request");
    }

    @Test
    public void anApplianceGoesWithItsInstanceButNotInOneRequestThatNamesItAgain() {
        final var fw = service("fw", "red", "fw/a", "ids/a");
        instance.accepts(there(fw).deleteAppliance("fw"));
        instance.accepts(there(fw).deleteAppliance("fw").put(service("fw", "red")));
        final var scenario = there(fw).deleteAppliance("fw");
        scenario.index().apply(scenario.changes());
        final var problems = new ArrayList<Problem>();
        new ServiceInstanceRule().check(new Transition(scenario.changes(), scenario.index(), true), problems::add);
        assertEquals(List.of(ONE + "/appliance"), problems.stream().map(Problem::path).toList());
    }

    @Test
    public void appliancesOfPairsAreNoInstances() {
        final var pair = withStandby(appliance("fw", null, plain("fw/a"), plain("fw/b")), "ids");
        instance.invalid(there(pair).put(service("fw", "red", "fw/a")), ONE + "/appliance", "service fw: appliance fw"
            + " has a standby, ids; use an appliance that is alone, and give the service several instances");
        instance.invalid(there(pair).put(service("fw", "red", "ids/b")), ONE + "/appliance", "service fw: appliance ids"
            + " stands by for appliance fw; use an appliance that is alone, and give the service several instances");
        instance.inUse(there(service("fw", "red", "ids/b")).put(pair), "/weft:weft/appliance=ids", "appliance ids:"
            + " appliance ids stands by for appliance fw, but it is instance 1 of service fw; remove the standby, or"
            + " that instance first");
    }

    @Test
    public void anInterfaceIsOfOneInstance() {
        exclusive.accepts(there().put(service("fw", "red", "fw/a:b", "ids/a:b")));
        exclusive.inUse(there(service("ids", "red", "fw/b")).put(service("fw", "red", "fw/a:b")), ONE + "/out",
            "service fw: interface fw/b is already of instance 1 of service ids; choose another interface or remove"
                + " that instance first");
        exclusive.inUse(there().put(service("fw", "red", "fw/a", "fw/a")), FW + "/instance=2/in", "service fw:"
            + " interface fw/a is already of instance 1 of service fw; choose another interface or remove that instance"
            + " first");
        exclusive.accepts(there(service("ids", "red", "fw/b")).put(service("fw", "red", "fw/a:b"))
            .deleteService("ids"));
    }

    @Test
    public void anInterfaceIsOfAnInstanceOrInALinkOrANetwork() {
        exclusive.inUse(there().put(service("fw", "red", "vm/b")), ONE + "/in", "service fw: interface vm/b is a member"
            + " of network red; choose another interface or take it out of network red first");
        exclusive.inUse(there(link("l", "vm/a", "fw/b")).put(service("fw", "red", "fw/a:b")), ONE + "/out", "service"
            + " fw: interface fw/b is an end of link l; choose another interface or delete link l first");
        exclusive.inUse(there(service("fw", "red", "fw/a")).put(fence("red", "vm/b", "fw/a")),
            "/weft:weft/network=red/member=fw,a", "network red: interface fw/a is of instance 1 of service fw; choose"
                + " another interface or remove that instance first");
        exclusive.inUse(there(service("fw", "red", "fw/a")).put(link("l", "vm/a", "fw/a")), "/weft:weft/link=l/b",
            "link l: interface fw/a is of instance 1 of service fw; choose another interface or remove that instance"
                + " first");
        exclusive.invalid(there(service("fw", "red", "fw/a"))
            .put(appliance("fw", null, withListen(plain("fw/a"), 7000))),
            "/weft:weft/appliance=fw/interface=a/outer/udp-port", "interface fw/a: udp-port 7000 is for ends of links"
                + " only, and it is of instance 1 of service fw; remove udp-port, or remove that instance");
    }

    @Test
    public void anInterfaceOfAnInstanceCannotBeRemoved() {
        final var less = appliance("fw", null, plain("fw/b"));
        inUse.inUse(there(service("fw", "red", "fw/a")).put(less), "/weft:weft/appliance=fw/interface=a", "interface"
            + " fw/a: it cannot be removed while it is of instance 1 of service fw; remove that instance first or in"
            + " the same request");
        inUse.accepts(there(service("fw", "red", "fw/a")).put(less, service("fw", "red", "fw/b")));
        inUse.accepts(there(service("fw", "red", "fw/a")).put(less).deleteService("fw"));
    }

    @Test
    public void framesReachTheNodesOfInstances() {
        final var ways = new RuleCase(new NetworkWayRule());
        final var guest = appliance("vm", "h4", plain("vm/b"));
        final var far = appliance("fw", "h6", plain("fw/a"));
        final var nodes = new Object[] {node("h4", "192.0.2.4"), node("h6", "2001:db8::6"), guest, far,
            fence("red", "vm/b")};
        assertEquals(List.of("/weft:weft/network=red"),
            ways.problems(stored(nodes).put(service("fw", "red", "fw/a"))).stream().map(Problem::path).toList());
        ways.accepts(stored(nodes).put(node("h6", "2001:db8::6", "192.0.2.6"), service("fw", "red", "fw/a")));
        assertEquals(1, ways.problems(stored(node("h4", "192.0.2.4"), node("h6", "2001:db8::6"), guest,
            appliance("fw", "h4", plain("fw/a")), fence("red", "vm/b"), service("fw", "red", "fw/a"))
            .put(far)).size());
    }
}
