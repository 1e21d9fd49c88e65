/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.NetworkSamples.fence;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.chain;
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.node;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withInnerMtu;
import static dev.weft.impl.validate.Samples.withMtu;
import static dev.weft.impl.validate.Samples.withOversize;
import static dev.weft.impl.validate.Samples.withStandby;
import static dev.weft.impl.validate.Scenario.stored;
import static dev.weft.impl.validate.SteeringSamples.service;
import static org.junit.Assert.assertEquals;

import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.validate.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Chains, and what they are told by the rules of links (VL-16). */
public class ChainRulesTest {
    private static final String EDGE = "/weft:weft/chain=edge";

    private final RuleCase stages = new RuleCase(new ChainStagesRule());
    private final RuleCase removal = new RuleCase(new InterfaceInUseRule());
    private final RuleCase exclusive = new RuleCase(new ExclusiveInterfaceRule());
    private final RuleCase member = new RuleCase(new ExclusiveMemberRule());

    /** Four appliances with two link-enabled interfaces and one that is not. */
    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>();
        for (var name : List.of("router", "fw", "ids", "lb")) {
            all.add(appliance(name, null, enabled(name + "/a"), enabled(name + "/b"), plain(name + "/c")));
        }
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    private static ChainIntent edge() {
        return chain("edge", "-/router/b", "a/fw/b", "a/lb/-");
    }

    private static List<Problem> all(final Scenario scenario) {
        final var rules = new IntentRules(segment -> Optional.empty(), host -> Optional.empty(),
            key -> Optional.empty(), policy -> Optional.empty());
        return rules.check(scenario.transition()).first();
    }

    @Test
    public void aWholeChainComesInOneRequest() {
        assertEquals(List.of(), all(stored().put(node("h1", "192.0.2.1"), node("h2", "192.0.2.2"),
            appliance("router", "h1", enabled("router/b")), appliance("fw", "h2", enabled("fw/a"), enabled("fw/b")),
            appliance("lb", "h1", enabled("lb/a"), plain("lb/b")), chain("edge", "-/router/b", "a/fw/b", "a/lb/b"),
            fence("red", "lb/b"))));
    }

    @Test
    public void linksAreCalledAfterNeighboursAndSoSurviveOtherStages() {
        assertEquals(List.of("edge.router-fw", "edge.fw-lb"), names(edge()));
        assertEquals(List.of("edge.router-fw", "edge.fw-ids", "edge.ids-lb"),
            names(chain("edge", "-/router/b", "a/fw/b", "a/ids/b", "a/lb/-")));
        final var scenario = there(edge()).put(chain("edge", "-/router/b", "a/fw/b", "a/ids/b", "a/lb/-"));
        assertEquals("the first one is not even touched", List.of("edge.fw-ids", "edge.fw-lb", "edge.ids-lb"),
            scenario.changes().links().keySet().stream().map(Object::toString).toList());
        assertEquals(List.of(), all(scenario));
    }

    private static List<String> names(final ChainIntent chain) {
        return chain.links().stream().map(LinkIntent::id).map(Object::toString).toList();
    }

    @Test
    public void longNamesBecomeShortOnes() {
        final var far = "x".repeat(60);
        final var names = names(chain("edge", "-/" + far + "/b", "a/fw/b", "a/lb/-"));
        assertEquals("edge.fw-lb", names.get(1));
        assertEquals("edge.".length() + 16, names.get(0).length());
        assertEquals(names, names(chain("edge", "-/" + far + "/b", "a/fw/b", "a/lb/-")));
    }

    @Test
    public void stagesAreAppliancesWithInterfacesForLinks() {
        stages.accepts(there().put(edge()));
        stages.accepts(there().put(chain("edge", "c/router/b", "a/lb/c")));
        stages.invalid(there().put(chain("edge", "-/router/b", "a/gone/b", "a/lb/-")), EDGE + "/stage=20/appliance",
            "chain edge, stage 20: appliance gone does not exist; create it first or in the same request, or name an"
                + " existing appliance");
        stages.invalid(there().put(chain("edge", "-/router/b", "a/fw/d", "a/lb/-")), EDGE + "/stage=20/out",
            "chain edge, stage 20: appliance fw has no interface d; add it with link-enabled true, or use one of its"
                + " link-enabled interfaces: a, b");
        stages.invalid(there().put(chain("edge", "-/router/b", "c/fw/b", "a/lb/-")), EDGE + "/stage=20/in",
            "chain edge, stage 20: interface fw/c is not link-enabled; set link-enabled to true at"
                + " /weft:weft/appliance=fw/interface=c first or in the same request");
        stages.invalid(there().put(chain("edge", "d/router/b", "a/lb/-")), EDGE + "/stage=10/in",
            "chain edge, stage 10: appliance router has no interface d; add it with link-enabled true, or use one of"
                + " its link-enabled interfaces: a, b");
    }

    @Test
    public void anApplianceOfAChainIsNotDeleted() {
        stages.inUse(there(edge()).deleteAppliance("fw"), "/weft:weft/appliance=fw", "appliance fw: it cannot be"
            + " deleted while it is stage 20 of chain edge, as to join its neighbours would pass it by; take it out of"
            + " the chain first or in the same request");
        assertEquals("and that is all there is to say", 1, all(there(edge()).deleteAppliance("fw")).size());
        assertEquals(List.of(), all(there(edge()).deleteAppliance("fw").deleteChain("edge")));
        assertEquals(List.of(), all(there(edge()).deleteAppliance("fw")
            .put(chain("edge", "-/router/b", "a/lb/-"))));
        final var named = all(there(edge()).deleteAppliance("fw").put(chain("edge", "-/lb/b", "a/fw/-")));
        assertEquals(List.of(EDGE + "/stage=20/appliance"), named.stream().map(Problem::path).toList());
    }

    @Test
    public void anInterfaceOfAChainIsNotRemoved() {
        final var less = appliance("fw", null, enabled("fw/b"));
        removal.inUse(there(edge()).put(less), "/weft:weft/appliance=fw/interface=a", "interface fw/a: it cannot be"
            + " removed while it is of stage 20 of chain edge; change that first or in the same request");
        assertEquals(1, all(there(edge()).put(less)).size());
        removal.inUse(there(chain("edge", "c/router/b", "a/lb/-"))
            .put(appliance("router", null, enabled("router/b"))), "/weft:weft/appliance=router/interface=c",
            "interface router/c: it cannot be removed while it is of stage 10 of chain edge; change that first or in"
                + " the same request");
        assertEquals(List.of(EDGE + "/stage=20/in"), all(there(edge()).put(less,
            chain("edge", "-/router/b", "a/fw/b", "b/lb/-"))).stream().map(Problem::path).toList());
    }

    @Test
    public void anInterfaceServesOneLinkWhetherOfAChainOrAlone() {
        exclusive.inUse(there(link("l", "fw/a", "ids/a")).put(edge()), EDGE + "/stage=20/in", "chain edge, stage 20:"
            + " interface fw/a is already an end of link l; choose a free link-enabled interface or delete link l"
            + " first");
        exclusive.inUse(there(edge()).put(link("l", "fw/a", "ids/a")), "/weft:weft/link=l/a", "link l: interface fw/a"
            + " is already an end of link edge.router-fw of chain edge; choose a free link-enabled interface or take"
            + " it out of chain edge first");
        exclusive.inUse(there(edge()).put(chain("second", "-/ids/b", "b/fw/-")), "/weft:weft/chain=second/stage=20/in",
            "chain second, stage 20: interface fw/b is already an end of link edge.fw-lb of chain edge; choose a free"
                + " link-enabled interface or take it out of chain edge first");
        exclusive.accepts(there(link("l", "fw/a", "ids/a")).put(edge()).deleteLink("l"));
        exclusive.accepts(there(edge()).put(chain("edge", "-/router/b", "a/lb/b", "a/fw/-")));
    }

    @Test
    public void otherRulesNameTheStageToo() {
        member.inUse(there(fence("red", "fw/a")).put(edge()), EDGE + "/stage=20/in", "chain edge, stage 20: interface"
            + " fw/a is a member of network red; choose a free link-enabled interface or take it out of network red"
            + " first");
        member.inUse(there(edge()).put(fence("red", "fw/b")), "/weft:weft/network=red/member=fw,b", "network red:"
            + " interface fw/b is an end of link edge.fw-lb of chain edge; choose another interface or take it out of"
            + " chain edge first");
        new RuleCase(new ExclusiveInstanceRule()).inUse(there(edge(), fence("red")).put(service("s", "red", "fw/b")),
            "/weft:weft/service=s/instance=1/in", "service s: interface fw/b is an end of link edge.fw-lb of chain"
                + " edge; choose another interface or take it out of chain edge first");
        final var nodes = new Object[] {node("h4", "192.0.2.4"), node("h6", "2001:db8::6"),
            appliance("router", "h4", enabled("router/b")), appliance("lb", "h6", enabled("lb/a"))};
        new RuleCase(new OuterFamilyRule()).invalid(stored(nodes).put(chain("edge", "-/router/b", "a/lb/-")), EDGE,
            "chain edge, from stage 10 to 20: address family mismatch: node h4 has only an ipv4 address, node h6 has"
                + " only an ipv6 address; give both nodes an underlay address of one family");
    }

    @Test
    public void standbysAndPacketSizesAreCheckedAsForLinks() {
        final var pair = withStandby(appliance("fw", null, enabled("fw/a"), enabled("fw/b")), "spare");
        new RuleCase(new StandbyRule()).invalid(there(edge(), appliance("spare", null, enabled("spare/a"))).put(pair),
            "/weft:weft/appliance=fw/standby/appliance", "appliance fw: standby spare has no interface b, which link"
                + " edge.fw-lb of chain edge needs when it takes over; add it with link-enabled true");
        final var narrow = withOversize(withMtu(node("h1", "192.0.2.1"), 1500), false);
        final var problems = new RuleCase(new LinkMtuRule()).problems(stored(narrow, node("h2", "192.0.2.2"),
            appliance("router", "h1", withInnerMtu(enabled("router/b"), 1500)),
            appliance("lb", "h2", enabled("lb/a"))).put(chain("edge", "-/router/b", "a/lb/-")));
        assertEquals(1, problems.size());
        assertEquals(problems.get(0).message(), true,
            problems.get(0).message().contains("does not cross link edge.router-lb of chain edge"));
    }

    @Test
    public void noTwoLinksHaveOneName() {
        refusedName(there(link("edge.fw-lb", "ids/a", "fw/a")).put(edge()), EDGE, "chain edge, from stage 20 to 30: the"
            + " link between them would have the name of link edge.fw-lb; give that one another name, or the chain");
        refusedName(there(edge()).put(link("edge.fw-lb", "ids/a", "router/a")), "/weft:weft/link=edge.fw-lb",
            "link edge.fw-lb: the name is that of link edge.fw-lb of chain edge; choose another one");
        refusedName(there().put(link("edge.fw-lb", "ids/a", "router/a"), edge()), EDGE, "chain edge, from stage 20 to"
            + " 30: the link between them would have the name of link edge.fw-lb; give that one another name, or the"
            + " chain");
        refusedName(stored().put(chain("x", "-/a.b/o", "i/c/-"), chain("x.a", "-/b/o", "i/c/-")),
            "/weft:weft/chain=x.a", "chain x.a, from stage 10 to 20: the link between them would have the name of link"
                + " x.a.b-c of chain x; give that one another name, or the chain");
    }

    private static void refusedName(final Scenario scenario, final String path, final String message) {
        final var problems = new ArrayList<Problem>();
        scenario.changes(problems::add);
        assertEquals(List.of(new Problem(Problem.Kind.IN_USE, path, message)), problems);
    }

    @Test
    public void aNameChangesHandsInOneRequest() {
        assertEquals(List.of(), all(there(link("edge.fw-lb", "ids/a", "fw/a")).put(edge()).deleteLink("edge.fw-lb")));
        assertEquals(List.of(), all(there(edge()).deleteChain("edge").put(link("edge.fw-lb", "fw/b", "lb/a"))));
        final var scenario = there(edge()).deleteChain("edge").put(link("edge.fw-lb", "fw/b", "lb/a"));
        scenario.transition();
        assertEquals(Optional.empty(), scenario.index().link(link("edge.fw-lb", "fw/b", "lb/a").id())
            .flatMap(LinkIntent::chain));
    }
}
