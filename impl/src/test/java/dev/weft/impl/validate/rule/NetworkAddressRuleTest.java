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
import static dev.weft.impl.validate.NetworkSamples.withoutLearning;
import static dev.weft.impl.validate.Samples.appliance;
import static dev.weft.impl.validate.Samples.plain;
import static dev.weft.impl.validate.Samples.withStandby;
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.model.ApplianceIntent;
import org.junit.Test;

public class NetworkAddressRuleTest {
    private static final String ONE = "02:00:00:00:00:01";
    private static final String TWO = "02:00:00:00:00:02";

    private final RuleCase rule = new RuleCase(new NetworkAddressRule());

    private static ApplianceIntent guest(final String name, final String mac) {
        return appliance(name, null, withMac(plain(name + "/a"), mac));
    }

    private static String same(final String member, final String other) {
        return "network red: member " + member + "/a has the mac-address " + ONE + ", which member " + other
            + "/a has, too; give each member of the network its own at /weft:weft/appliance=" + member
            + "/interface=a/inner/mac-address";
    }

    @Test
    public void anAddressBelongsToOneMember() {
        rule.inUse(stored(guest("a", ONE), guest("b", ONE)).put(fence("red", "a/a", "b/a")),
            "/weft:weft/network=red/member=b,a", same("b", "a"));
        rule.inUse(stored(guest("a", ONE), guest("b", TWO), fence("red", "a/a", "b/a")).put(guest("b", ONE)),
            "/weft:weft/network=red/member=b,a", same("b", "a"));
        rule.inUse(stored(guest("a", ONE), guest("b", ONE), fence("red", "b/a")).put(fence("red", "a/a", "b/a")),
            "/weft:weft/network=red/member=a,a", same("a", "b"));
        rule.accepts(stored(guest("a", ONE), guest("b", ONE)).put(fence("red", "a/a"), fence("blue", "b/a")));
        rule.accepts(stored(guest("a", ONE), guest("b", TWO), fence("red", "a/a", "b/a"))
            .put(guest("a", TWO), guest("b", ONE)));
    }

    @Test
    public void aPairMayShareOne() {
        final var active = withStandby(guest("a", ONE), "b");
        rule.accepts(stored(guest("b", ONE)).put(active, fence("red", "a/a")));
        rule.inUse(stored(withStandby(guest("a", TWO), "b"), guest("b", ONE), guest("c", ONE), fence("red", "a/a"))
            .put(fence("red", "a/a", "c/a")), "/weft:weft/network=red/member=c,a", "network red: member c/a has the"
                + " mac-address " + ONE + ", which member b/a (which stands by for a/a) has, too; give each member of"
                + " the network its own at /weft:weft/appliance=c/interface=a/inner/mac-address");
    }

    @Test
    public void withoutLearningEveryMemberHasOne() {
        final var text = "network red: learning is disabled, but member b/a has no mac-address, so nothing it sends"
            + " would be let in; give it one at /weft:weft/appliance=b/interface=a/inner/mac-address, or enable"
            + " learning";
        final var path = "/weft:weft/network=red/member=b,a";
        final var unknown = appliance("b", null, plain("b/a"));
        final var strict = withoutLearning(fence("red", "a/a", "b/a"));
        rule.invalid(stored(guest("a", ONE), unknown).put(strict), path, text);
        rule.invalid(stored(guest("a", ONE), unknown, fence("red", "a/a", "b/a")).put(strict), path, text);
        rule.invalid(stored(guest("a", ONE), guest("b", TWO), strict).put(unknown), path, text);
        rule.invalid(stored(guest("a", ONE), unknown, withoutLearning(fence("red", "a/a"))).put(strict), path, text);
        rule.accepts(stored(guest("a", ONE), guest("b", TWO)).put(strict));
        rule.accepts(stored(guest("a", ONE), unknown).put(fence("red", "a/a", "b/a")));
    }
}
