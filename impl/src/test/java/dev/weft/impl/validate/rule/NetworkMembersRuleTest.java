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
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withListen;
import static dev.weft.impl.validate.Samples.withStandby;
import static dev.weft.impl.validate.Scenario.stored;
import static org.junit.Assert.assertEquals;

import dev.weft.impl.validate.Scenario;
import dev.weft.impl.validate.state.Transition;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class NetworkMembersRuleTest {
    private static final String MEMBER = "/weft:weft/network=red/member=";

    private final RuleCase members = new RuleCase(new NetworkMembersRule());
    private final RuleCase exclusive = new RuleCase(new ExclusiveMemberRule());
    private final RuleCase inUse = new RuleCase(new InterfaceInUseRule());
    private final RuleCase standby = new RuleCase(new StandbyRule());

    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(appliance("fw", null, enabled("fw/a"), enabled("fw/b")),
            appliance("web", null, plain("web/a"), enabled("web/b"))));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    @Test
    public void membersExist() {
        members.accepts(there().put(fence("red", "fw/a", "web/a")));
        members.invalid(there().put(fence("red", "fw/a", "db/a")), MEMBER + "db,a", "network red: appliance db of"
            + " member db/a does not exist; create it first or in the same request, or name an existing appliance");
        members.invalid(there().put(fence("red", "fw/c")), MEMBER + "fw,c", "network red: appliance fw of member fw/c"
            + " has no interface c; add it at /weft:weft/appliance=fw, or use one of its interfaces: a, b");
    }

    @Test
    public void anApplianceGoesWithItsMembershipsButNotInOneRequestThatNamesItAgain() {
        final var red = fence("red", "fw/a", "web/a");
        members.accepts(there(red).deleteAppliance("web"));
        members.accepts(there(red).deleteAppliance("web").put(fence("red", "fw/a")));
        members.invalid(there(red).deleteAppliance("web").put(fence("red", "fw/a", "fw/b", "web/a")),
            MEMBER + "web,a", "network red: appliance web of member web/a does not exist; create it first or in the"
                + " same request, or name an existing appliance");
    }

    @Test
    public void aReplacementOfTheWholeLeavesNoNetworkHanging() {
        final var scenario = there(fence("red", "fw/a", "web/a")).deleteAppliance("web");
        final var changes = scenario.changes();
        scenario.index().apply(changes);
        final var problems = new ArrayList<Problem>();
        new NetworkMembersRule().check(new Transition(changes, scenario.index(), true), problems::add);
        assertEquals(List.of(MEMBER + "web,a"), problems.stream().map(Problem::path).toList());
    }

    @Test
    public void anInterfaceIsInOneNetwork() {
        exclusive.inUse(there(fence("blue", "fw/a")).put(fence("red", "fw/a", "web/a")), MEMBER + "fw,a", "network red:"
            + " interface fw/a is already a member of network blue; choose another interface or take it out of network"
            + " blue first");
        exclusive.inUse(there().put(fence("blue", "fw/a"), fence("red", "fw/a")), MEMBER + "fw,a", "network red:"
            + " interface fw/a is already a member of network blue; choose another interface or take it out of network"
            + " blue first");
        exclusive.accepts(there(fence("blue", "fw/a")).put(fence("blue"), fence("red", "fw/a")));
    }

    @Test
    public void anInterfaceIsInALinkOrANetwork() {
        exclusive.inUse(there(link("l", "fw/a", "web/b")).put(fence("red", "fw/a")), MEMBER + "fw,a", "network red:"
            + " interface fw/a is an end of link l; choose another interface or delete link l first");
        exclusive.inUse(there(fence("red", "web/b")).put(link("l", "fw/a", "web/b")), "/weft:weft/link=l/b", "link l:"
            + " interface web/b is a member of network red; choose a free link-enabled interface or take it out of"
            + " network red first");
        exclusive.inUse(there().put(fence("red", "web/b"), link("l", "fw/a", "web/b")), MEMBER + "web,b", "network red:"
            + " interface web/b is an end of link l; choose another interface or delete link l first");
        exclusive.inUse(there(fence("red", "web/b")).put(fence("red", "web/a", "web/b"), link("l", "fw/a", "web/b")),
            "/weft:weft/link=l/b", "link l: interface web/b is a member of network red; choose a free link-enabled"
                + " interface or take it out of network red first");
        exclusive.accepts(there(link("l", "fw/a", "web/b")).deleteLink("l").put(fence("red", "fw/a")));
        exclusive.accepts(there(fence("red", "fw/a")).put(fence("red"), link("l", "fw/a", "web/b")));
        exclusive.accepts(there(link("l", "fw/a", "gone/b")).put(fence("red", "fw/a")));
    }

    @Test
    public void aMemberCannotBeTakenFromItsAppliance() {
        final var less = appliance("fw", null, enabled("fw/b"));
        inUse.inUse(there(fence("red", "fw/a")).put(less), "/weft:weft/appliance=fw/interface=a", "interface fw/a: it"
            + " cannot be removed while it is a member of network red; take it out first or in the same request");
        inUse.accepts(there(fence("red", "fw/a")).put(less, fence("red")));
        inUse.accepts(there(fence("red", "fw/a")).put(less).deleteNetwork("red"));
    }

    @Test
    public void whoStandsByForAMemberIsThereAndInNothing() {
        final var pair = withStandby(appliance("fw", null, enabled("fw/a"), enabled("fw/b")), "web");
        final var path = "/weft:weft/appliance=fw/standby/appliance";
        standby.accepts(there(pair).put(fence("red", "fw/a")));
        standby.accepts(there(fence("red", "fw/a")).put(pair));
        standby.invalid(there(pair, appliance("web", null, plain("web/a"))).put(fence("red", "fw/b")), path,
            "appliance fw: standby web has no interface b, which network red needs when it takes over; add it with"
                + " link-enabled true");
        standby.invalid(there(pair, fence("red", "fw/a")).put(fence("blue", "web/a")),
            "/weft:weft/network=blue/member=web,a", "network blue: interface web/a, which stands by for fw/a of network"
                + " red, cannot be a member of network blue too; take it out of network blue");
        standby.invalid(there(pair, fence("blue", "web/b")).put(link("l", "fw/b", "x/y"),
            appliance("x", null, enabled("x/y"))), path, "appliance fw: interface web/b, which stands by for fw/b of"
                + " link l, cannot be a member of network blue too; take it out of network blue");
        standby.invalid(there(pair, fence("red", "fw/b"), appliance("x", null, enabled("x/y")))
            .put(link("l", "web/b", "x/y")), "/weft:weft/link=l", "link l: interface web/b, which stands by for fw/b of"
                + " network red, cannot be an end of link l too; use another interface for that link");
    }

    @Test
    public void aMemberReceivesOnThePortOfGeneve() {
        final var port = new RuleCase(new MemberPortRule());
        final var other = appliance("fw", null, withListen(enabled("fw/a"), 7000), enabled("fw/b"));
        final var path = "/weft:weft/appliance=fw/interface=a/outer/udp-port";
        final var text = "interface fw/a: udp-port 7000 is for ends of links only, and it is a member of network red;"
            + " remove udp-port, or take it out of network red";
        port.invalid(there(other).put(fence("red", "fw/a")), path, text);
        port.invalid(there(fence("red", "fw/a")).put(other), path, text);
        port.accepts(there(other).put(fence("red", "fw/b")));
    }
}
