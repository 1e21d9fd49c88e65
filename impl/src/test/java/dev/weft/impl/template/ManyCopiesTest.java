/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.DeployInput.Spread;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fifty copies of ten appliances on three hosts in one request (FN-9). */
public class ManyCopiesTest extends TemplateTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(ManyCopiesTest.class);
    private static final int COPIES = 50;

    @Test
    public void oneRequestForAll() throws Exception {
        put(Farm.template("ten", Farm.ten()));
        final long begun = System.nanoTime();
        final var done = granted(rpcs.deploy(deployment("ten").setPrefix(new Name("c"))
            .setCount(Uint16.valueOf(COPIES)).setNode(names("host1", "host2", "host3")).setSpread(Spread.Appliance)
            .build()));
        final long deployed = System.nanoTime();
        assertEquals(COPIES * 10, done.getAppliances().intValue());
        assertEquals(COPIES * 9, done.getLinks().intValue());
        assertEquals(COPIES * 2, done.getNetworks().intValue());
        assertEquals(COPIES * 10, intent().nonnullAppliance().size());
        for (var node : names("host1", "host2", "host3")) {
            final long there = intent().nonnullAppliance().values().stream()
                .filter(appliance -> node.equals(appliance.getNode())).count();
            assertTrue(there + " appliances on " + node, there >= COPIES * 10 / 3 && there <= COPIES * 10 / 3 + 1);
        }
        final long undeploying = System.nanoTime();
        granted(rpcs.undeploy(removal("c-17").setSaveAs(new Name("s")).build()));
        final long undeployed = System.nanoTime();
        assertEquals((COPIES - 1) * 9, intent().nonnullLink().size());
        assertEquals(COPIES - 1, templates().nonnullCopy().size());
        LOG.info("{} copies of 10 appliances, 9 links, 2 networks: checked and stored in {} ms; one of them saved and"
            + " undeployed in {} ms", COPIES, (deployed - begun) / 1_000_000,
            (undeployed - undeploying) / 1_000_000);
    }
}
