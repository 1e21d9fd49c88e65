/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import static org.junit.Assert.assertTrue;

import org.junit.Before;
import org.junit.Test;

/** What is given twice is not lost, and what is asked for twice is the same. */
public class RepetitionTest extends ConsoleTestCase {
    @Before
    public void before() throws Exception {
        openOnNetworks();
    }

    @Test
    public void refusesOptionsThatAreGivenTwice() {
        fails("option --without-instance is given twice",
            "weft:service-add x --network red --without-instance open --without-instance closed");
        fails("option --network is given twice",
            "weft:service-add --network red x --without-instance open --network=blue");
        fails("option --format is given twice", "weft:service-show --format json fw --format table");
        fails("option --id is given twice", "weft:policy-add x --chain fw --id 7 --id 8");
    }

    @Test
    public void refusesNamesThatAreGivenTwice() {
        fails("policy web is given twice", "weft:profile-add q --policy web:from --policy map,web:to");
        fails("service fw is given twice", "weft:policy-add x --chain fw,ids,fw");
        fails("service fw is given twice", "weft:policy-add x --mapping fw --mapping fw --without-rule drop");
    }

    @Test
    public void takesListsInSeveralOptions() throws Exception {
        says("profile q created", "weft:profile-add --policy web:from --policy map q --policy scrub");
        assertTrue(console.run("weft:profile-list").contains("q        web:from map scrub"));
        says("profile q changed", "weft:profile-set q --policy web --policy map");
        assertTrue(console.run("weft:profile-list").contains("q        web map"));
        says("policy x created", "weft:policy-add x --chain fw --chain ids,lb");
        assertTrue(console.run("weft:policy-show x").contains("chain             fw ids lb"));
        says("policy x changed", "weft:policy-set --mapping ids --mapping fw x --without-rule drop");
        assertTrue(console.run("weft:policy-show x").contains("chain             mapping: ids fw"));
        says("rule x ::/0 ::/0 changed", "weft:policy-rule-add --services ids --services fw x ::/0 ::/0");
        assertTrue(console.run("weft:policy-rule-list x").contains("ids fw"));
    }

    @Test
    public void askingTwiceIsHarmless() throws Exception {
        twice("service plain", "weft:service-add plain --network red --without-instance closed");
        twice("service wall", "weft:service-add wall --network red --without-instance closed --firewall drop");
        twice("service fw", "weft:service-add fw --network red --without-instance closed --probe ethernet");
        twice("instance plain/one", "weft:service-instance-add plain one --in fw/eth0 --out fw/eth1");
        twice("instance plain/two", "weft:service-instance-add plain two --in lb/eth0 --weight 3");
        twice("instance wall/one", "weft:service-instance-add wall one --node h1");
        twice("policy web", "weft:policy-add web --chain plain");
        twice("policy map", "weft:policy-add map --mapping plain --without-rule drop");
        twice("profile p", "weft:profile-add p --policy web");
        twice("chain line", "weft:chain-add line --stage fw/-/eth2 --stage lb/eth2");
        twice("gateway edge", "weft:gateway-add edge --interface red=10.1.0.1/24 --default-action drop");
    }

    private void twice(final String what, final String line) throws Exception {
        says(what + " created", line);
        says(what + " unchanged", line);
    }

    @Test
    public void whatIsAnotherOneIsRefused() throws Exception {
        console.run("weft:service-add plain --network red --without-instance closed");
        fails("service plain exists with other content; delete it first, or change that one",
            "weft:service-add plain --network red --without-instance closed --drain-time 301");
        says("service plain unchanged", "weft:service-add plain --network red --without-instance closed"
            + " --drain-time 300 --header none");
        console.run("weft:service-instance-add plain one --in fw/eth0");
        fails("instance one of service plain exists with other content; remove it first, or use"
            + " weft:service-instance-set", "weft:service-instance-add plain one --in fw/eth0 --weight 2");
    }

    @Test
    public void whatIsThereAlreadyIsNoChange() throws Exception {
        console.run("weft:profile-add p --policy web");
        says("profile p unchanged", "weft:profile-set p --policy web");
        console.run("weft:gateway-add edge --interface red=10.1.0.1/24 --default-action drop");
        says("gateway edge unchanged", "weft:gateway-set edge --interface red=10.1.0.1/24");
        console.run("weft:service-add wall --network red --without-instance closed --firewall drop");
        says("service wall changed", "weft:service-rule-add wall 10 allow,tcp");
        says("service wall unchanged", "weft:service-rule-add wall 10 allow,tcp,direction=both");
    }
}
