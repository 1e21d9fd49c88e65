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
import static dev.weft.impl.validate.NetworkSamples.withNumber;
import static dev.weft.impl.validate.NetworkSamples.withVlan;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.link;
import static dev.weft.impl.validate.Samples.withSegment;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.validate.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class NetworkIdRuleTest {
    private static final String PATH = "/weft:weft/network=red/id";

    /** The allocator gave 9 to link x, 7 to fence blue, and 7 to vnet green. */
    private final SegmentOwners segments =
        segment -> Optional.of(new LinkId("x")).filter(link -> segment.equals(new SegmentId(9)));
    private final NetworkOwners networks = key -> key.number() == 7
        ? Optional.of(new NetworkId(key.kind() == NetworkKey.Kind.FENCE ? "blue" : "green")) : Optional.empty();
    private final RuleCase rule = new RuleCase(new NetworkIdRule(segments, networks));
    private final RuleCase links = new RuleCase(new SegmentRule(segments, networks));
    private final RuleCase vlans = new RuleCase(new VlanRule());

    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(appliance("a", null, enabled("a/a"), enabled("a/b")),
            appliance("b", null, enabled("b/a"))));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    private static String text(final String rest) {
        return "network red: id " + rest + "; choose another or leave id out to have one allocated";
    }

    @Test
    public void anIdBelongsToOneNetworkOfItsKind() {
        rule.inUse(there(withNumber(fence("blue"), 5)).put(withNumber(fence("red"), 5)), PATH,
            text("5 is already that of network blue"));
        rule.inUse(there().put(withNumber(vnet("blue"), 5), withNumber(vnet("red"), 5)), PATH,
            text("5 is already that of network blue"));
        rule.accepts(there(withNumber(vnet("blue"), 5)).put(withNumber(fence("red"), 5)));
        rule.accepts(there(withNumber(fence("blue"), 5)).deleteNetwork("blue").put(withNumber(fence("red"), 5)));
    }

    @Test
    public void someIdsWouldBeTakenForTunnelPorts() {
        rule.invalid(there().put(withNumber(vnet("red"), 0x12ffff00L)), PATH, "network red: id 318766848 ends in the 24"
            + " bits 0xffff00, but those above 0xfffeff are kept for tunnel ports; choose 318766847 or less, or leave"
            + " id out to have one allocated");
        rule.accepts(there().put(withNumber(vnet("red"), 0x12fffeffL)));
        rule.accepts(there().put(withNumber(vnet("red"), 0x12000000L)));
    }

    @Test
    public void thereIsOnePhysicalNetwork() {
        rule.accepts(there().put(withNumber(vnet("red"), 1)));
        rule.inUse(there(withNumber(vnet("lan"), 1)).put(withNumber(vnet("red"), 1)), PATH,
            text("1 is already that of network lan") + "; there is only one physical network");
    }

    @Test
    public void anAllocatedIdCountsWhileItsNetworkWantsNoOther() {
        rule.inUse(there(fence("blue")).put(withNumber(fence("red"), 7)), PATH,
            text("7 is already allocated to network blue"));
        rule.inUse(there(vnet("green")).put(withNumber(vnet("red"), 7)), PATH,
            text("7 is already allocated to network green"));
        rule.accepts(there().put(withNumber(fence("red"), 7)));
        rule.accepts(there(fence("blue")).put(withNumber(fence("blue"), 8), withNumber(fence("red"), 7)));
    }

    @Test
    public void fencesAndLinksShareTheirIds() {
        final var wants = withSegment(link("x", "a/a", "b/a"), 5);
        rule.inUse(there(wants).put(withNumber(fence("red"), 5)), PATH,
            text("5 is already the segment-id of link x"));
        rule.inUse(there(link("x", "a/a", "b/a")).put(withNumber(fence("red"), 9)), PATH,
            text("9 is already allocated to link x as its segment-id"));
        rule.accepts(there(wants).put(withNumber(vnet("red"), 5)));
        links.inUse(there(withNumber(fence("red"), 5)).put(wants), "/weft:weft/link=x/segment-id", "link x: segment-id"
            + " 5 is already the id of fence red; choose another or leave segment-id out to have one allocated");
        links.inUse(there(fence("blue")).put(withSegment(link("x", "a/a", "b/a"), 7)), "/weft:weft/link=x/segment-id",
            "link x: segment-id 7 is already allocated to fence blue; choose another or leave segment-id out to have"
                + " one allocated");
        links.accepts(there(withNumber(vnet("red"), 5), vnet("blue")).put(wants));
    }

    @Test
    public void kindAndIdStayWhileThereAreMembers() {
        final var advice = " while the network has members, such as a/a; take all members out first, or delete the"
            + " network and create it anew";
        rule.inUse(there(fence("red", "a/a")).put(vnet("red", "a/a")), "/weft:weft/network=red/kind",
            "network red: kind cannot change from fence to vnet" + advice);
        rule.inUse(there(withNumber(fence("red", "a/a"), 5)).put(withNumber(fence("red", "a/a"), 6)), PATH,
            "network red: id cannot change from 5 to 6" + advice);
        rule.inUse(there(fence("blue", "a/a")).put(withNumber(fence("blue", "a/a"), 6)), "/weft:weft/network=blue/id",
            "network blue: id cannot change from an allocated one to 6" + advice);
        rule.accepts(there(fence("blue", "a/a")).put(withNumber(fence("blue", "a/a"), 7)));
        rule.accepts(there(withNumber(fence("blue", "a/a"), 7)).put(fence("blue", "a/a")));
        rule.accepts(there(withNumber(fence("red", "a/a"), 5)).put(withNumber(vnet("red"), 6)));
        rule.accepts(there(withNumber(fence("red"), 5)).put(withNumber(vnet("red", "a/a"), 6)));
    }

    @Test
    public void aVlanIsThatOfOneVnet() {
        vlans.inUse(there(withVlan(vnet("blue"), 100)).put(withVlan(vnet("red"), 100)), "/weft:weft/network=red/vlan",
            "network red: vlan 100 is already that of network blue; give each vnet its own, or make them one network");
        vlans.accepts(there(withVlan(vnet("blue"), 100)).put(withVlan(vnet("blue"), 101), withVlan(vnet("red"), 100)));
    }
}
