/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.it.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import dev.weft.it.harness.Controller;
import org.junit.Test;

/** The console shows what RESTCONF shows, and refuses with the same text. */
public class ConsoleIT extends SystemTestCase {
    @Test
    public void refusalsHaveTheTextOfRestconf() {
        final var before = intent().stored();
        refused("--a nobody/eth0 --b spare-red/eth0", "unknown appliance");
        refused("--a spare-red/eth0 --b fw-red/eth0", "interface in another link");
        refused("--a spare-red/eth0 --b spare-red/eth0", "both ends the same");
        refused("--a spare-red/eth0 --b-external 10.77.1.253 --segment-id 16000000", "segment id of another link");
        refused("--a spare-red/eth0 --b-external 10.77.1.253", "external end without a key");
        assertEquals("the stored intent", before, intent().stored());
    }

    @Test
    public void listsShowWhatIsThere() {
        final var links = Controller.console("weft:link-list");
        intent().entries("link").forEach(link -> {
            final var name = link.get("name").getAsString();
            assertTrue("link " + name + " in:\n" + links, links.lines().anyMatch(
                line -> line.contains(name) && line.contains(Long.toString(intent().segment(name)))));
        });
        final var nodes = Controller.console("weft:node-list");
        assertTrue(nodes, nodes.contains("host1") && nodes.contains("host3"));
        saw("weft:link-list:\n{}", links);
    }

    @Test
    public void jsonIsJson() {
        final var shown = Controller.console("weft:link-show red --format json");
        final var found = JsonParser.parseString(shown.substring(shown.indexOf('{'), shown.lastIndexOf('}') + 1));
        assertTrue(shown, found.toString().contains("fw-red"));
    }

    @Test
    public void flowsMarkWhatIsMissing() {
        final var clean = Controller.console("weft:flows red");
        assertTrue(clean, clean.contains("host1") && clean.contains("host2"));
        saw("weft:flows red:\n{}", clean);
    }

    private static void refused(final String ends, final String fault) {
        final var wanted = RefusedRequest.ALL.stream().filter(request -> request.fault().equals(fault)).findFirst()
            .orElseThrow().message();
        final var said = Controller.console("weft:link-create bad " + ends);
        assertTrue("want '" + wanted + "' in:\n" + said, said.replaceAll("\\s+", " ").contains(wanted));
        saw("console: {}", said.strip());
    }
}
