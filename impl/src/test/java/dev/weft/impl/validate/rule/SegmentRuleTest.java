/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.enabled;
import static dev.weft.impl.validate.Samples.external;
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

public class SegmentRuleTest {
    /** The allocator gave 9 to link x. */
    private final RuleCase rule = new RuleCase(new SegmentRule(
        segment -> segment.equals(new SegmentId(9)) ? Optional.of(new LinkId("x")) : Optional.empty(),
        key -> key.equals(NetworkKey.fence(new SegmentId(12))) ? Optional.of(new NetworkId("red")) : Optional.empty()));

    /** Appliances, and more. */
    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(appliance("a", null, enabled("a/a")),
            appliance("b", null, enabled("b/a")), appliance("c", null, enabled("c/a")),
            appliance("d", null, enabled("d/a"))));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    @Test
    public void refusesTheNumberOfAnotherLink() {
        rule.inUse(there(withSegment(link("x", "a/a", "b/a"), 5)).put(withSegment(link("y", "c/a", "d/a"), 5)),
            "/weft:weft/link=y/segment-id", "link y: segment-id 5 is already that of link x; choose another or leave"
                + " segment-id out to have one allocated");
    }

    @Test
    public void refusesANumberThatAnotherLinkWasGiven() {
        rule.inUse(there(link("x", "a/a", "b/a")).put(withSegment(link("y", "c/a", "d/a"), 9)),
            "/weft:weft/link=y/segment-id", "link y: segment-id 9 is already allocated to link x; choose another or"
                + " leave segment-id out to have one allocated");
    }

    @Test
    public void acceptsItsOwnNumberAndOneWhoseLinkGoesOrTakesAnother() {
        rule.accepts(there(link("x", "a/a", "b/a")).put(withSegment(link("x", "a/a", "b/a"), 9)));
        rule.accepts(there(link("x", "a/a", "b/a")).deleteLink("x").put(withSegment(link("y", "c/a", "d/a"), 9)));
        rule.accepts(there(link("x", "a/a", "b/a")).put(withSegment(link("x", "a/a", "b/a"), 10),
            withSegment(link("y", "c/a", "d/a"), 9)));
        rule.accepts(there().put(link("y", "c/a", "d/a")));
    }

    @Test
    public void refusesAnExternalEndWithoutNumber() {
        rule.invalid(stored().put(withSegment(external("y", "c/a", "203.0.113.1"), null)),
            "/weft:weft/link=y/segment-id", "link y: end b is external but there is no segment-id; give the segment-id"
                + " that the other controller uses for this link");
    }

    @Test
    public void acceptsTwoLinksToOneExternalAddress() {
        rule.accepts(there().put(withSegment(external("y", "c/a", "203.0.113.1"), 20),
            withSegment(external("z", "c/b", "203.0.113.1"), 21)));
    }

    @Test
    public void acceptsTheNumberOfALinkThatLostAnEnd() {
        rule.accepts(there(withSegment(link("x", "a/a", "b/a"), 5)).deleteAppliance("b")
            .put(withSegment(link("y", "c/a", "d/a"), 5)));
        rule.accepts(there(link("x", "a/a", "gone/a")).put(withSegment(link("y", "c/a", "d/a"), 9)));
    }
}
