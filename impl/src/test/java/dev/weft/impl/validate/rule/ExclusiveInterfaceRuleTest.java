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
import static dev.weft.impl.validate.Scenario.stored;

import dev.weft.impl.validate.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class ExclusiveInterfaceRuleTest {
    private final RuleCase rule = new RuleCase(new ExclusiveInterfaceRule());

    /** Three appliances, and more. */
    private static Scenario there(final Object... more) {
        final var all = new ArrayList<Object>(List.of(appliance("fw", null, enabled("fw/eth0"), enabled("fw/a"),
            enabled("fw/b")), appliance("db", null, enabled("db/eth0"), enabled("db/a")),
            appliance("web", null, enabled("web/eth0"), enabled("web/a"))));
        all.addAll(List.of(more));
        return stored(all.toArray());
    }

    @Test
    public void refusesTheEndOfAnotherLinkOnEitherSide() {
        rule.inUse(there(link("other", "fw/eth0", "db/eth0")).put(link("web-db", "fw/eth0", "web/eth0")),
            "/weft:weft/link=web-db/a", "link web-db: interface fw/eth0 is already an end of link other; choose a free"
                + " link-enabled interface or delete link other first");
        rule.inUse(there(link("other", "fw/eth0", "db/eth0")).put(link("web-db", "web/eth0", "fw/eth0")),
            "/weft:weft/link=web-db/b", "link web-db: interface fw/eth0 is already an end of link other; choose a free"
                + " link-enabled interface or delete link other first");
        rule.inUse(there(external("other", "fw/eth0", "203.0.113.1")).put(link("web-db", "web/eth0", "fw/eth0")),
            "/weft:weft/link=web-db/b", "link web-db: interface fw/eth0 is already an end of link other; choose a free"
                + " link-enabled interface or delete link other first");
    }

    @Test
    public void refusesTwoLinksOfOneRequestOnce() {
        rule.inUse(there().put(link("x", "fw/eth0", "db/eth0"), link("y", "web/eth0", "fw/eth0")),
            "/weft:weft/link=y/b", "link y: interface fw/eth0 is already an end of link x; choose a free"
                + " link-enabled interface or delete link x first");
    }

    @Test
    public void acceptsAnInterfaceThatBecomesFree() {
        rule.accepts(there(link("other", "fw/eth0", "db/eth0")).deleteLink("other")
            .put(link("web-db", "web/eth0", "fw/eth0")));
        rule.accepts(there(link("x", "fw/a", "db/a")).put(link("x", "fw/b", "db/a"), link("y", "fw/a", "web/a")));
        rule.accepts(there(link("x", "fw/a", "db/a")).put(link("x", "db/a", "fw/a")));
    }

    @Test
    public void acceptsTheEndOfALinkThatLostTheOther() {
        rule.accepts(there(link("other", "fw/eth0", "db/eth0")).deleteAppliance("db")
            .put(link("web-db", "fw/eth0", "web/eth0")));
        rule.accepts(there(link("other", "fw/eth0", "gone/eth0")).put(link("web-db", "web/eth0", "fw/eth0")));
        rule.accepts(there(link("other", "db/gone", "fw/eth0")).put(link("web-db", "web/eth0", "fw/eth0")));
    }
}
