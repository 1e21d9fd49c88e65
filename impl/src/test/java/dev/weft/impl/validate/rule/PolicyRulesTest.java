/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.NetworkSamples.withMac;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Scenario.stored;
import static dev.weft.impl.validate.SteeringSamples.policy;
import static dev.weft.impl.validate.SteeringSamples.profile;
import static dev.weft.impl.validate.SteeringSamples.service;
import static dev.weft.impl.validate.SteeringSamples.withId;
import static dev.weft.impl.validate.SteeringSamples.withProfile;

import dev.weft.api.id.PolicyId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.MappingIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.validate.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Test;

public class PolicyRulesTest {
    private static final String WEB = "/weft:weft/policy=web";
    private static final String PORT = "/weft:weft/appliance=vm/interface=a/port-profile";

    private final RuleCase chain = new RuleCase(new PolicyChainRule());
    private final RuleCase id = new RuleCase(new PolicyIdRule(number ->
        Optional.of(new PolicyId("held")).filter(policy -> number == 7)));
    private final RuleCase profiles = new RuleCase(new ProfilePolicyRule());
    private final RuleCase workloads = new RuleCase(new WorkloadRule());

    /** Two services of red, one of blue, and a guest. */
    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(service("fw", "red"), service("ids", "red"),
            service("far", "blue"), fence("red", "vm/a"), fence("blue"), guest(null)));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    /** A guest with an address, and a port profile unless that is null. */
    private static ApplianceIntent guest(final String profile) {
        final var port = withMac(plain("vm/a"), "02:00:00:00:00:01");
        return appliance("vm", null, profile == null ? port : withProfile(port, profile));
    }

    @Test
    public void aChainVisitsServicesThatExist() {
        chain.accepts(there().put(policy("web", "fw", "ids")));
        chain.invalid(there().put(policy("web")), WEB + "/service", "policy web: it visits no service, so nothing would"
            + " be done; give at least one service, or delete the policy");
        chain.invalid(there().put(policy("web", "fw", "gone")), WEB + "/service", "policy web: service gone does not"
            + " exist; create it first or in the same request, or name existing services");
        chain.inUse(there(policy("web", "fw")).deleteService("fw"), "/weft:weft/service=fw", "service fw: it cannot be"
            + " deleted while policy web visits it; take it out of the policy's chain first or in the same request");
        chain.accepts(there(policy("web", "fw")).deleteService("fw").put(policy("web", "ids")));
        chain.accepts(there(policy("web", "fw")).deleteService("fw").deletePolicy("web"));
    }

    /** In mapping mode each instance has a locator. */
    @Test
    public void aMappingHasALocatorForEachInstance() {
        final var services = new ArrayList<Object>();
        final var names = new ArrayList<String>();
        for (int number = 0; number < 8; number++) {
            final var name = "s" + number;
            names.add(name);
            services.add(service(name, "red", IntStream.range(0, number == 0 ? 31 : 30)
                .mapToObj(instance -> name + "-" + instance + "/in").toArray(String[]::new)));
        }
        final var crowded = policy("web", names.toArray(String[]::new));
        chain.accepts(there(services.toArray()).put(crowded));
        chain.invalid(there(services.toArray()).put(mapped(crowded)), WEB + "/service", "policy web: its services have"
            + " 241 instances together; in mapping mode there is a locator for at most 240, so take services out of it,"
            + " or instances out of them");
        chain.accepts(there(services.toArray()).put(mapped(policy("web", "s1", "s2"))));
    }

    private static PolicyIntent mapped(final PolicyIntent policy) {
        return new PolicyIntent(policy.id(), policy.number(), policy.chain(), Optional.of(new MappingIntent(
            Duration.ofSeconds(60), false, List.of())), policy.classifiers(), policy.stay());
    }

    @Test
    public void aChainIsOfOneNetwork() {
        chain.invalid(there().put(policy("web", "fw", "far")), WEB + "/service", "policy web: service fw is of network"
            + " red but service far of network blue; a policy visits services of one network, so make two policies");
        chain.inUse(there(policy("web", "fw", "ids")).put(service("ids", "blue")), "/weft:weft/service=ids/network",
            "service ids: policy web visits it and service fw, which is of network red; change the policy's chain first"
                + " or in the same request");
        chain.accepts(there(policy("web", "fw", "ids")).put(service("ids", "blue"), service("fw", "blue")));
    }

    @Test
    public void anIdIsOfOnePolicy() {
        id.accepts(there().put(withId(policy("web", "fw"), 8)));
        id.inUse(there(withId(policy("a", "fw"), 8)).put(withId(policy("web", "fw"), 8)), WEB + "/id", "policy web: id"
            + " 8 is already that of policy a; choose another or leave id out to have one allocated");
        id.inUse(there(policy("held", "fw")).put(withId(policy("web", "fw"), 7)), WEB + "/id", "policy web: id 7 is"
            + " already allocated to policy held; choose another or leave id out to have one allocated");
        id.accepts(there(withId(policy("held", "fw"), 9)).put(withId(policy("web", "fw"), 7)));
        id.accepts(there(withId(policy("a", "fw"), 8)).deletePolicy("a").put(withId(policy("web", "fw"), 8)));
    }

    /** Nodes know what frames of an interface are on by that id, so it is not exchanged under way. */
    @Test
    public void anIdStaysWhileAnInterfaceHasThePolicy() {
        final var held = policy("held", "fw");
        final var nine = withId(held, 9);
        id.inUse(there(held, profile("p", "held"), guest("p")).put(nine), "/weft:weft/policy=held/id", "policy held: id"
            + " cannot become 9 while interface vm/a has the policy by port profile p; take it out of that profile"
            + " first, or delete the policy and create it anew");
        id.inUse(there(nine, profile("p", "held"), guest("p")).put(withId(held, 8)), "/weft:weft/policy=held/id",
            "policy held: id cannot become 8 while interface vm/a has the policy by port profile p; take it out of that"
                + " profile first, or delete the policy and create it anew");
        id.accepts(there(held, profile("p", "held"), guest("p")).put(withId(held, 7)));
        id.accepts(there(nine, profile("p", "held"), guest("p")).put(held));
        id.accepts(there(nine, profile("p", "held"), guest("p")).put(withId(policy("held", "ids"), 9)));
        id.accepts(there(held, profile("p", "held"), guest("p")).put(nine, guest(null)));
        id.accepts(there(held, profile("p", "held"), guest(null)).put(nine));
        id.accepts(there().put(nine, profile("p", "held"), guest("p")));
    }

    @Test
    public void aProfileNamesPoliciesThatExist() {
        profiles.accepts(there(policy("web", "fw")).put(profile("p", "web")));
        profiles.accepts(there().put(profile("p")));
        profiles.invalid(there().put(profile("p", "web")), "/weft:weft/port-profile=p/policy=web", "port-profile p:"
            + " policy web does not exist; create it first or in the same request, or name an existing policy");
        profiles.inUse(there(policy("web", "fw"), profile("p", "web")).deletePolicy("web"), WEB, "policy web: it cannot"
            + " be deleted while port profile p names it; take it out of that profile first or in the same request");
    }

    @Test
    public void aWorkloadIsAMemberOfTheNetworkOfItsPolicies() {
        final var far = policy("far", "far");
        workloads.accepts(there(policy("web", "fw")).put(profile("p", "web"), guest("p")));
        workloads.invalid(there().put(guest("p")), PORT, "interface vm/a: port profile p does not exist; create it"
            + " first or in the same request, or name an existing profile");
        workloads.invalid(there(far, profile("p", "far")).put(guest("p")), PORT, "interface vm/a: port profile p has"
            + " policy far, which leads the traffic of network blue, but the interface is a member of network red; use"
            + " a profile whose policies are all of that network");
        workloads.inUse(there(policy("web", "fw"), far, profile("p", "web"), guest("p"))
            .put(profile("p", "web", "far")), PORT,
            "interface vm/a: port profile p has policy far, which leads the traffic of network blue, but the"
                + " interface is a member of network red; use a profile whose policies are all of that network");
        workloads.inUse(there(profile("p"), guest("p")).deleteProfile("p"), "/weft:weft/port-profile=p", "port-profile"
            + " p: it cannot be deleted while interface vm/a has it; take it away there first or in the same request");
        workloads.accepts(there(profile("p"), guest("p")).deleteProfile("p").put(guest(null)));
    }

    @Test
    public void aWorkloadStaysAMemberWithAnAddress() {
        workloads.inUse(there(profile("p"), guest("p")).put(fence("red")), PORT, "interface vm/a: port profile p is for"
            + " members of networks, and the interface is in none; make it a member first, or take the profile away"
            + " first or in the same request");
        workloads.inUse(there(profile("p"), guest("p")).deleteNetwork("red"), PORT, "interface vm/a: port profile p is"
            + " for members of networks, and the interface is in none; make it a member first, or take the profile away"
            + " first or in the same request");
        workloads.invalid(there(profile("p")).put(appliance("vm", null, withProfile(plain("vm/a"), "p"))), PORT,
            "interface vm/a: port profile p needs to know the interface's address; give it one at"
                + " /weft:weft/appliance=vm/interface=a/inner/mac-address, or take the profile away");
        workloads.accepts(there(profile("p"), guest("p")).deleteAppliance("vm"));
    }

    @Test
    public void aServiceOfAnotherNetworkConcernsWorkloads() {
        workloads.inUse(there(policy("web", "fw"), profile("p", "web"), guest("p")).put(service("fw", "blue")), PORT,
            "interface vm/a: port profile p has policy web, which leads the traffic of network blue, but the interface"
                + " is a member of network red; use a profile whose policies are all of that network");
        workloads.inUse(there(policy("web", "fw"), profile("p", "web"), guest("p")).put(policy("web", "far")), PORT,
            "interface vm/a: port profile p has policy web, which leads the traffic of network blue, but the interface"
                + " is a member of network red; use a profile whose policies are all of that network");
    }
}
